//! Texts that come in files, as editors and shells write them.

/// Without the byte order mark: RFC 3629 §6 lets a reader "strip it off" where it is only a
/// signature.
pub fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// The first line, without what ends it on any system.
pub fn first_line(text: &str) -> &str {
    let line = without_bom(text).split('\n').next().unwrap_or_default();
    line.trim_end_matches('\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_inside_is_a_character_like_others() {
        assert_eq!(without_bom("a\u{FEFF}b"), "a\u{FEFF}b");
        assert_eq!(without_bom("\u{FEFF}\u{FEFF}b"), "\u{FEFF}b");
    }

    #[test]
    fn a_line_is_the_same_from_every_system() {
        for text in ["secret", "secret\n", "secret\r\n", "\u{FEFF}secret\r\n", "secret\nnext\n"] {
            assert_eq!(first_line(text), "secret");
        }
        for text in ["", "\n", "\u{FEFF}\r\n"] {
            assert_eq!(first_line(text), "");
        }
        assert_eq!(first_line(" secret "), " secret ");
    }
}
