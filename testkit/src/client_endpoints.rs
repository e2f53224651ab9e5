//! The endpoints beside the token endpoint.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
pub use routes::{DEVICE_AUTHORIZATION, INTROSPECT, METADATA, PAR, REVOKE};
use serde_json::{Value, json};

use crate::client::form;
use crate::{Answer, TestServer, basic};

/// The Customer API, which may introspect.
pub fn api() -> String {
    basic("demo-api", "demo-api-secret")
}

impl TestServer {
    pub async fn post_pairs<V: AsRef<str>>(
        &self,
        path: &str,
        authorization: Option<&str>,
        pairs: &[(&str, V)],
    ) -> Answer {
        let header = authorization.map(|value| (AUTHORIZATION.as_str(), value));
        self.post_form(path, header.as_slice(), form(pairs)).await
    }

    pub async fn revoke(&self, authorization: Option<&str>, token: &str) -> Answer {
        self.post_pairs(REVOKE, authorization, &[("token", token)]).await
    }

    pub async fn introspect(&self, token: &str) -> Value {
        let answer = self.post_pairs(INTROSPECT, Some(&api()), &[("token", token)]).await;
        answer.assert_status(200).assert_header("cache-control", "no-store");
        answer.json()
    }

    /// From another origin; returns the answer's CORS header.
    pub async fn cors_of(&self, method: &str, path: &str) -> Option<String> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost:3000")
            .header("origin", "https://app.example")
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization, content-type, dpop")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = self.send(request.body(Body::empty()).expect("a request")).await;
        answer.header("access-control-allow-origin").map(str::to_owned)
    }
}

/// RFC 7662 §2.2: of a token that is not active nothing else is said.
#[track_caller]
pub fn assert_inactive(told: &Value) {
    assert_eq!(*told, json!({ "active": false }));
}
