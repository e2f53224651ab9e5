use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PSS_SHA256,
    RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::jwk::PublicJwk;

pub(super) enum TestKey {
    P256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

pub(super) fn part(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

impl TestKey {
    pub(super) fn p256() -> Self {
        Self::P256(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("made"))
    }

    pub(super) fn ed25519() -> Self {
        Self::Ed25519(Ed25519KeyPair::generate().expect("made"))
    }

    pub(super) fn rsa() -> Self {
        Self::Rsa(RsaKeyPair::generate(KeySize::Rsa2048).expect("made"))
    }

    pub(super) fn public(&self) -> PublicJwk {
        match self {
            Self::P256(pair) => {
                PublicJwk::from_p256_point(pair.public_key().as_ref()).expect("a point")
            }
            Self::Ed25519(pair) => {
                PublicJwk::from_ed25519_bytes(pair.public_key().as_ref()).expect("a key")
            }
            Self::Rsa(pair) => {
                // RFC 8017 appendix A.1.1: the 256 bytes of the modulus follow
                // 9 bytes of DER; the exponent is 65537.
                let modulus = URL_SAFE_NO_PAD.encode(&pair.public_key().as_ref()[9..265]);
                let json = json!({ "kty": "RSA", "n": modulus, "e": "AQAB" });
                PublicJwk::from_json(&json).expect("a key")
            }
        }
    }

    /// Signs; `alg` is the key's own unless the header says another.
    pub(super) fn sign(&self, header: &Value, claims: &Value) -> String {
        let mut header = header.clone();
        if header.get("alg").is_none() {
            header["alg"] = self.public().algorithm().as_str().into();
        }
        self.sign_text(&header.to_string(), &claims.to_string())
    }

    pub(super) fn sign_text(&self, header: &str, claims: &str) -> String {
        let input = format!("{}.{}", part(header), part(claims));
        let message = input.as_bytes();
        let signature = match self {
            Self::P256(pair) => {
                pair.sign(&SystemRandom::new(), message).expect("signed").as_ref().to_vec()
            }
            Self::Ed25519(pair) => pair.sign(message).as_ref().to_vec(),
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PSS_SHA256, &SystemRandom::new(), message, &mut signature)
                    .expect("signed");
                signature
            }
        };
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}
