//! Recovery codes: for when the app that shows one-time codes is lost.

use std::fmt;

use oauth::credential::digest::Digest;
use oauth::id::UserId;

pub(super) const COUNT: usize = 10;
/// 80 bits: enough for one hash to protect them.
pub(super) const BYTES: usize = 10;
const GROUP: usize = 4;

/// Without I, L, O and U (Crockford's Base32): read aloud, none is another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCode(…)")
    }
}

impl RecoveryCode {
    pub(super) fn new(chance: [u8; BYTES]) -> Self {
        let mut text = String::new();
        let (mut bits, mut held) = (0_u32, 0);
        for byte in chance {
            bits = (bits << 8 | u32::from(byte)) & 0xFFFF;
            held += 8;
            while held >= 5 {
                held -= 5;
                let index = bits >> held & 31;
                text.push(char::from(ALPHABET[index as usize]));
            }
        }
        Self(text)
    }

    /// What was typed, however it was grouped; `None` if it is no such code.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let meant = |typed: char| match typed.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let written = typed.chars().filter(|typed| !typed.is_whitespace() && *typed != '-');
        let text: String = written.map(meant).collect();
        let is_code =
            text.len() == BYTES * 8 / 5 && text.bytes().all(|byte| ALPHABET.contains(&byte));
        is_code.then_some(Self(text))
    }

    /// To show it to its owner, once.
    pub fn expose(&self) -> String {
        let groups = self.0.as_bytes().chunks(GROUP).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join("-")
    }

    /// The hash under which it is stored, different for each user.
    pub(super) fn digest(&self, user: &UserId) -> Digest {
        Digest::of(&format!("recovery code of {user}: {}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        let code = RecoveryCode::new([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF]);
        assert_eq!(code.expose(), "0123-4567-89AB-CDEF");
        for typed in ["0123-4567-89ab-cdef", "O1 23 4567 89AB CDEF", "oi23456789abcdef"] {
            assert_eq!(RecoveryCode::read(typed).as_ref(), Some(&code), "{typed}");
        }
        for typed in ["", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEFG", "0123-4567-89AB-CDEU"] {
            assert_eq!(RecoveryCode::read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_is_stored_for_its_owner_alone() {
        let code = RecoveryCode::new([7; BYTES]);
        assert_ne!(code.digest(&UserId::new("usr_ada")), code.digest(&UserId::new("usr_ravi")));
        assert!(!format!("{code:?}").contains(&code.expose()));
    }
}
