//! RFC 8628 §6.1.

use std::fmt;

use thiserror::Error;

use crate::credential::digest::Digest;

/// No vowels, so that no words appear, and no digits (RFC 8628 §6.1 recommends this very set).
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// 20^8 codes are 34.5 bits: enough for ten minutes and few tries.
const LENGTH: usize = 8;

/// Without the hyphen with which it is written.
#[derive(Clone, PartialEq, Eq)]
pub struct UserCode(String);

impl UserCode {
    pub const ENTROPY_BYTES: usize = 8;

    /// 2^64 is no multiple of 20^8, by one part in seven hundred million: no code is noticeably
    /// likelier.
    pub fn from_entropy(entropy: [u8; Self::ENTROPY_BYTES]) -> Self {
        let mut number = u64::from_be_bytes(entropy);
        let mut code = String::with_capacity(LENGTH);
        for _ in 0..LENGTH {
            // The remainder is below 20.
            code.push(char::from(LETTERS[usize::try_from(number % 20).unwrap_or_default()]));
            number /= 20;
        }
        Self(code)
    }

    /// Small letters count as capitals, and "any characters [...] that are not in the user code
    /// character set" are left out (RFC 8628 §6.1).
    pub fn parse(typed: &str) -> Result<Self, UserCodeError> {
        if typed.len() > 64 {
            return Err(UserCodeError);
        }
        let code: String = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        if code.len() == LENGTH && code.bytes().all(|letter| LETTERS.contains(&letter)) {
            Ok(Self(code))
        } else {
            Err(UserCodeError)
        }
    }

    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }

    /// Two groups of four.
    pub fn shown(&self) -> String {
        let (first, last) = self.0.split_at(LENGTH / 2);
        format!("{first}-{last}")
    }
}

/// Knowing a code is enough to connect another's device.
impl fmt::Debug for UserCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("UserCode(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a code has eight letters, such as WDJB-MJHT")]
pub struct UserCodeError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_not_eight_of_the_letters_is_no_code() {
        for typed in
            ["", "WDJB", "WDJB-MJHTX", "WDJB-MJH1", "WDJB-MJHA", "ẀDJB-MJHT", &"-".repeat(80)]
        {
            assert_eq!(UserCode::parse(typed), Err(UserCodeError), "{typed}");
        }
    }

    #[test]
    fn small_letters_spaces_and_hyphens_do_not_matter() {
        for typed in ["WDJBMJHT", "wdjb-mjht", " WdJb MjHt ", "W-D-J-B-M-J-H-T"] {
            assert_eq!(UserCode::parse(typed).expect("a code").shown(), "WDJB-MJHT", "{typed}");
        }
    }

    #[test]
    fn a_code_made_is_a_code_read() {
        for entropy in [[0; 8], [255; 8], [1, 2, 3, 4, 5, 6, 7, 8]] {
            let code = UserCode::from_entropy(entropy);
            assert_eq!(UserCode::parse(&code.shown()), Ok(code));
        }
    }
}
