//! JWTs that tests sign themselves.

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256,
    RSA_PSS_SHA256, RsaKeyPair,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::jose::jwk::PublicJwk;
use serde_json::{Value, json};

pub enum TestKey {
    P256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

impl TestKey {
    pub fn p256() -> Self {
        Self::P256(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("made"))
    }

    pub fn ed25519() -> Self {
        Self::Ed25519(Ed25519KeyPair::generate().expect("made"))
    }

    pub fn rsa() -> Self {
        Self::Rsa(RsaKeyPair::generate(KeySize::Rsa2048).expect("made"))
    }

    /// The private half is practice data too.
    pub fn demo_signed() -> Self {
        let json = include_str!("../../demo/src/seed/demo-signed.private.jwk.json");
        let jwk: Value = serde_json::from_str(json).expect("JSON");
        let bytes = |name: &str| {
            URL_SAFE_NO_PAD.decode(jwk[name].as_str().expect("a number")).expect("base64url")
        };
        let point = [vec![4], bytes("x"), bytes("y")].concat();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, &bytes("d"), &point);
        Self::P256(pair.expect("a key pair"))
    }

    pub fn public(&self) -> PublicJwk {
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
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let mut header = header.clone();
        if header.get("alg").is_none() {
            header["alg"] = self.public().algorithm().as_str().into();
        }
        self.sign_text(&header.to_string(), &claims.to_string())
    }

    /// Any parts.
    pub fn sign_text(&self, header: &str, claims: &str) -> String {
        let input = format!("{}.{}", part(header), part(claims));
        let message = input.as_bytes();
        let signature = match self {
            Self::P256(pair) => {
                pair.sign(&SystemRandom::new(), message).expect("signed").as_ref().to_vec()
            }
            Self::Ed25519(pair) => pair.sign(message).as_ref().to_vec(),
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                let chance = SystemRandom::new();
                let header: Value = serde_json::from_str(header).unwrap_or_default();
                if header["alg"] == "RS256" {
                    pair.sign(&RSA_PKCS1_SHA256, &chance, message, &mut signature)
                } else {
                    pair.sign(&RSA_PSS_SHA256, &chance, message, &mut signature)
                }
                .expect("signed");
                signature
            }
        };
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

pub fn sign_with_password(password: &[u8], header: &Value, claims: &Value) -> String {
    let input = format!("{}.{}", part(&header.to_string()), part(&claims.to_string()));
    let key = hmac::Key::new(hmac::HMAC_SHA256, password);
    let signature = hmac::sign(&key, input.as_bytes());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

pub fn part(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

#[track_caller]
pub fn header_of(jwt: &str) -> Value {
    read(jwt, 0)
}

#[track_caller]
pub fn claims_of(jwt: &str) -> Value {
    read(jwt, 1)
}

#[track_caller]
fn read(jwt: &str, index: usize) -> Value {
    let part = jwt.split('.').nth(index).expect("a part");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON")
}
