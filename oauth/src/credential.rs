//! The written form of tokens, codes and secrets:
//! `{prefix}_{kind}_{random part}{checksum}`.
//!
//! The prefix and the checksum let secret scanners find a leaked credential
//! with hardly a false alarm; an underscore lets a double click select it
//! whole. The checksum is no security: it only lets a mistyped credential be
//! told from a revoked one without asking the store.

use crate::secret::{
    AccessToken, AuthorizationCode, ClientSecret, DeviceCode, RefreshToken, SessionToken,
};

/// How many random bytes a credential carries: 256 bits. RFC 6749 §10.10 asks
/// for 128, and recommends 160.
pub const ENTROPY_BYTES: usize = 32;

/// The kinds of credential, with the letters that mark them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    /// `at`.
    AccessToken,
    /// `rt`.
    RefreshToken,
    /// `ac`.
    AuthorizationCode,
    /// `dc`.
    DeviceCode,
    /// `cs`.
    ClientSecret,
    /// `st`.
    SessionToken,
}

impl CredentialKind {
    /// The letters between the underscores.
    pub fn mark(self) -> &'static str {
        match self {
            Self::AccessToken => "at",
            Self::RefreshToken => "rt",
            Self::AuthorizationCode => "ac",
            Self::DeviceCode => "dc",
            Self::ClientSecret => "cs",
            Self::SessionToken => "st",
        }
    }
}

/// Writes credentials with one platform's prefix.
#[derive(Clone, Debug)]
pub struct CredentialFormat {
    prefix: String,
}

impl CredentialFormat {
    /// Takes the platform's prefix, such as `csn`.
    pub fn new(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into() }
    }

    /// An access token from random bytes.
    pub fn access_token(&self, entropy: &[u8; ENTROPY_BYTES]) -> AccessToken {
        AccessToken::new(self.write(CredentialKind::AccessToken, entropy))
    }

    /// A refresh token from random, or derived, bytes.
    pub fn refresh_token(&self, entropy: &[u8; ENTROPY_BYTES]) -> RefreshToken {
        RefreshToken::new(self.write(CredentialKind::RefreshToken, entropy))
    }

    /// An authorization code from derived bytes.
    pub fn authorization_code(&self, entropy: &[u8; ENTROPY_BYTES]) -> AuthorizationCode {
        AuthorizationCode::new(self.write(CredentialKind::AuthorizationCode, entropy))
    }

    /// A device code from random bytes.
    pub fn device_code(&self, entropy: &[u8; ENTROPY_BYTES]) -> DeviceCode {
        DeviceCode::new(self.write(CredentialKind::DeviceCode, entropy))
    }

    /// A client secret from random bytes.
    pub fn client_secret(&self, entropy: &[u8; ENTROPY_BYTES]) -> ClientSecret {
        ClientSecret::new(self.write(CredentialKind::ClientSecret, entropy))
    }

    /// A session cookie's value from random bytes.
    pub fn session_token(&self, entropy: &[u8; ENTROPY_BYTES]) -> SessionToken {
        SessionToken::new(self.write(CredentialKind::SessionToken, entropy))
    }

    /// Whether a text has the form of a credential of that kind, checksum and
    /// all. What has not cannot be in the store. Kinds share no namespace: a
    /// refresh token is never accepted where a code is wanted.
    pub fn is_well_formed(&self, kind: CredentialKind, text: &str) -> bool {
        let Some(body) = text
            .strip_prefix(self.prefix.as_str())
            .and_then(|rest| rest.strip_prefix('_'))
            .and_then(|rest| rest.strip_prefix(kind.mark()))
            .and_then(|rest| rest.strip_prefix('_'))
        else {
            return false;
        };
        body.len() == RANDOM_DIGITS + CHECKSUM_DIGITS
            && body.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && text.ends_with(&checksum(&text[..text.len() - CHECKSUM_DIGITS]))
    }

    fn write(&self, kind: CredentialKind, entropy: &[u8; ENTROPY_BYTES]) -> String {
        let mut text = format!("{}_{}_", self.prefix, kind.mark());
        for chunk in entropy.chunks_exact(8) {
            let number = chunk.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte));
            push_base62(&mut text, number, DIGITS_PER_CHUNK);
        }
        let checksum = checksum(&text);
        text.push_str(&checksum);
        text
    }
}

/// 62^11 > 2^64: eleven digits hold eight bytes.
const DIGITS_PER_CHUNK: usize = 11;
const RANDOM_DIGITS: usize = ENTROPY_BYTES / 8 * DIGITS_PER_CHUNK;
/// 62^6 > 2^32: six digits hold a CRC-32.
const CHECKSUM_DIGITS: usize = 6;

fn checksum(text: &str) -> String {
    let mut digits = String::with_capacity(CHECKSUM_DIGITS);
    push_base62(&mut digits, u64::from(crc32fast::hash(text.as_bytes())), CHECKSUM_DIGITS);
    digits
}

fn push_base62(text: &mut String, mut number: u64, width: usize) {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut reversed = [b'0'; DIGITS_PER_CHUNK];
    for digit in &mut reversed[..width] {
        // The remainder is below 62, so it fits whatever usize is.
        *digit = DIGITS[usize::try_from(number % 62).unwrap_or_default()];
        number /= 62;
    }
    text.extend(reversed[..width].iter().rev().map(|digit| char::from(*digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_foreign_or_shortened_credential_is_not_well_formed() {
        let format = CredentialFormat::new("csn");
        let token = format.access_token(&[7; ENTROPY_BYTES]);
        let text = token.expose();
        assert!(format.is_well_formed(CredentialKind::AccessToken, text));
        assert!(!format.is_well_formed(CredentialKind::RefreshToken, text));
        assert!(!CredentialFormat::new("abc").is_well_formed(CredentialKind::AccessToken, text));
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &text[1..]));
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &text[..text.len() - 1]));
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &format!("{text}é")));
        let mistyped = text.replacen("csn_at_0", "csn_at_1", 1);
        assert_ne!(text, mistyped);
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &mistyped));
    }

    #[test]
    fn different_bytes_give_different_texts() {
        let format = CredentialFormat::new("csn");
        assert_ne!(format.access_token(&[0; 32]), format.access_token(&[255; 32]));
    }
}
