//! Anyone who calls the API, by each method, with whichever scopes.

use axum::body::Body;
use axum::http::Request;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::credentials::{key_form, make_key, make_token, secret};
use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, Answer, AuthorizationUrl, Setup, TestServer};

/// A credential as it is shown: a header.
#[derive(Clone, Debug)]
pub(crate) struct Shown(Option<(&'static str, String)>);

/// No credential.
pub(crate) const NOBODY: Shown = Shown(None);

impl Shown {
    pub(crate) fn token(token: &str) -> Self {
        Self(Some(("authorization", format!("Bearer {token}"))))
    }

    pub(crate) fn key(key: &str) -> Self {
        Self(Some(("x-smarttoken", key.to_owned())))
    }

    /// Calls an operation; with no body if it is `null`.
    pub(crate) async fn call(
        &self,
        server: &TestServer,
        method: &str,
        path: &str,
        body: Value,
    ) -> Answer {
        self.call_at(server, method, &format!("/api{path}"), body).await
    }

    /// Calls an operation of another API, with no body if it is `null`.
    pub(crate) async fn call_at(
        &self,
        server: &TestServer,
        method: &str,
        path: &str,
        body: Value,
    ) -> Answer {
        self.call_if_match(server, method, path, None, body).await
    }

    /// The same, for the version of that `ETag`.
    pub(crate) async fn call_if_match(
        &self,
        server: &TestServer,
        method: &str,
        path: &str,
        tag: Option<&str>,
        body: Value,
    ) -> Answer {
        let body = if body.is_null() { None } else { Some(("application/json", body.to_string())) };
        self.send(server, method, path, tag, body).await
    }

    /// Posts a body that says to be of that kind.
    pub(crate) async fn post(
        &self,
        server: &TestServer,
        path: &str,
        kind: &'static str,
        body: &str,
    ) -> Answer {
        self.send(server, "POST", &format!("/api{path}"), None, Some((kind, body.to_owned()))).await
    }

    async fn send(
        &self,
        server: &TestServer,
        method: &str,
        path: &str,
        if_match: Option<&str>,
        body: Option<(&'static str, String)>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(tag) = if_match {
            request = request.header("if-match", tag);
        }
        if let Some((name, value)) = &self.0 {
            request = request.header(*name, value);
        }
        let body = body.map_or_else(Body::empty, |(kind, body)| {
            let headers = request.headers_mut().expect("good so far");
            headers.insert("content-type", kind.parse().expect("a value"));
            Body::from(body)
        });
        server.send(request.body(body).expect("a request")).await
    }

    /// What `GET` answers, which must be something.
    pub(crate) async fn read(&self, server: &TestServer, path: &str) -> Value {
        self.call(server, "GET", path, Value::Null).await.assert_status(200).json()
    }

    /// The ids of a list.
    pub(crate) async fn ids(&self, server: &TestServer, path: &str) -> Vec<String> {
        let json = self.read(server, path).await;
        let rows = json["content"].as_array().expect("a list").iter();
        let ids: Vec<_> = rows.map(|row| row["id"].as_str().expect("an id").to_owned()).collect();
        assert_eq!(json["totalFound"], ids.len());
        ids
    }

    /// The status of a call.
    pub(crate) async fn status(
        &self,
        server: &TestServer,
        method: &str,
        path: &str,
        body: Value,
    ) -> u16 {
        self.call(server, method, path, body).await.status.as_u16()
    }
}

/// A server where every kind of credential can be made, and people may tick any scope.
pub(crate) async fn start() -> TestServer {
    let mut setup = Setup::default();
    setup.settings.partner_api_keys = true;
    let server = TestServer::start_with(setup).await;
    server
        .change_client("demo-partner", |client| {
            for scope in &mut client.scopes {
                scope.requirement = oauth::client::Requirement::Optional;
            }
        })
        .await;
    server
}

/// An app that a user allowed these scopes.
pub(crate) async fn app(server: &TestServer, email: &str, scopes: &str) -> Shown {
    let request = AuthorizationUrl::partner().with("scope", scopes).with("prompt", "consent");
    let mut browser = server.signed_in(email).await;
    let page = browser.consent_page(&request).await;
    let form = scopes.split(' ').fold(page.form("Allow access"), |form, scope| form.tick(scope));
    let answer = browser.submit(&form.press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope.split(' ').count(), scopes.split(' ').count());
    Shown::token(&tokens.access)
}

/// A service of that role at Northwind with these scopes.
pub(crate) async fn service(server: &TestServer, role: oauth::role::Role, scopes: &str) -> Shown {
    server
        .change_client("demo-service", |client| {
            client.service.as_mut().expect("a service").role = role;
        })
        .await;
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", "demo-service"),
        ("client_secret", "demo-service-secret"),
        ("scope", scopes),
    ];
    let tokens = Tokens::read(&server.token(None, &pairs).await);
    assert_eq!(tokens.scope, scopes);
    Shown::token(&tokens.access)
}

/// An API key of Northwind.
pub(crate) async fn api_key(server: &TestServer) -> Shown {
    Shown::key(&secret(&make_key(&mut server.signed_in(ADA).await, "Try it out").await))
}

/// A partner's API key of Northwind.
pub(crate) async fn partner_api_key(server: &TestServer) -> Shown {
    let mut browser = server.signed_in(ADA).await;
    let form = key_form(&mut browser, "Partner").await.set("kind", "partner_api_key");
    let page = browser.submit(&form).await;
    Shown::key(&secret(&page))
}

/// An API token of a user's with these scopes.
pub(crate) async fn api_token(server: &TestServer, email: &str, scopes: &[&str]) -> Shown {
    let mut browser = server.signed_in(email).await;
    Shown::token(&secret(&make_token(&mut browser, "Career site", scopes).await))
}

/// Every operation of the document, but those that the public calls.
pub(crate) async fn operations(server: &TestServer) -> Vec<(String, String)> {
    let document = server.get("/api/openapi.json").await.json();
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            if operation["security"] != json!([]) {
                all.push((method.to_uppercase(), path.clone()));
            }
        }
    }
    assert!(all.len() > 60, "{}", all.len());
    all
}

/// The operations that a credential opens, each as "GET /path", sorted. They are called
/// for things that are not there, with a body that says nothing: nothing changes.
pub(crate) async fn opened(server: &TestServer, by: &Shown) -> Vec<String> {
    let mut opened = Vec::new();
    for (method, path) in operations(server).await {
        let answer = by.call(server, &method, &nowhere(&path), json!({})).await;
        match answer.status.as_u16() {
            403 => {
                let json = answer.json();
                assert_eq!(json["error"], "insufficient_scope", "{method} {path}");
                assert!(answer.header("www-authenticate").is_some());
            }
            200 | 400 | 404 => opened.push(format!("{method} {path}")),
            status => panic!("{method} {path}: {status} {}", answer.body),
        }
    }
    opened.sort();
    opened
}

/// As files are sent.
pub(crate) fn base64(text: &str) -> String {
    STANDARD.encode(text)
}

/// A path with ids that name nothing.
pub(crate) fn nowhere(path: &str) -> String {
    path.replace("{id}", "x").replace("{attachment}", "x")
}

/// That a credential opens these operations, and no other.
pub(crate) async fn assert_opens(server: &TestServer, by: &Shown, operations: &[&str]) {
    let mut wanted: Vec<_> = operations.iter().map(|text| (*text).to_owned()).collect();
    wanted.sort();
    assert_eq!(opened(server, by).await, wanted);
}
