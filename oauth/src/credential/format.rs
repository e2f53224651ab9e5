//! Tokens, codes and secrets are `{prefix}_{kind}_{random part}{checksum}`; after a prefix that
//! ends with a hyphen there is no underscore.
//!
//! They are read whatever their prefix is: those made under an earlier one stay good.
//!
//! The prefix and the checksum let secret scanners find a leaked credential with hardly a false
//! alarm; an underscore lets a double click select it whole. The checksum is no security: it tells
//! a mistyped credential from a revoked one without asking the store.

use crate::credential::digest::Digest;
use crate::credential::prefix::is_prefix;
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

    /// See [`Self::lookup_hash`] for the time.
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
    pub fn lookup_hash(&self, kind: CredentialKind, text: &str) -> Digest {
        let mut bytes = *Digest::of(text).as_bytes();
        if let Some(first) = first_chunk(kind, text) {
            bytes[..ORDER_BYTES].copy_from_slice(&first.to_be_bytes()[..ORDER_BYTES]);
        }
        Digest::from_bytes(bytes)
    }

    /// That in which a credential was written.
    pub fn of(kind: CredentialKind, text: &str) -> Option<Self> {
        split(kind, text).map(|(prefix, _)| Self::new(prefix))
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
        let separator = if self.prefix.ends_with('-') { "" } else { "_" };
        format!("{}{separator}{}_", self.prefix, kind.mark())
    }

    pub fn is_marked(&self, kind: CredentialKind, text: &str) -> bool {
        split(kind, text).is_some()
    }

    /// What is not well-formed, checksum and all, cannot be in the store. Kinds share no namespace:
    /// a refresh token is never accepted where a code is wanted.
    pub fn is_well_formed(&self, kind: CredentialKind, text: &str) -> bool {
        let Some((_, body)) = split(kind, text) else { return false };
        body.len() == RANDOM_DIGITS + CHECKSUM_DIGITS
            && body.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && text.ends_with(&checksum(&text[..text.len() - CHECKSUM_DIGITS]))
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

/// Its prefix, and what follows the kind.
fn split(kind: CredentialKind, text: &str) -> Option<(&str, &str)> {
    let (beginning, body) = text.rsplit_once('_')?;
    let beginning = beginning.strip_suffix(kind.mark())?;
    let prefix = match beginning.strip_suffix('_') {
        Some(prefix) if !prefix.ends_with('-') => prefix,
        None if beginning.ends_with('-') => beginning,
        _ => return None,
    };
    is_prefix(prefix).then_some((prefix, body))
}

/// `None` if it is not well-formed.
fn first_chunk(kind: CredentialKind, text: &str) -> Option<u64> {
    let digits = split(kind, text)?.1.as_bytes().get(..DIGITS_PER_CHUNK)?;
    digits.iter().try_fold(0_u64, |number, digit| {
        let value = DIGITS.iter().position(|known| known == digit)?;
        number.checked_mul(62)?.checked_add(u64::try_from(value).ok()?)
    })
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
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &text[1..]));
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &text[..text.len() - 1]));
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &format!("{text}é")));
        let mistyped = text.replacen("csn_at_0", "csn_at_1", 1);
        assert_ne!(text, mistyped);
        assert!(!format.is_well_formed(CredentialKind::AccessToken, &mistyped));
    }

    #[test]
    fn a_credential_made_under_an_earlier_prefix_is_read_and_stored_as_before() {
        let kind = CredentialKind::AccessToken;
        for prefix in ["csn", "DCRA1-", "EU", "x-at", "a", "tok"] {
            let token = CredentialFormat::new(prefix).access_token(7, &[7; ENTROPY_BYTES]);
            let text = token.expose();
            for now in ["csn", "DCRA1-", "hw"].map(CredentialFormat::new) {
                assert!(now.is_well_formed(kind, text), "{text}");
                assert!(!now.is_marked(CredentialKind::ApiToken, text), "{text}");
                let kept = now.lookup_hash(kind, text);
                assert_eq!(kept, CredentialFormat::new(prefix).lookup_hash(kind, text));
                assert_eq!(kept.as_bytes()[..6], [0, 0, 0, 0, 0, 7]);
                let format = CredentialFormat::of(kind, text).expect("a format");
                assert!(text.starts_with(&format.beginning(kind)), "{text}");
            }
            let other = text.replacen(prefix, "zz", 1);
            assert!(!CredentialFormat::new("zz").is_well_formed(kind, &other), "the checksum");
        }
    }

    #[test]
    fn kind_and_checksum_are_seen_whatever_the_prefix() {
        let beginning = |prefix| CredentialFormat::new(prefix).beginning(CredentialKind::ApiToken);
        assert_eq!(["csn", "DCRA1-", "EU"].map(beginning), ["csn_tok_", "DCRA1-tok_", "EU_tok_"]);
        let format = CredentialFormat::new("csn");
        let body = "0".repeat(RANDOM_DIGITS + CHECKSUM_DIGITS);
        for beginning in ["at_", "_at_", "-at_", "DCRA1-_at_", "DCRA12-at_", "é_at_", "a.b_at_"] {
            let text = format!("{beginning}{body}");
            assert!(!format.is_marked(CredentialKind::AccessToken, &text), "{text}");
        }
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
            *format.lookup_hash(CredentialKind::AccessToken, token.expose()).as_bytes()
        };
        let now = 1_800_000_000_000;
        assert!(digest(now, 255)[..6] == digest(now, 0)[..6]);
        assert!(digest(now, 255)[..6] < digest(now + 1, 0)[..6]);
        assert_ne!(digest(now, 1), digest(now, 2));
        // What is not well-formed has a digest too; it is in no store.
        assert_eq!(format.lookup_hash(CredentialKind::AccessToken, "x"), Digest::of("x"));
    }
}
