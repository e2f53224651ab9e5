//! The server's own private key, so that tests can sign with it what the server
//! never would: only then is it the check in question that refuses.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::{Value, json};

use testkit::TestServer;
use testkit::jwt::TestKey;

/// The key that signs ES256, with its name.
pub(super) struct OwnKey {
    pub(super) key: TestKey,
    pub(super) kid: String,
}

impl OwnKey {
    /// Unwraps it with the tests' master key.
    pub(super) async fn of(server: &TestServer) -> Self {
        let kept = server.provider.store().keys().await.expect("read");
        let wrapped = kept.into_iter().find(|key| key.purpose == "sign ES256").expect("a key");
        let master = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[0x0f; 32]).expect("a key"));
        let (nonce, text) = wrapped.wrapped.split_at(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(nonce).expect("a nonce");
        let mut text = text.to_vec();
        let aad = Aad::from(wrapped.id.as_bytes());
        let pkcs8 = master.open_in_place(nonce, aad, &mut text).expect("the master key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8);
        Self { key: TestKey::P256(pair.expect("a key pair")), kid: wrapped.id }
    }

    /// The header of its access tokens.
    pub(super) fn header(&self) -> Value {
        json!({ "typ": "at+jwt", "alg": "ES256", "kid": self.kid })
    }
}
