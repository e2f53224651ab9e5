//! A person's browser without scripts: it stores cookies, says where a form comes from, and follows
//! redirects on this server.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE};
use axum::http::{Method, Request};

use crate::html::Form;
use crate::{Answer, AuthorizationUrl, ISSUER, PASSWORD, TestServer};

#[derive(Clone)]
pub struct Browser<'server> {
    server: &'server TestServer,
    pub address: IpAddr,
    pub cookies: BTreeMap<String, String>,
    pub accept_language: String,
    /// What a proxy, or an attacker in its place, adds.
    pub headers: Vec<(&'static str, String)>,
    /// `Sec-Fetch-Site` and `Origin` of its forms.
    pub origin: (&'static str, &'static str),
}

const COOKIE_NAME: &str = "countersign";

impl TestServer {
    pub fn browser(&self) -> Browser<'_> {
        Browser {
            server: self,
            address: Ipv4Addr::LOCALHOST.into(),
            cookies: BTreeMap::new(),
            accept_language: "en".to_owned(),
            headers: Vec::new(),
            origin: ("same-origin", ISSUER),
        }
    }

    pub async fn signed_in(&self, email: &str) -> Browser<'_> {
        let mut browser = self.browser();
        browser.sign_in(email).await;
        browser
    }
}

impl<'server> Browser<'server> {
    /// Another person's browser, at the same server.
    pub async fn beside(&self, email: &str) -> Browser<'server> {
        self.server.signed_in(email).await
    }
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&mut self, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        let form = ("application/x-www-form-urlencoded".to_owned(), body.into());
        self.send(Method::POST, path, Some(form)).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Option<(String, Vec<u8>)>,
    ) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, "localhost:3000")
            .header(ACCEPT, "text/html,application/xhtml+xml")
            .header(ACCEPT_LANGUAGE, &self.accept_language);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        if let Some((media_type, _)) = &body {
            request = request
                .header(CONTENT_TYPE, media_type)
                .header("sec-fetch-site", self.origin.0)
                .header(ORIGIN, self.origin.1);
        }
        let body = body.map_or_else(Body::empty, |(_, body)| Body::from(body));
        let mut request = request.body(body).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.address, 50_000)));
        let answer = self.server.send(request).await;
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().expect("a text").split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    pub async fn submit(&mut self, form: &Form) -> Answer {
        self.post(&form.action, form.body()).await
    }

    pub async fn upload(&mut self, form: &Form, field: &str, file: &[u8]) -> Answer {
        let (media_type, body) = with_file(form, field, file);
        self.send(Method::POST, &form.action, Some((media_type, body))).await
    }

    /// On this server alone.
    pub async fn follow(&mut self, mut answer: Answer) -> Answer {
        while answer.status == 303
            && answer.header("location").is_some_and(|to| to.starts_with('/'))
        {
            answer = self.get(answer.our_location()).await;
        }
        answer
    }

    pub async fn open(&mut self, path: &str) -> Answer {
        let answer = self.get(path).await;
        self.follow(answer).await
    }

    /// Into the sign-in page.
    pub async fn type_password(&mut self, email: &str, password: &str) -> Answer {
        let page = self.get("/sign-in").await;
        let form = page.form("Sign in").set("email", email).set("password", password);
        self.submit(&form).await
    }

    pub async fn sign_in(&mut self, email: &str) {
        let answer = self.type_password(email, PASSWORD).await;
        assert_eq!(answer.our_location(), "/");
    }

    /// The consent page for a request.
    pub async fn consent_page(&mut self, request: &AuthorizationUrl) -> Answer {
        let page = self.open(&request.path()).await;
        page.assert_page(200);
        page
    }

    /// Without ticking anything, unless it was allowed before. Returns the code.
    pub async fn allow(&mut self, request: &AuthorizationUrl) -> String {
        let page = self.open(&request.path()).await;
        if page.status == 303 {
            return code(&page);
        }
        let answer = self.submit(&page.form("Allow access").press("Allow access")).await;
        code(&answer)
    }

    pub fn session_cookie(&self) -> String {
        self.cookies.get(COOKIE_NAME).cloned().unwrap_or_default()
    }

    pub fn set_session_cookie(&mut self, value: &str) {
        self.cookies.insert(COOKIE_NAME.to_owned(), value.to_owned());
    }
}

#[track_caller]
pub fn code(answer: &Answer) -> String {
    answer.assert_status(303);
    let location = answer.header("location").expect("a location");
    let (_, query) = location.split_once('?').expect("a query");
    let found = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "code");
    found.unwrap_or_else(|| panic!("no code in {location}")).1.into_owned()
}

fn with_file(form: &Form, field: &str, file: &[u8]) -> (String, Vec<u8>) {
    let boundary = "----a-boundary-that-no-file-of-ours-holds";
    let mut body = Vec::new();
    for (name, value) in form.fields.iter().filter(|(name, _)| name != field) {
        let head = format!("Content-Disposition: form-data; name=\"{name}\"");
        body.extend(format!("--{boundary}\r\n{head}\r\n\r\n{value}\r\n").into_bytes());
    }
    let head = format!(
        "Content-Disposition: form-data; name=\"{field}\"; filename=\"logo.png\"\r\n\
         Content-Type: image/png"
    );
    body.extend(format!("--{boundary}\r\n{head}\r\n\r\n").into_bytes());
    body.extend(file);
    body.extend(format!("\r\n--{boundary}--\r\n").into_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}
