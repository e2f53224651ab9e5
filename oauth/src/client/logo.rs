//! A client's logo (RFC 7591 §2, `logo_uri`) is a PNG that we drew ourselves, named by its content.

use sha2::{Digest as _, Sha256};

use crate::hex::to_hex;
use crate::text::text;

/// The SHA-256 of its PNG in lower-case hexadecimal digits. What it names never changes, so
/// browsers may cache it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LogoId(String);

impl LogoId {
    pub fn of(png: &[u8]) -> Self {
        Self(to_hex(&Sha256::digest(png)))
    }

    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }
}

text!(LogoId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_lower_case_digits_are_a_name() {
        let id = LogoId::of(b"");
        assert!(id.as_str().starts_with("e3b0c44298fc1c14"));
        assert_eq!(LogoId::parse(id.as_str()), Some(id.clone()));
        let (upper, short) = (id.as_str().to_uppercase(), &id.as_str()[1..]);
        for text in ["", "../../master.key", &upper, short, &format!("{id}0")] {
            assert_eq!(LogoId::parse(text), None, "{text}");
        }
    }
}
