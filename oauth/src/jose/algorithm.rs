use serde::{Deserialize, Serialize};

use crate::words::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SigningAlgorithm {
    /// ECDSA on P-256 with SHA-256 (RFC 7518 §3.4).
    #[serde(rename = "ES256")]
    Es256,
    /// Ed25519 (RFC 8037 §3.1).
    #[serde(rename = "EdDSA")]
    EdDsa,
}

impl SigningAlgorithm {
    pub const ALL: [Self; 2] = [Self::Es256, Self::EdDsa];

    pub fn as_str(self) -> &'static str {
        VerificationAlgorithm::from(self).as_str()
    }
}

words! {
    /// FAPI 2.0 §5.4.1: "shall use PS256, ES256, or EdDSA (using the Ed25519 variant) algorithms" and
    /// "shall not use or accept the none algorithm"; RS256 is for assertions of other clients.
    /// Nothing symmetric is in the list, so no public key can be taken for a password (RFC 8725 §2.1).
    ///
    /// `alg` is read with its case (RFC 7515 §4.1.1).
    #[derive(Hash)]
    pub enum VerificationAlgorithm {
        /// ECDSA on P-256 with SHA-256 (RFC 7518 §3.4).
        Es256 = "ES256",
        /// Ed25519 (RFC 8037 §3.1).
        EdDsa = "EdDSA",
        /// RSA with PSS and SHA-256 (RFC 7518 §3.5).
        Ps256 = "PS256",
        /// RSA with PKCS #1 v1.5 and SHA-256 (RFC 7518 §3.3): what common clients sign with.
        Rs256 = "RS256",
    }
}

impl From<SigningAlgorithm> for VerificationAlgorithm {
    fn from(algorithm: SigningAlgorithm) -> Self {
        match algorithm {
            SigningAlgorithm::Es256 => Self::Es256,
            SigningAlgorithm::EdDsa => Self::EdDsa,
        }
    }
}

words! {
    /// Of an ID token. Only what is verified with our own key is signed with RSA and PKCS #1: most
    /// apps accept nothing else (OpenID Connect Core §15.1: "MUST support signing ID Tokens with the
    /// RSA SHA-256 algorithm"). It is never accepted from others.
    #[derive(Default, Hash, Serialize, Deserialize)]
    pub enum IdTokenAlgorithm {
        #[default]
        #[serde(rename = "RS256")]
        Rs256 = "RS256",
        #[serde(rename = "ES256")]
        Es256 = "ES256",
        #[serde(rename = "EdDSA")]
        EdDsa = "EdDSA",
    }
}

impl From<SigningAlgorithm> for IdTokenAlgorithm {
    fn from(algorithm: SigningAlgorithm) -> Self {
        match algorithm {
            SigningAlgorithm::Es256 => Self::Es256,
            SigningAlgorithm::EdDsa => Self::EdDsa,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_symmetric_unsigned_or_outdated_is_accepted() {
        for text in ["", "none", "None", "HS256", "HS512", "RS512", "PS512", "ES384", "es256"] {
            assert_eq!(VerificationAlgorithm::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_signed_is_accepted() {
        for algorithm in SigningAlgorithm::ALL {
            let accepted = VerificationAlgorithm::parse(algorithm.as_str());
            assert_eq!(accepted, Some(algorithm.into()));
        }
    }
}
