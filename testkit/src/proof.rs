//! DPoP proofs (RFC 9449 §4.2), as an app makes them, and as none may be.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::credential::digest::Digest;
use oauth::jose::jwk::PublicJwk;
use serde_json::{Value, json};

use crate::{ISSUER, TestServer};

/// The same for the same number.
pub struct Key(Ed25519KeyPair);

impl Key {
    pub fn numbered(number: u8) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(&[number; 32]);
        Self(pair.expect("32 bytes are a seed"))
    }

    pub fn jwk(&self) -> Value {
        json!({ "kty": "OKP", "crv": "Ed25519", "x": base64url(self.0.public_key().as_ref()) })
    }

    /// RFC 7638.
    pub fn thumbprint(&self) -> String {
        PublicJwk::from_json(&self.jwk()).expect("a key").thumbprint().to_string()
    }

    /// Valid for this request now, with the server's nonce.
    pub fn proof(&self, server: &TestServer, method: &str, path: &str) -> Proof<'_> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let jti = NEXT.fetch_add(1, Ordering::Relaxed);
        let header = json!({ "typ": "dpop+jwt", "alg": "EdDSA", "jwk": self.jwk() });
        let claims = json!({
            "jti": format!("jti-{jti}"),
            "htm": method,
            "htu": format!("{ISSUER}{path}"),
            "iat": server.provider.now().0,
            "nonce": server.provider.tokens().dpop_nonce(),
        });
        Proof { key: self, header, claims }
    }

    pub fn at_token(&self, server: &TestServer) -> Proof<'_> {
        self.proof(server, "POST", routes::TOKEN)
    }

    fn sign(&self, text: &str) -> Vec<u8> {
        self.0.sign(text.as_bytes()).as_ref().to_vec()
    }
}

#[derive(Clone)]
pub struct Proof<'key> {
    key: &'key Key,
    pub header: Value,
    pub claims: Value,
}

impl Proof<'_> {
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.claims[name] = value.into();
        self
    }

    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.claims.as_object_mut().expect("an object").remove(name);
        self
    }

    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.header[name] = value.into();
        self
    }

    /// RFC 9449 §4.2.
    #[must_use]
    pub fn for_token(self, token: &str) -> Self {
        let hash = base64url(Digest::of(token).as_bytes());
        self.with("ath", hash)
    }

    pub fn signed(&self) -> String {
        let part = |value: &Value| base64url(value.to_string().as_bytes());
        let input = format!("{}.{}", part(&self.header), part(&self.claims));
        format!("{input}.{}", base64url(&self.key.sign(&input)))
    }
}

/// RFC 7515 §2.
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
