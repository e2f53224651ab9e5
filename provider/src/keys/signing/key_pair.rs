//! One key pair that signs.

use aws_lc_rs::error::{KeyRejected, Unspecified};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _,
};
use oauth::jose::access_token::ACCESS_TOKEN_TYP;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::jose::compact::{encode_part, encode_signature};
use oauth::jose::jwk::PublicJwk;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use serde::Serialize;
use serde_json::json;
use store::keys::WrappedKey;

use crate::error::ProviderError;
use crate::keys::master::{MasterKey, Wrapping};
use crate::keys::purpose::KeyPurpose;
use crate::keys::ring::Key;

/// A signing key pair. Read once; each signature is then one computation.
pub(in crate::keys) struct SigningKey {
    pub(super) public: PublicJwk,
    created_at: Timestamp,
    pair: Pair,
    header: String,
}

enum Pair {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
}

impl Key for SigningKey {
    fn id(&self) -> &str {
        self.kid()
    }

    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}

impl SigningKey {
    /// Makes a key pair, wrapped for the store. aws-lc-rs makes it from
    /// the machine's chance, and takes no other: our source serves the wrapping.
    #[expect(clippy::expect_used, reason = "without randomness nothing may be issued")]
    pub(in crate::keys) fn generate(
        algorithm: SigningAlgorithm,
        wrapping: &Wrapping,
        now: Timestamp,
        randomness: &dyn Randomness,
    ) -> WrappedKey {
        let made = match algorithm {
            SigningAlgorithm::Es256 => generate_es256(),
            SigningAlgorithm::EdDsa => generate_ed_dsa(),
        };
        let (pkcs8, public) = made.expect("a key pair can be made");
        // RFC 7638: the name follows from the key, so no two keys share one.
        let id = public.thumbprint().to_string();
        wrapping.wrap(id, KeyPurpose::Sign(algorithm).stored(), &pkcs8, now, randomness)
    }

    pub(in crate::keys) fn open(
        algorithm: SigningAlgorithm,
        master: &MasterKey,
        wrapped: &WrappedKey,
    ) -> Result<Self, ProviderError> {
        let broken = || ProviderError::BrokenSigningKey { id: wrapped.id.clone() };
        let pkcs8 = master.unwrap(wrapped)?;
        let pair = Pair::read(algorithm, &pkcs8).map_err(|_| broken())?;
        let public = pair.public().ok_or_else(broken)?;
        if public.thumbprint().as_str() != wrapped.id {
            return Err(broken());
        }
        let header = json!({
            "typ": ACCESS_TOKEN_TYP, "alg": algorithm.as_str(), "kid": wrapped.id,
        });
        Ok(Self {
            public: public.with_kid(wrapped.id.as_str()),
            created_at: wrapped.created_at,
            pair,
            header: encode_part(&header).map_err(|_| broken())?,
        })
    }

    pub(super) fn kid(&self) -> &str {
        self.public.kid().unwrap_or_default()
    }

    pub(super) fn sign_access_token<T: Serialize>(&self, claims: &T) -> String {
        self.sign(&self.header, claims)
    }

    /// Another type: no API takes it for an access token (RFC 8725 §3.11).
    #[expect(clippy::expect_used, reason = "three texts always are JSON")]
    pub(super) fn sign_client_assertion<T: Serialize>(&self, claims: &T) -> String {
        let algorithm = self.public.algorithm().as_str();
        let header = json!({ "typ": "JWT", "alg": algorithm, "kid": self.kid() });
        self.sign(&encode_part(&header).expect("the header can be written"), claims)
    }

    #[expect(clippy::expect_used, reason = "claims of texts, numbers and lists always are JSON")]
    fn sign<T: Serialize>(&self, header: &str, claims: &T) -> String {
        let claims = encode_part(claims).expect("the claims can be written");
        let signing_input = format!("{header}.{claims}");
        let signature = self.pair.sign(signing_input.as_bytes());
        format!("{signing_input}.{}", encode_signature(&signature))
    }
}

impl Pair {
    fn read(algorithm: SigningAlgorithm, pkcs8: &[u8]) -> Result<Self, KeyRejected> {
        match algorithm {
            SigningAlgorithm::Es256 => {
                EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8).map(Self::Es256)
            }
            SigningAlgorithm::EdDsa => Ed25519KeyPair::from_pkcs8(pkcs8).map(Self::EdDsa),
        }
    }

    fn public(&self) -> Option<PublicJwk> {
        match self {
            Self::Es256(pair) => PublicJwk::from_p256_point(pair.public_key().as_ref()),
            Self::EdDsa(pair) => PublicJwk::from_ed25519_bytes(pair.public_key().as_ref()),
        }
    }

    #[expect(clippy::expect_used, reason = "without randomness nothing may be issued")]
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            // Each signature of ECDSA needs a secret number, which aws-lc-rs draws
            // itself, whatever source it is handed: this one is not asked. Tests
            // with repeatable chance get other signatures each time.
            Self::Es256(pair) => {
                let signature = pair.sign(&SystemRandom::new(), message);
                signature.expect("a signature can be made").as_ref().to_vec()
            }
            Self::EdDsa(pair) => pair.sign(message).as_ref().to_vec(),
        }
    }
}

type Generated = Result<(Vec<u8>, PublicJwk), Unspecified>;

fn generate_es256() -> Generated {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?;
    let pkcs8 = pair.to_pkcs8v1()?.as_ref().to_vec();
    let public = Pair::Es256(pair).public().ok_or(Unspecified)?;
    Ok((pkcs8, public))
}

fn generate_ed_dsa() -> Generated {
    let pair = Ed25519KeyPair::generate()?;
    let pkcs8 = pair.to_pkcs8()?.as_ref().to_vec();
    let public = Pair::EdDsa(pair).public().ok_or(Unspecified)?;
    Ok((pkcs8, public))
}
