//! RFC 9449 §4.3.

mod target;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use thiserror::Error;

use self::target::is_same_target;
use super::algorithm::SigningAlgorithm;
use super::compact::{Jws, JwsError};
use super::jwk::{JwkError, PublicJwk};
use super::numeric_date;
use super::thumbprint::Thumbprint;
use crate::credential::digest::Digest;
use crate::timestamp::Timestamp;

/// FAPI 2.0 §5.3.2.1: "shall accept JWTs with an iat or nbf timestamp between 0 and 10 seconds in
/// the future".
const FUTURE: Duration = Duration::from_secs(10);

/// A request's way, and clocks that differ. RFC 9449 §11.1: "preferably only for a relatively brief
/// period on the order of seconds or minutes".
const AGE: Duration = Duration::from_mins(1);

/// With a server nonce the time is the server's: the client's clock may be wrong by minutes (RFC
/// 9449 §8).
const AGE_WITH_NONCE: Duration = Duration::from_mins(5);

/// In characters: of any text that a client makes up.
const TEXT_LENGTH: usize = 256;

/// A proof as it arrived; checked by [`Self::check`].
#[derive(Debug)]
pub struct DpopProof {
    jws: Jws,
    key: PublicJwk,
}

#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    pub method: &'a str,
    pub url: &'a str,
    pub now: Timestamp,
    /// Only then does a nonce let the proof be older.
    pub gives_nonces: bool,
    /// If one comes with it.
    pub access_token: Option<&'a str>,
    pub bound_to: Option<&'a Thumbprint>,
}

/// Valid, unless it or its nonce was used before: their store decides that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedProof {
    pub thumbprint: Thumbprint,
    /// Where nonces are given out, an unknown one must be refused: it has let the proof be older.
    pub nonce: Option<String>,
    /// The same in each use of this proof, and in no other.
    pub replay: Digest,
    /// Until then it must be known.
    pub ends_at: Timestamp,
}

impl DpopProof {
    /// RFC 9449 §4.3 item 1: "There is not more than one DPoP HTTP request header field." Two in
    /// one line, separated by a comma, are no JWT.
    pub fn read<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> Result<Option<Self>, DpopError> {
        let mut values = values.into_iter();
        let Some(value) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(DpopError::Repeated);
        }
        let text = std::str::from_utf8(value).map_err(|_| JwsError::NotThreeParts)?;
        let jws = Jws::parse(text)?;
        // Item 4. Without it a client assertion or an access token could be
        // shown as a proof (RFC 8725 §3.11).
        if !jws.is_typ("dpop+jwt") {
            return Err(DpopError::Typ);
        }
        // Item 5. RSA is for the assertions of clients that have such keys.
        if !SigningAlgorithm::ALL.iter().any(|own| jws.algorithm() == (*own).into()) {
            return Err(DpopError::Algorithm);
        }
        let key = PublicJwk::from_json(jws.jwk().ok_or(DpopError::NoKey)?)?;
        Ok(Some(Self { jws, key }))
    }

    /// Whether it was used before, and whether its nonce is ours, is asked afterwards.
    pub fn check(&self, expected: &Expected<'_>) -> Result<CheckedProof, DpopError> {
        // Item 6.
        self.jws.verify(&self.key)?;
        // Item 8: methods are compared exactly (RFC 9110 §9.1).
        if self.claim("htm")? != expected.method {
            return Err(DpopError::Method);
        }
        if !is_same_target(self.claim("htu")?, expected.url) {
            return Err(DpopError::Url);
        }
        let nonce = match self.jws.claims().get("nonce") {
            None => None,
            Some(_) => Some(self.claim("nonce")?.to_owned()),
        };
        let ends_at = self.check_age(expected.now, expected.gives_nonces && nonce.is_some())?;
        if let Some(token) = expected.access_token {
            // RFC 9449 §4.2: "The value MUST be the result of a base64url
            // encoding [...] the SHA-256 hash of the ASCII encoding of the
            // associated access token's value."
            let hash = URL_SAFE_NO_PAD.encode(Digest::of(token).as_bytes());
            if self.claim("ath")? != hash {
                return Err(DpopError::AccessToken);
            }
        }
        let thumbprint = self.key.thumbprint();
        // Item 12.
        if expected.bound_to.is_some_and(|bound_to| *bound_to != thumbprint) {
            return Err(DpopError::OtherKey);
        }
        // RFC 9449 §11.1 has jti stored "in the context of the target URI"; within
        // a key it is the client's own, and one who repeats it harms itself. A
        // thumbprint has one length: no two pairs make the same text.
        let replay = Digest::of(&format!("dpop {thumbprint} {}", self.claim("jti")?));
        Ok(CheckedProof { thumbprint, nonce, replay, ends_at })
    }

    /// Item 11: "The creation time of the JWT [...] is within an acceptable window." Returns its
    /// end.
    fn check_age(&self, now: Timestamp, has_nonce: bool) -> Result<Timestamp, DpopError> {
        let issued_at = numeric_date::read(self.jws.claims(), "iat")
            .map_err(|()| DpopError::Claim("iat"))?
            .ok_or(DpopError::Claim("iat"))?;
        if issued_at > now + FUTURE {
            return Err(DpopError::Future);
        }
        let ends_at = issued_at + if has_nonce { AGE_WITH_NONCE } else { AGE };
        if now > ends_at { Err(DpopError::TooOld) } else { Ok(ends_at) }
    }

    fn claim(&self, name: &'static str) -> Result<&str, DpopError> {
        let text = self.jws.claims().get(name).and_then(|value| value.as_str());
        // An address may be longer than what a client makes up.
        let limit = if name == "htu" { usize::MAX } else { TEXT_LENGTH };
        text.filter(|text| (1..=limit).contains(&text.chars().count()))
            .ok_or(DpopError::Claim(name))
    }
}

/// The text is the `error_description`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DpopError {
    #[error("the request needs a DPoP proof")]
    Missing,
    /// RFC 9449 §4.3 item 1.
    #[error("the request must have one DPoP header")]
    Repeated,
    #[error("the DPoP proof: {0}")]
    Jws(#[from] JwsError),
    /// Item 4.
    #[error("typ of the DPoP proof must be dpop+jwt")]
    Typ,
    /// Item 5.
    #[error("alg of the DPoP proof must be ES256 or EdDSA")]
    Algorithm,
    /// Item 3.
    #[error("the DPoP proof has no jwk in its header")]
    NoKey,
    /// Item 7, and others about keys.
    #[error("jwk of the DPoP proof: {0}")]
    Key(#[from] JwkError),
    /// Item 3.
    #[error("the DPoP proof has no {0}, or it is malformed")]
    Claim(&'static str),
    /// Item 8.
    #[error("htm of the DPoP proof is not the method of this request")]
    Method,
    /// Item 9.
    #[error("htu of the DPoP proof is not the address of this request")]
    Url,
    /// Item 11.
    #[error("iat of the DPoP proof is in the future; check the clock")]
    Future,
    /// Item 11.
    #[error("the DPoP proof is too old; make a new one for each request, and check the clock")]
    TooOld,
    /// Item 12.
    #[error("ath of the DPoP proof is not the hash of the access token")]
    AccessToken,
    /// Item 12.
    #[error("the DPoP proof is made with another key than the one that was bound")]
    OtherKey,
    /// RFC 9449 §11.1.
    #[error("the DPoP proof was used before; make a new one for each request")]
    Replayed,
    /// RFC 9449 §8.
    #[error("the DPoP proof needs the nonce of the DPoP-Nonce header")]
    NonceRequired,
}

impl DpopError {
    /// RFC 9449 §12.2.
    pub fn code(self) -> &'static str {
        match self {
            Self::NonceRequired => "use_dpop_nonce",
            _ => "invalid_dpop_proof",
        }
    }
}

#[cfg(test)]
mod tests;
