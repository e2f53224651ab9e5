use crate::client::domain::Domain;

/// RFC 5321 §4.5.3.1.3.
const LIMIT: usize = 254;

/// RFC 5321 §4.5.3.1.1.
const LOCAL_LIMIT: usize = 64;

/// The unquoted form of RFC 5321 §4.1.2, at a domain that can be owned. Not verified by a message.
///
/// Without `#`, `%`, `&` and `?`, which addresses do not need: in a `mailto:` link they would end
/// the address and begin something else, such as a text to send (RFC 6068 §2).
pub fn is_plausible(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_atom = |atom: &str| {
        let is_letter =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!$'*+-/=^_`{|}~".contains(&byte);
        !atom.is_empty() && atom.bytes().all(is_letter)
    };
    text.len() <= LIMIT
        && local.len() <= LOCAL_LIMIT
        && local.split('.').all(is_atom)
        // Verbatim: not trimmed, not in other letters than those shown.
        && Domain::parse(domain).is_ok_and(|parsed| parsed.as_str().eq_ignore_ascii_case(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_one_could_write_to_is_no_address() {
        for text in [
            "",
            "help",
            "@example.com",
            "help@",
            "help@localhost",
            "help@127.0.0.1",
            "help@[127.0.0.1]",
            "help@example",
            "help@example.com.",
            "help@ example.com",
            "help@exam ple.com",
            "help me@example.com",
            "help..me@example.com",
            ".help@example.com",
            "a@b@example.com",
            "<help@example.com>",
            "mailto:help@example.com",
            "help@example.com\n",
            "help@example.com?subject=x",
            // Found by fuzzing.
            "x?body=hello&cc=help@example.com",
            "100%25@example.com",
            "a#b@example.com",
            "hélp@example.com",
            "help@exämple.com",
            &format!("{}@example.com", "a".repeat(65)),
            &format!("a@{}.example", "b.".repeat(130)),
        ] {
            assert!(!is_plausible(text), "{text:?}");
        }
    }

    #[test]
    fn an_address_at_a_domain_is_one() {
        for text in ["help@example.com", "Help.Desk+eu@Mail.example.co.uk", "a@xn--exmple-cua.com"]
        {
            assert!(is_plausible(text), "{text:?}");
        }
    }
}
