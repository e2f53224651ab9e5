//! An app with DPoP.

use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::credential::digest::Digest;
use serde_json::{Value, json};

use crate::client::form;
use crate::jwt::TestKey;
use crate::{Answer, ISSUER, TestServer};

/// Makes each proof's `jti` its own.
static PROOFS: AtomicUsize = AtomicUsize::new(0);

pub fn header(key: &TestKey) -> Value {
    json!({ "typ": "dpop+jwt", "jwk": key.public().to_json() })
}

/// With the nonce of now.
pub fn for_tokens(server: &TestServer, key: &TestKey, path: &str) -> String {
    let claims = json!({
        "jti": format!("proof {}", PROOFS.fetch_add(1, Ordering::Relaxed)),
        "htm": "POST",
        "htu": format!("{ISSUER}{path}"),
        "iat": server.provider.now().0,
        "nonce": server.provider.tokens().dpop_nonce(),
    });
    key.sign(&header(key), &claims)
}

pub fn for_call(server: &TestServer, key: &TestKey, path: &str, token: &str) -> String {
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
    pub async fn token_with_proof<V: AsRef<str>>(
        &self,
        authorization: Option<&str>,
        proof: &str,
        pairs: &[(&str, V)],
    ) -> Answer {
        let mut headers = vec![("dpop", proof)];
        headers.extend(authorization.map(|value| ("authorization", value)));
        self.post_form(routes::TOKEN, &headers, form(pairs)).await
    }

    pub async fn call_with_proof(&self, path: &str, token: &str, proof: &str) -> Answer {
        let authorization = format!("DPoP {token}");
        self.get_with(path, &[("authorization", &authorization), ("dpop", proof)]).await
    }
}
