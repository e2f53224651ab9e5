//! OpenID Connect Core §2.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256, Sha512};

use crate::id::ClientId;
use crate::jose::access_token::Audience;
use crate::jose::algorithm::IdTokenAlgorithm;
use crate::jose::compact::{JwsError, Parts};
use crate::jose::json::read_object;
use crate::timestamp::Timestamp;

#[derive(Clone, Debug, Serialize)]
pub struct IdTokenClaims {
    pub iss: String,
    pub sub: String,
    pub aud: ClientId,
    pub exp: Timestamp,
    pub iat: Timestamp,
    pub auth_time: Timestamp,
    /// "Passed through unmodified from the Authentication Request".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    pub at_hash: String,
    /// OpenID Connect Back-Channel Logout 1.0 §2.1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    pub acr: &'static str,
    pub amr: Vec<&'static str>,
    #[serde(flatten)]
    pub claims: Map<String, Value>,
}

/// OpenID Connect Core §3.1.3.6: "the left-most half of the hash", with the hash algorithm of the
/// ID token's own signature; of Ed25519, that is SHA-512 (RFC 8032 §5.1).
pub fn at_hash(algorithm: IdTokenAlgorithm, access_token: &str) -> String {
    match algorithm {
        IdTokenAlgorithm::Rs256 | IdTokenAlgorithm::Es256 => {
            URL_SAFE_NO_PAD.encode(&Sha256::digest(access_token)[..16])
        }
        IdTokenAlgorithm::EdDsa => URL_SAFE_NO_PAD.encode(&Sha512::digest(access_token)[..32]),
    }
}

/// An ID token that comes back as `id_token_hint`. Nothing in it is true until its signature was
/// verified, and it may have expired (OpenID Connect Core §3.1.2.1).
pub struct UnverifiedHint<'a> {
    pub algorithm: IdTokenAlgorithm,
    pub kid: String,
    pub signing_input: &'a str,
    pub signature: Vec<u8>,
    pub hint: IdTokenHint,
}

/// Whom an app means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct IdTokenHint {
    pub iss: String,
    pub sub: String,
    aud: Audience,
    pub sid: Option<String>,
}

impl IdTokenHint {
    pub fn client(&self) -> Option<ClientId> {
        self.aud.only().map(ClientId::new)
    }

    pub fn is_for(&self, client: &ClientId) -> bool {
        self.aud.contains(client.as_str())
    }
}

/// `typ` of the header: none of our other JWTs passes for an ID token.
pub const ID_TOKEN_TYP: &str = "JWT";

impl<'a> UnverifiedHint<'a> {
    pub fn read(text: &'a str) -> Result<Self, JwsError> {
        let Parts { header, claims, signing_input, signature } = Parts::split(text)?;
        let header = read_object(&header).ok_or(JwsError::Header)?;
        let text_of = |name| header.get(name).and_then(Value::as_str);
        if header.contains_key("crit") || header.contains_key("b64") {
            return Err(JwsError::Critical);
        }
        if text_of("typ") != Some(ID_TOKEN_TYP) {
            return Err(JwsError::Header);
        }
        let algorithm =
            text_of("alg").and_then(IdTokenAlgorithm::parse).ok_or(JwsError::Algorithm)?;
        let kid = text_of("kid").ok_or(JwsError::Header)?.to_owned();
        let claims = read_object(&claims).ok_or(JwsError::Claims)?;
        let hint = IdTokenHint::deserialize(&claims).map_err(|_| JwsError::Claims)?;
        Ok(Self { algorithm, kid, signing_input, signature, hint })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_hash_is_that_of_the_specification() {
        // OpenID Connect Core §A.3.
        let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(at_hash(IdTokenAlgorithm::Rs256, token), "77QmUPtjPfzWtF2AnpK9RQ");
        assert_eq!(at_hash(IdTokenAlgorithm::EdDsa, token).len(), 43);
    }

    #[test]
    fn no_other_jwt_is_read_as_a_hint() {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let read = |header: &str, claims: &str| {
            UnverifiedHint::read(&format!("{}.{}.AAAA", part(header), part(claims))).err()
        };
        let claims = r#"{"iss":"https://as.example","sub":"usr_ada","aud":"acme"}"#;
        let good = r#"{"typ":"JWT","alg":"RS256","kid":"k"}"#;
        assert_eq!(read(good, claims), None);
        for (header, error) in [
            (r#"{"typ":"at+jwt","alg":"RS256","kid":"k"}"#, JwsError::Header),
            (r#"{"typ":"JWT","alg":"none","kid":"k"}"#, JwsError::Algorithm),
            (r#"{"typ":"JWT","alg":"HS256","kid":"k"}"#, JwsError::Algorithm),
            (r#"{"typ":"JWT","alg":"RS256"}"#, JwsError::Header),
            (r#"{"typ":"JWT","alg":"RS256","kid":"k","crit":["exp"]}"#, JwsError::Critical),
        ] {
            assert_eq!(read(header, claims), Some(error), "{header}");
        }
        assert_eq!(read(good, r#"{"sub":"usr_ada","aud":"acme"}"#), Some(JwsError::Claims));
    }
}
