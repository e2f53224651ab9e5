//! One key pair that signs.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::error::{KeyRejected, Unspecified};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, ED25519, EcdsaKeyPair,
    Ed25519KeyPair, KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair,
    UnparsedPublicKey,
};
use oauth::identity::id_token::ID_TOKEN_TYP;
use oauth::identity::logout_token::LOGOUT_TYP;
use oauth::jose::access_token::ACCESS_TOKEN_TYP;
use oauth::jose::algorithm::IdTokenAlgorithm;
use oauth::jose::compact::{encode_part, encode_signature};
use oauth::jose::jwk::PublicJwk;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use store::keys::WrappedKey;

use crate::error::ProviderError;
use crate::keys::master::{MasterKey, Wrapping};
use crate::keys::purpose::KeyPurpose;
use crate::keys::ring::Key;

/// A signing key pair. Read once; each signature is then one computation.
pub(in crate::keys) struct SigningKey {
    pub(super) public: PublicJwk,
    created_at: Timestamp,
    algorithm: IdTokenAlgorithm,
    pair: Pair,
    access_token_header: String,
    id_token_header: String,
}

enum Pair {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
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
        algorithm: IdTokenAlgorithm,
        wrapping: &Wrapping,
        now: Timestamp,
        randomness: &dyn Randomness,
    ) -> WrappedKey {
        let made = match algorithm {
            IdTokenAlgorithm::Es256 => generate_es256(),
            IdTokenAlgorithm::EdDsa => generate_ed_dsa(),
            IdTokenAlgorithm::Rs256 => generate_rs256(),
        };
        let (pkcs8, public) = made.expect("a key pair can be made");
        // RFC 7638: the name follows from the key, so no two keys share one.
        let id = public.thumbprint().to_string();
        wrapping.wrap(id, KeyPurpose::signs(algorithm).stored(), &pkcs8, now, randomness)
    }

    pub(in crate::keys) fn open(
        algorithm: IdTokenAlgorithm,
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
        let header = |typ: &str| {
            let header = json!({ "typ": typ, "alg": algorithm.as_str(), "kid": wrapped.id });
            encode_part(&header).map_err(|_| broken())
        };
        let access_token_header = header(ACCESS_TOKEN_TYP)?;
        let id_token_header = header(ID_TOKEN_TYP)?;
        Ok(Self {
            public: public.with_kid(wrapped.id.as_str()),
            created_at: wrapped.created_at,
            algorithm,
            pair,
            access_token_header,
            id_token_header,
        })
    }

    pub(super) fn kid(&self) -> &str {
        self.public.kid().unwrap_or_default()
    }

    pub(super) fn algorithm(&self) -> IdTokenAlgorithm {
        self.algorithm
    }

    /// As it is published.
    pub(super) fn jwk(&self) -> Value {
        let mut jwk = self.public.to_json();
        jwk["alg"] = self.algorithm.as_str().into();
        jwk
    }

    pub(super) fn sign_access_token<T: Serialize>(&self, claims: &T) -> String {
        self.sign(&self.access_token_header, claims)
    }

    /// Another type: no API takes it for an access token (RFC 8725 §3.11).
    pub(super) fn sign_client_assertion<T: Serialize>(&self, claims: &T) -> String {
        self.sign_as("JWT", claims)
    }

    /// Another type: no app takes it for an ID token, and we take it for no hint.
    pub(super) fn sign_logout_token<T: Serialize>(&self, claims: &T) -> String {
        self.sign_as(LOGOUT_TYP, claims)
    }

    #[expect(clippy::expect_used, reason = "three texts always are JSON")]
    fn sign_as<T: Serialize>(&self, typ: &str, claims: &T) -> String {
        let header = json!({ "typ": typ, "alg": self.algorithm.as_str(), "kid": self.kid() });
        self.sign(&encode_part(&header).expect("the header can be written"), claims)
    }

    pub(super) fn sign_id_token<T: Serialize>(&self, claims: &T) -> String {
        self.sign(&self.id_token_header, claims)
    }

    /// Whether this key made the signature.
    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified = match &self.pair {
            Pair::Es256(pair) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, pair.public_key())
                    .verify(message, signature)
            }
            Pair::EdDsa(pair) => {
                UnparsedPublicKey::new(&ED25519, pair.public_key()).verify(message, signature)
            }
            Pair::Rs256(pair) => {
                UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, pair.public_key())
                    .verify(message, signature)
            }
        };
        verified.is_ok()
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
    fn read(algorithm: IdTokenAlgorithm, pkcs8: &[u8]) -> Result<Self, KeyRejected> {
        match algorithm {
            IdTokenAlgorithm::Es256 => {
                EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8).map(Self::Es256)
            }
            IdTokenAlgorithm::EdDsa => Ed25519KeyPair::from_pkcs8(pkcs8).map(Self::EdDsa),
            IdTokenAlgorithm::Rs256 => RsaKeyPair::from_pkcs8(pkcs8).map(Self::Rs256),
        }
    }

    fn public(&self) -> Option<PublicJwk> {
        match self {
            Self::Es256(pair) => PublicJwk::from_p256_point(pair.public_key().as_ref()),
            Self::EdDsa(pair) => PublicJwk::from_ed25519_bytes(pair.public_key().as_ref()),
            Self::Rs256(pair) => read_rsa(pair.public_key().as_ref()),
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
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
                    .expect("a signature can be made");
                signature
            }
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

fn generate_rs256() -> Generated {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048)?;
    let der: Pkcs8V1Der<'_> = pair.as_der()?;
    let pkcs8 = der.as_ref().to_vec();
    let public = Pair::Rs256(pair).public().ok_or(Unspecified)?;
    Ok((pkcs8, public))
}

/// The numbers of a key as [`generate_rs256`] makes it: 2048 bits, and the exponent 65537. In DER
/// (RFC 8017 appendix A.1.1) the bytes before and between them are always the same.
fn read_rsa(der: &[u8]) -> Option<PublicJwk> {
    let numbers = der.strip_prefix(&[0x30, 0x82, 0x01, 0x0A, 0x02, 0x82, 0x01, 0x01, 0x00])?;
    let (n, e) = numbers.split_at_checked(256)?;
    (e == [2, 3, 1, 0, 1]).then(|| PublicJwk::from_rsa_numbers(n, &[1, 0, 1]))
}
