//! Load on the built program: the requests of people, apps and services, and a book of what
//! was answered.

pub(crate) mod book;

use std::sync::Arc;
use std::time::Duration;

use reqwest::cookie::Jar;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use serde_json::Value;

use crate::browser::{ADA, CALLBACK, PASSWORD, answer_at};
use crate::running::Program;
use crate::{VERIFIER, link};
use testkit::html;

pub(crate) const PARTNER: (&str, &str) = ("demo-partner", "demo-partner-secret");
pub(crate) const SERVICE: (&str, &str) = ("demo-service", "demo-service-secret");
pub(crate) const API: (&str, &str) = ("demo-api", "demo-api-secret");

/// Options of a program that is to take all the load there is.
pub(crate) const WITHOUT_LIMITS: [&str; 2] =
    ["--limits-requests-per-second=1000000", "--limits-client-requests-per-second=1000000"];

/// Why there is no answer that says what happened.
#[derive(Debug)]
pub(crate) enum Cut {
    /// The connection ended before the answer did.
    Connection(#[expect(dead_code, reason = "for the message of a failed test")] reqwest::Error),
    /// The server says that it could not do it.
    Unable(StatusCode),
    /// The test wants no more.
    Asked,
}

impl From<reqwest::Error> for Cut {
    fn from(error: reqwest::Error) -> Self {
        Self::Connection(error)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: String,
}

/// The requests of an app, and of a person who is signed in.
pub(crate) struct Caller {
    pub(crate) issuer: String,
    http: Client,
}

impl Caller {
    /// Ada, signed in.
    pub(crate) async fn signed_in(program: &Program) -> Self {
        let caller = Self::new(&program.issuer);
        let page = caller.open(&link(&caller.issuer, CALLBACK)).await.expect("a page");
        let form = html::form(&page, "Sign in").set("email", ADA).set("password", PASSWORD);
        assert_eq!(caller.submit(&form).await.expect("an answer").status(), StatusCode::SEE_OTHER);
        caller
    }

    /// No connection is used twice: those before a kill are dead.
    fn new(issuer: &str) -> Self {
        let http = Client::builder().cookie_provider(Arc::new(Jar::default()));
        let http = http.redirect(Policy::none()).pool_max_idle_per_host(0);
        let http = http.timeout(Duration::from_secs(20)).build().expect("a client");
        Self { issuer: issuer.to_owned(), http }
    }

    async fn answered(request: reqwest::RequestBuilder) -> Result<Response, Cut> {
        let response = request.send().await?;
        if response.status().is_server_error() {
            return Err(Cut::Unable(response.status()));
        }
        Ok(response)
    }

    pub(crate) async fn post(
        &self,
        path: &str,
        client: (&str, &str),
        form: &[(&str, &str)],
    ) -> Result<(StatusCode, Value), Cut> {
        let request = self.http.post(format!("{}{path}", self.issuer));
        let request = request.basic_auth(client.0, Some(client.1)).form(form);
        let response = Self::answered(request).await?;
        let status = response.status();
        let text = response.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or_default()))
    }

    /// A path of the Customer API with an access token.
    pub(crate) async fn call(&self, path: &str, token: &str) -> Result<StatusCode, Cut> {
        let request = self.http.get(format!("{}{path}", self.issuer)).bearer_auth(token);
        let response = Self::answered(request).await?;
        let status = response.status();
        response.bytes().await?;
        Ok(status)
    }

    /// Tokens, or the refusal's status.
    async fn token(&self, form: &[(&str, &str)]) -> Result<Result<Tokens, StatusCode>, Cut> {
        let (status, json) = self.post("/oauth/token", PARTNER, form).await?;
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        let tokens = Tokens { access: text("access_token"), refresh: text("refresh_token") };
        Ok(if status == StatusCode::OK { Ok(tokens) } else { Err(status) })
    }

    pub(crate) async fn redeem(&self, code: &str) -> Result<Result<Tokens, StatusCode>, Cut> {
        let code = ("code", code);
        let form = [("grant_type", "authorization_code"), code, ("redirect_uri", CALLBACK)];
        self.token(&[&form[..], &[("code_verifier", VERIFIER)]].concat()).await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Result<Result<Tokens, StatusCode>, Cut> {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    pub(crate) async fn revoke(&self, client: (&str, &str), token: &str) -> Result<bool, Cut> {
        Ok(self.post("/oauth/revoke", client, &[("token", token)]).await?.0 == StatusCode::OK)
    }

    pub(crate) async fn service_token(&self) -> Result<String, Cut> {
        let form = [("grant_type", "client_credentials")];
        let (status, json) = self.post("/oauth/token", SERVICE, &form).await?;
        assert_eq!(status, StatusCode::OK, "{json}");
        Ok(json["access_token"].as_str().expect("a token").to_owned())
    }

    pub(crate) async fn is_active(&self, token: &str) -> Result<bool, Cut> {
        let (status, json) = self.post("/oauth/introspect", API, &[("token", token)]).await?;
        assert_eq!(status, StatusCode::OK, "{json}");
        Ok(json["active"] == true)
    }

    /// The page at an address, after redirects within the server.
    pub(crate) async fn open(&self, url: &str) -> Result<String, Cut> {
        let mut response = Self::answered(self.http.get(url)).await?;
        while response.status() == StatusCode::SEE_OTHER {
            let location = response.headers()["location"].to_str().expect("a text").to_owned();
            let next = match location.strip_prefix('/') {
                Some(path) => format!("{}/{path}", self.issuer),
                None => location,
            };
            response = Self::answered(self.http.get(next)).await?;
        }
        Ok(response.text().await?)
    }

    /// As it is answered, whatever that is.
    pub(crate) async fn get(&self, url: &str) -> Response {
        self.http.get(url).send().await.expect("an answer")
    }

    pub(crate) async fn submit(&self, form: &html::Form) -> Result<Response, Cut> {
        let request = self.http.post(format!("{}{}", self.issuer, form.action));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        Self::answered(request.header("origin", &self.issuer).body(form.body())).await
    }

    /// Allows, and tells the code; none where another user's answer came between.
    pub(crate) async fn allow(&self) -> Result<Option<String>, Cut> {
        let page = self.open(&link(&self.issuer, CALLBACK)).await?;
        let Some(form) = html::find_form(&page, "Allow access") else { return Ok(None) };
        let answer = self.submit(&form.press("Allow access")).await?;
        let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
        let location = location.filter(|location| location.starts_with(CALLBACK));
        Ok(location.and_then(|location| answer_at(CALLBACK, location).remove("code")))
    }

    /// Whether the server says that it can do its work.
    pub(crate) async fn is_ready(&self) -> bool {
        let asked = self.http.get(format!("{}/readyz", self.issuer)).send().await;
        asked.is_ok_and(|answer| answer.status() == StatusCode::OK)
    }
}
