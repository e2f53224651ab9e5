//! An app at the endpoints for clients, with any headers.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};

use crate::token_client::partner;
use crate::{Answer, AuthorizationUrl, TestServer};

pub type Headers<'a> = [(&'a str, &'a str)];

pub fn refreshing(refresh_token: &str) -> [(&'static str, String); 2] {
    [("grant_type", "refresh_token".to_owned()), ("refresh_token", refresh_token.to_owned())]
}

pub fn form<V: AsRef<str>>(pairs: &[(&str, V)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

impl TestServer {
    pub async fn post_form(
        &self,
        path: &str,
        headers: &Headers<'_>,
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::post(path)
            .header(HOST, "localhost:3000")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).expect("a request")).await
    }

    pub async fn get_with(&self, path: &str, headers: &Headers<'_>) -> Answer {
        let mut request = Request::get(path).header(HOST, "localhost:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// RFC 9126 §2.1.
    pub async fn push(&self, request: &AuthorizationUrl) -> Answer {
        let header = (AUTHORIZATION.as_str(), partner());
        self.post_form("/oauth/par", &[(header.0, &header.1)], request.query()).await
    }

    /// The push must be taken. Returns what the browser brings.
    pub async fn pushed(&self, request: &AuthorizationUrl) -> AuthorizationUrl {
        AuthorizationUrl::pushed("demo-partner", &request_uri(&self.push(request).await))
    }
}

#[track_caller]
pub fn request_uri(answer: &Answer) -> String {
    // RFC 9126 §2.2: "a 201 HTTP status code".
    answer.assert_status(201);
    answer.json()["request_uri"].as_str().expect("a request_uri").to_owned()
}
