use unicode_normalization::UnicodeNormalization as _;

/// The first part that is, or looks like, a web address. People follow what they can type into a
/// browser, and who shows it seems to vouch for it.
pub(super) fn find_address(text: &str) -> Option<String> {
    // As a browser reads it: a full-width dot is a dot.
    let text: String = text.nfkc().collect();
    text.split_whitespace().find(|word| is_address(word)).map(str::to_owned)
}

fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.to_lowercase().contains("www.")
        || word
            .split(|character: char| !(character.is_alphanumeric() || ".-".contains(character)))
            .any(is_dotted_host)
}

/// `node.js` is a host, `v2.0` and `e.g.` are none.
fn is_dotted_host(text: &str) -> bool {
    let labels: Vec<&str> = text.trim_matches(['.', '-']).split('.').collect();
    let [.., last] = labels.as_slice() else { return false };
    let is_number = |label: &&str| label.chars().all(char::is_numeric);
    let is_top_level = last.chars().count() >= 2 && !last.chars().any(char::is_numeric);
    labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && (is_top_level
            || last.starts_with("xn--")
            || labels.len() == 4 && labels.iter().all(is_number))
}

#[cfg(test)]
mod tests {
    use super::find_address;

    #[test]
    fn what_could_be_typed_into_a_browser_is_found() {
        for text in [
            "see https://evil.example",
            "javascript://x",
            "WWW.evil",
            "Acme evil.example",
            "(evil.example/path?x)",
            "evil．example",
            "evil.xn--p1ai",
            "пример.рф",
            "a@evil.example",
            "10.0.0.1",
        ] {
            assert!(find_address(text).is_some(), "{text}");
        }
    }

    #[test]
    fn ordinary_full_stops_are_left_alone() {
        for text in ["Acme Inc.", "Tools v2.0", "e.g. U.S. jobs", "To read. To write…", "…", "3.14"]
        {
            assert_eq!(find_address(text), None, "{text}");
        }
        assert_eq!(find_address("候補者を読む。求人も読む。"), None);
    }
}
