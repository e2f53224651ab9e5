//! The endpoints beside the token endpoint.

use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use oauth::jose::compact::{Jws, JwsError};
use oauth::jose::jwk::{PublicJwk, parse_set};
pub use routes::{DEVICE_AUTHORIZATION, INTROSPECT, JWKS, METADATA, PAR, REVOKE};
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

    /// The keys that sign access tokens, as an API reads them now.
    pub async fn key_set(&self) -> Vec<PublicJwk> {
        let document = self.get(JWKS).await.assert_status(200).json();
        parse_set(&document.to_string()).expect("a set")
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

/// Verifies a token as an API does that has this set; `None` if its key is not there.
pub fn verify(set: &[PublicJwk], token: &str) -> Option<Result<(), JwsError>> {
    let jws = Jws::parse(token).expect("readable");
    let key = set.iter().find(|key| key.kid().is_some() && key.kid() == jws.kid())?;
    Some(jws.verify(key))
}

/// RFC 7662 §2.2: of a token that is not active nothing else is said.
#[track_caller]
pub fn assert_inactive(told: &Value) {
    assert_eq!(*told, json!({ "active": false }));
}
