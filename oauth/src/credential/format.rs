//! Tokens, codes and secrets are `{prefix}_{kind}_{random part}{checksum}`.
//!
//! The prefix and the checksum let secret scanners find a leaked credential with hardly a false
//! alarm; an underscore lets a double click select it whole. The checksum is no security: it tells
//! a mistyped credential from a revoked one without asking the store.

use crate::credential::digest::Digest;
use crate::credential::secret::{
    AccessToken, ApiSecret, AuthorizationCode, ClientSecret, DeviceCode, RefreshToken, SessionToken,
};

/// 256 bits. RFC 6749 §10.10 asks for 128, and recommends 160.
pub const ENTROPY_BYTES: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    AccessToken,
    RefreshToken,
    AuthorizationCode,
    DeviceCode,
    ClientSecret,
    SessionToken,
    ApiToken,
}

impl CredentialKind {
    pub fn mark(self) -> &'static str {
        match self {
            Self::AccessToken => "at",
            Self::RefreshToken => "rt",
            Self::AuthorizationCode => "ac",
            Self::DeviceCode => "dc",
            Self::ClientSecret => "cs",
            Self::SessionToken => "st",
            Self::ApiToken => "tok",
        }
    }
}

#[derive(Clone, Debug)]
pub struct CredentialFormat {
    prefix: String,
}

impl CredentialFormat {
    pub fn new(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into() }
    }

    /// See [`Self::kept_under`] for the time.
    pub fn access_token(&self, made_at_ms: u64, entropy: &[u8; ENTROPY_BYTES]) -> AccessToken {
        let kind = CredentialKind::AccessToken;
        AccessToken::new(self.write(kind, &begun_with(made_at_ms, entropy)))
    }

    /// The digest under which a token or a code is stored: of the whole of it, but for its first
    /// bytes, which are the time that it begins with.
    ///
    /// It is looked up by the beginning of this digest. That this is in the order of their making
    /// keeps the index dense where it grows: a random key would touch a page of its own for each.
    /// Of the 256 bits 208 are random.
    pub fn kept_under(&self, kind: CredentialKind, text: &str) -> Digest {
        let mut bytes = *Digest::of(text).as_bytes();
        if let Some(first) = self.first_chunk(kind, text) {
            bytes[..ORDER_BYTES].copy_from_slice(&first.to_be_bytes()[..ORDER_BYTES]);
        }
        Digest::from_bytes(bytes)
    }

    /// `None` if it is not well-formed.
    fn first_chunk(&self, kind: CredentialKind, text: &str) -> Option<u64> {
        let digits = self.body(kind, text)?.as_bytes().get(..DIGITS_PER_CHUNK)?;
        digits.iter().try_fold(0_u64, |number, digit| {
            let value = DIGITS.iter().position(|known| known == digit)?;
            number.checked_mul(62)?.checked_add(u64::try_from(value).ok()?)
        })
    }

    /// From the time that its family began.
    pub fn refresh_token(&self, made_at_ms: u64, entropy: &[u8; ENTROPY_BYTES]) -> RefreshToken {
        let kind = CredentialKind::RefreshToken;
        RefreshToken::new(self.write(kind, &begun_with(made_at_ms, entropy)))
    }

    /// From the time of its request.
    pub fn authorization_code(
        &self,
        made_at_ms: u64,
        entropy: &[u8; ENTROPY_BYTES],
    ) -> AuthorizationCode {
        let kind = CredentialKind::AuthorizationCode;
        AuthorizationCode::new(self.write(kind, &begun_with(made_at_ms, entropy)))
    }

    pub fn device_code(&self, entropy: &[u8; ENTROPY_BYTES]) -> DeviceCode {
        DeviceCode::new(self.write(CredentialKind::DeviceCode, entropy))
    }

    pub fn client_secret(&self, entropy: &[u8; ENTROPY_BYTES]) -> ClientSecret {
        ClientSecret::new(self.write(CredentialKind::ClientSecret, entropy))
    }

    pub fn session_token(&self, entropy: &[u8; ENTROPY_BYTES]) -> SessionToken {
        SessionToken::new(self.write(CredentialKind::SessionToken, entropy))
    }

    pub fn api_token(&self, entropy: &[u8; ENTROPY_BYTES]) -> ApiSecret {
        ApiSecret::new(self.write(CredentialKind::ApiToken, entropy))
    }

    pub fn beginning(&self, kind: CredentialKind) -> String {
        format!("{}_{}_", self.prefix, kind.mark())
    }

    pub fn is_marked(&self, kind: CredentialKind, text: &str) -> bool {
        self.body(kind, text).is_some()
    }

    /// What is not well-formed, checksum and all, cannot be in the store. Kinds share no namespace:
    /// a refresh token is never accepted where a code is wanted.
    pub fn is_well_formed(&self, kind: CredentialKind, text: &str) -> bool {
        let Some(body) = self.body(kind, text) else { return false };
        body.len() == RANDOM_DIGITS + CHECKSUM_DIGITS
            && body.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && text.ends_with(&checksum(&text[..text.len() - CHECKSUM_DIGITS]))
    }

    fn body<'a>(&self, kind: CredentialKind, text: &'a str) -> Option<&'a str> {
        text.strip_prefix(self.prefix.as_str())?
            .strip_prefix('_')?
            .strip_prefix(kind.mark())?
            .strip_prefix('_')
    }

    fn write(&self, kind: CredentialKind, entropy: &[u8; ENTROPY_BYTES]) -> String {
        let mut text = self.beginning(kind);
        for chunk in entropy.as_chunks::<8>().0 {
            push_base62(&mut text, u64::from_be_bytes(*chunk), DIGITS_PER_CHUNK);
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
pub(crate) const CHECKSUM_DIGITS: usize = 6;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Milliseconds fill six bytes until the year 10889.
const ORDER_BYTES: usize = 6;

/// The first bytes give way to a time.
fn begun_with(made_at_ms: u64, entropy: &[u8; ENTROPY_BYTES]) -> [u8; ENTROPY_BYTES] {
    let mut bytes = *entropy;
    bytes[..ORDER_BYTES].copy_from_slice(&made_at_ms.to_be_bytes()[8 - ORDER_BYTES..]);
    bytes
}

pub(crate) fn checksum(text: &str) -> String {
    let mut digits = String::with_capacity(CHECKSUM_DIGITS);
    push_base62(&mut digits, u64::from(crc32fast::hash(text.as_bytes())), CHECKSUM_DIGITS);
    digits
}

pub(crate) fn push_base62(text: &mut String, mut number: u64, width: usize) {
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
        let token = format.access_token(0, &[7; ENTROPY_BYTES]);
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
        assert_ne!(format.access_token(0, &[0; 32]), format.access_token(0, &[255; 32]));
    }

    #[test]
    fn digests_are_in_the_order_of_their_making() {
        let format = CredentialFormat::new("csn");
        let digest = |made_at, byte| {
            let token = format.access_token(made_at, &[byte; ENTROPY_BYTES]);
            *format.kept_under(CredentialKind::AccessToken, token.expose()).as_bytes()
        };
        let now = 1_800_000_000_000;
        assert!(digest(now, 255)[..6] == digest(now, 0)[..6]);
        assert!(digest(now, 255)[..6] < digest(now + 1, 0)[..6]);
        assert_ne!(digest(now, 1), digest(now, 2));
        // What is not well-formed has a digest too; it is in no store.
        assert_eq!(format.kept_under(CredentialKind::AccessToken, "x"), Digest::of("x"));
    }
}
