//! One-time codes (RFC 6238) as every authenticator app makes them: six digits, every 30 seconds,
//! by SHA-1.

use std::fmt;

use oauth::timestamp::Timestamp;
use totp_rs::{Builder, Secret, Totp};

/// RFC 4226 §4: "RECOMMENDs a shared secret length of 160 bits".
pub(super) const SECRET_BYTES: usize = 20;
const DIGITS: usize = 6;
const STEP: u64 = 30;

/// What an app and the server derive the same codes from.
pub(super) struct OneTimeSecret(Vec<u8>);

impl fmt::Debug for OneTimeSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OneTimeSecret(…)")
    }
}

impl OneTimeSecret {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As people type it into an app, in groups of four.
    pub(super) fn text(&self) -> String {
        let text = self.base32();
        let groups = text.as_bytes().chunks(4).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join(" ")
    }

    /// What apps read in a QR code.
    pub(super) fn uri(&self, platform: &str, account: &str) -> String {
        // Both are texts of others; a colon would end the first.
        let (platform, account) = (encoded(&platform.replace(':', " ")), encoded(account));
        let secret = self.base32();
        format!(
            "otpauth://totp/{platform}:{account}?secret={secret}&issuer={platform}&algorithm=SHA1\
             &digits={DIGITS}&period={STEP}"
        )
    }

    /// The step whose code it is: of now, the one before, or the next, for clocks that differ.
    pub(super) fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let code = digits(typed)?;
        let now = u64::try_from(now.0).ok()?;
        i64::try_from(self.totp().check(&code, now)?).ok()
    }

    fn base32(&self) -> String {
        Secret::from(self.0.clone()).to_base32()
    }

    fn totp(&self) -> Totp {
        Builder::new().with_secret(self.0.clone()).build_noncompliant()
    }
}

/// Apps show codes in groups, and people copy the space along.
fn digits(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|typed| !typed.is_whitespace() && *typed != '-').collect();
    let is_code = code.len() == DIGITS && code.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(code)
}

/// RFC 3986 §2.3.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15].map(|half| {
                    char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase()
                }),
            );
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B.
    fn secret() -> OneTimeSecret {
        OneTimeSecret::new(b"12345678901234567890".to_vec())
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        for (at, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(secret().step_of(code, Timestamp(at)), Some(at / 30), "{at}");
        }
    }

    #[test]
    fn a_code_counts_one_step_before_and_after_and_no_further() {
        let of_step_2: i64 = 59 / 30;
        for (at, counts) in [(0, true), (89, true), (90, false), (-1, false)] {
            let found = secret().step_of("287082", Timestamp(at));
            assert_eq!(found == Some(of_step_2), counts, "{at}: {found:?}");
        }
    }

    #[test]
    fn groups_and_spaces_do_not_matter_and_anything_else_does() {
        for typed in ["287 082", " 287082\n", "287-082"] {
            assert!(secret().step_of(typed, Timestamp(59)).is_some(), "{typed:?}");
        }
        for typed in ["", "28708", "2870821", "+87082", "٢٨٧٠٨٢", "0287082"] {
            assert!(secret().step_of(typed, Timestamp(59)).is_none(), "{typed:?}");
        }
    }

    #[test]
    fn a_name_cannot_end_the_account_or_begin_a_parameter() {
        let uri = secret().uri("Acme: HR & Co", "ada+x@northwind.example");
        assert_eq!(
            uri,
            "otpauth://totp/Acme%20%20HR%20%26%20Co:ada%2Bx@northwind.example?secret=\
             GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%20HR%20%26%20Co&algorithm=SHA1\
             &digits=6&period=30"
        );
    }
}
