//! A public key's name (RFC 7638): the hash of what makes it the key it is.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::text::text;

/// SHA-256 as base64url: 43 characters. Not a secret, so it is compared in the plain way.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Thumbprint(String);

impl Thumbprint {
    /// Such as one in `dpop_jkt` (RFC 9449 §10).
    pub fn parse(text: &str) -> Result<Self, ThumbprintError> {
        match URL_SAFE_NO_PAD.decode(text) {
            Ok(hash) if hash.len() == 32 => Ok(Self(text.to_owned())),
            _ => Err(ThumbprintError),
        }
    }

    /// RFC 7638 §3.
    pub(super) fn of_canonical(json: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(Sha256::digest(json.as_bytes())))
    }
}

text!(Thumbprint, Thumbprint::parse, ThumbprintError);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a key's thumbprint must be the base64url form of a SHA-256 hash: 43 characters")]
pub struct ThumbprintError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_hash_in_base64url_is_refused() {
        let padded = format!("{}=", "a".repeat(43));
        // The last character of 43 carries two bits that must be zero.
        let trailing = format!("{}b", "a".repeat(42));
        for text in ["", &"a".repeat(42), &"a".repeat(44), &padded, &trailing, &"+".repeat(43)] {
            assert_eq!(Thumbprint::parse(text), Err(ThumbprintError), "{text}");
            assert!(serde_json::from_value::<Thumbprint>((*text).into()).is_err());
        }
    }

    #[test]
    fn a_thumbprint_is_stored_as_it_was_written() {
        let text = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
        let thumbprint = Thumbprint::parse(text).expect("valid");
        assert_eq!(thumbprint.to_string(), text);
        assert_eq!(serde_json::to_value(&thumbprint).expect("JSON"), text);
    }
}
