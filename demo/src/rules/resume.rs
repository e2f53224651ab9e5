#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Author {
    pub(super) first_name: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) email: Option<String>,
}

/// Of plain text alone: its first line is the name, and the first word with an `@` the address.
pub(super) fn read(content_type: &str, content: &[u8]) -> Author {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    let Ok(text) = std::str::from_utf8(content) else { return Author::default() };
    if !kind.eq_ignore_ascii_case("text/plain") {
        return Author::default();
    }
    let name = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let (first, last) = name.split_once(' ').unwrap_or((name, ""));
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let email = text
        .split(|letter: char| letter.is_whitespace() || "<>(),;\"".contains(letter))
        .find(|word| word.contains('@'));
    Author {
        first_name: some(first),
        last_name: some(last.trim()),
        email: email.map(|word| word.trim_matches('.').to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_says_who_wrote_it() {
        let text = "\n  Mary Ann Evans \nWriter. Reach me at <mary@evans.example>.\n";
        let author = read("Text/Plain; charset=utf-8", text.as_bytes());
        assert_eq!(author.first_name.as_deref(), Some("Mary"));
        assert_eq!(author.last_name.as_deref(), Some("Ann Evans"));
        assert_eq!(author.email.as_deref(), Some("mary@evans.example"));
    }

    #[test]
    fn of_anything_else_nothing_is_known() {
        for (kind, content) in [
            ("application/pdf", b"Mary Evans".as_slice()),
            ("text/plain", b"\xFF\xFE"),
            ("text/plain", b" \n"),
            ("", b"Mary Evans"),
        ] {
            assert_eq!(read(kind, content), Author::default(), "{kind}");
        }
    }
}
