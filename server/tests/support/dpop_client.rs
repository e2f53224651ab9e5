//! An app that proves to hold a key (DPoP).

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::Request;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::digest::Digest;
use serde_json::{Value, json};

use super::jwt::TestKey;
use super::{Answer, ISSUER, TestServer};

/// Makes each proof's `jti` its own.
static PROOFS: AtomicUsize = AtomicUsize::new(0);

/// The header of proofs of a key.
pub(crate) fn header(key: &TestKey) -> Value {
    json!({ "typ": "dpop+jwt", "jwk": key.public().to_json() })
}

/// A proof for a request for tokens, with the nonce of now.
pub(crate) fn for_tokens(server: &TestServer, key: &TestKey, path: &str) -> String {
    let claims = json!({
        "jti": format!("proof {}", PROOFS.fetch_add(1, Ordering::Relaxed)),
        "htm": "POST",
        "htu": format!("{ISSUER}{path}"),
        "iat": server.provider.now().0,
        "nonce": server.provider.dpop_nonce(),
    });
    key.sign(&header(key), &claims)
}

/// A proof that goes with a token.
pub(crate) fn for_call(server: &TestServer, key: &TestKey, path: &str, token: &str) -> String {
    let claims = json!({
        "jti": format!("proof {}", PROOFS.fetch_add(1, Ordering::Relaxed)),
        "htm": "GET",
        "htu": format!("{ISSUER}{path}"),
        "iat": server.provider.now().0,
        "ath": URL_SAFE_NO_PAD.encode(Digest::of(token).as_bytes()),
    });
    key.sign(&header(key), &claims)
}

impl TestServer {
    /// POST of a form to the token endpoint, with a proof.
    pub(crate) async fn token_with_proof<V: AsRef<str>>(
        &self,
        authorization: Option<&str>,
        proof: &str,
        pairs: &[(&str, V)],
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let mut request = Request::post("/oauth/token")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("dpop", proof);
        if let Some(authorization) = authorization {
            request = request.header("authorization", authorization);
        }
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// GET with a token that is bound to a key.
    pub(crate) async fn call_with_proof(&self, path: &str, token: &str, proof: &str) -> Answer {
        let request = Request::get(path)
            .header("authorization", format!("DPoP {token}"))
            .header("dpop", proof);
        self.send(request.body(Body::empty()).expect("a request")).await
    }
}
