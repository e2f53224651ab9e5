//! What keys and tokens begin with: the operator's, so that people and scanners for leaked secrets
//! see whose they are.

use std::str::FromStr;

use thiserror::Error;

/// An API key has 32 characters, and 26 of them are random digits and the checksum: 119 random bits
/// (RFC 6749 §10.10: "less than or equal to 2^(-128) and SHOULD be [...] 2^(-160)" is for what the
/// protocol issues; a key's length is given, and guesses go over the network).
pub const LONGEST: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialPrefix(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "the prefix of keys and tokens must be one to six ASCII letters, digits and hyphens, and begin \
     with a letter or digit"
)]
pub struct NoCredentialPrefix;

impl CredentialPrefix {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CredentialPrefix {
    type Err = NoCredentialPrefix;

    fn from_str(text: &str) -> Result<Self, NoCredentialPrefix> {
        if is_prefix(text) { Ok(Self(text.to_owned())) } else { Err(NoCredentialPrefix) }
    }
}

pub(super) fn is_prefix(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_that_is_empty_long_or_strange_is_refused() {
        for text in ["", "DCRA11-", "DC A-", "DCÄ-", "a_b", "-", "-EU", "a.b", "a~", "é"] {
            assert_eq!(text.parse::<CredentialPrefix>(), Err(NoCredentialPrefix), "{text}");
        }
        for text in ["DCRA1-", "EU", "1", "a-b-", "csn"] {
            assert_eq!(text.parse::<CredentialPrefix>().expect(text).as_str(), text);
        }
    }
}
