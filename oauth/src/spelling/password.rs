//! Passwords, as they are hashed.

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use crate::credential::secret::Password;

/// RFC 8265 §4.2.2, the profile OpaqueString: "any instances of non-ASCII space MUST be mapped to
/// SPACE (U+0020)", then NFC. Keyboards of one system write é as one character, those of another
/// as two. Letters keep their case and width.
pub fn prepare(typed: &Password) -> Password {
    let is_space = |letter: char| letter.general_category() == GeneralCategory::SpaceSeparator;
    let mapped = typed.expose().chars().map(|letter| if is_space(letter) { ' ' } else { letter });
    Password::new(mapped.nfc().collect::<String>())
}

/// RFC 8264 §4.3.3: the FreeformClass disallows controls. A tab, a line break or a NUL can be set
/// by a program, and typed into no page.
pub fn has_control(password: &Password) -> bool {
    password.expose().contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> String {
        prepare(&Password::new(text)).expose().to_owned()
    }

    #[test]
    fn what_differs_for_the_eye_stays_apart() {
        // RFC 8265 §4.3: case, width and compatibility forms are preserved.
        for (one, other) in [("Ⅳ", "IV"), ("ＡＢ", "AB"), ("a", "A"), ("é", "e"), ("a b", "ab")]
        {
            assert_ne!(prepared(one), prepared(other));
        }
    }

    #[test]
    fn what_keyboards_write_in_two_ways_is_one_password() {
        for (one, other) in [
            ("caf\u{E9}", "cafe\u{301}"),
            ("\u{1E69}", "s\u{307}\u{323}"),
            ("\u{212B}ngstr\u{F6}m", "A\u{30A}ngstro\u{308}m"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
            ("a\u{A0}b\u{3000}c\u{1680}d\u{2003}e", "a b c d e"),
        ] {
            assert_eq!(prepared(one), prepared(other));
        }
    }

    #[test]
    fn nothing_else_changes() {
        for text in ["correct-horse-battery", " two  spaces ", "Ünïcödé ✓ 🔒", "ZW\u{200D}J"]
        {
            assert_eq!(prepared(text), text);
        }
        assert!(has_control(&Password::new("a\tb")) && !has_control(&Password::new("a b")));
    }
}
