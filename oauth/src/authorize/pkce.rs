//! Proof Key for Code Exchange (RFC 7636): S256 and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;
use thiserror::Error;

/// The base64url form of a SHA-256 hash, 43 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodeChallenge(String);

impl CodeChallenge {
    /// RFC 7636 §4.2: with S256 always 43 characters of base64url without padding.
    pub fn parse(text: &str) -> Result<Self, PkceError> {
        match URL_SAFE_NO_PAD.decode(text) {
            Ok(hash) if hash.len() == 32 => Ok(Self(text.to_owned())),
            _ => Err(PkceError::MalformedChallenge),
        }
    }

    /// RFC 7636 §4.2: `BASE64URL(SHA256(ASCII(code_verifier)))`.
    pub fn of(verifier: &CodeVerifier) -> Self {
        Self(URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.0.as_bytes())))
    }

    /// RFC 7636 §4.6, in constant time.
    pub fn is_answered_by(&self, verifier: &CodeVerifier) -> bool {
        self.0.as_bytes().ct_eq(Self::of(verifier).0.as_bytes()).into()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `43*128unreserved` (RFC 7636 §4.1).
#[derive(Clone, PartialEq, Eq)]
pub struct CodeVerifier(String);

impl CodeVerifier {
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    pub fn parse(text: &str) -> Result<Self, PkceError> {
        let unreserved =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        if (43..=128).contains(&text.len()) && text.bytes().all(unreserved) {
            Ok(Self(text.to_owned()))
        } else {
            Err(PkceError::MalformedVerifier)
        }
    }

    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for CodeVerifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CodeVerifier(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PkceError {
    #[error("code_challenge must be the base64url form of a SHA-256 hash: 43 characters")]
    MalformedChallenge,
    #[error("code_verifier must be 43 to 128 letters, digits or - . _ ~")]
    MalformedVerifier,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636_appendix_b_holds() {
        let verifier =
            CodeVerifier::parse("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").expect("valid");
        let challenge =
            CodeChallenge::parse("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").expect("valid");
        assert!(challenge.is_answered_by(&verifier));
    }

    #[test]
    fn another_verifier_does_not_answer_the_challenge() {
        let verifier = CodeVerifier::parse(&"a".repeat(43)).expect("valid");
        let other = CodeVerifier::parse(&"b".repeat(43)).expect("valid");
        assert!(!CodeChallenge::of(&verifier).is_answered_by(&other));
    }

    #[test]
    fn short_long_empty_and_foreign_characters_are_refused() {
        for text in ["", &"a".repeat(42), &"a".repeat(129), &format!("{} ", "a".repeat(43))] {
            assert_eq!(CodeVerifier::parse(text), Err(PkceError::MalformedVerifier));
            assert_eq!(CodeChallenge::parse(text), Err(PkceError::MalformedChallenge));
        }
    }
}
