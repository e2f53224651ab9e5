//! E-mail addresses. One is shown and written to as its owner writes it, and found and counted
//! under [`fold`], which has no second spelling.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

use crate::display_text::{is_hidden, is_look_alike_host};
use crate::text::text;

/// RFC 5321 §4.5.3.1.3: a path has 256 octets with its brackets.
const LIMIT: usize = 254;

/// That something could be an address: only a message to it would tell whether it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is no e-mail address")]
pub struct EmailAddressError;

text!(EmailAddress);

impl EmailAddress {
    /// As it is shown and written to: composed (NFC), the domain as people read it. Nothing of the
    /// local part changes but how wide its letters are: what it means is up to its host (RFC 5321
    /// §2.3.11).
    pub fn parse(written: &str) -> Result<Self, EmailAddressError> {
        let (local, domain) = parts(written).ok_or(EmailAddressError)?;
        // RFC 5322 §3.2.3: what is quoted has letters that no atom has, and mail to it is often lost.
        let is_special = |letter| "()<>[]:;@\\,\"".contains(letter);
        let is_odd =
            |letter: char| letter.is_whitespace() || is_special(letter) || is_hidden(letter);
        let is_atom = |part: &str| !part.is_empty() && !part.contains(is_odd);
        let ascii = to_ascii(&domain).ok_or(EmailAddressError)?;
        let fits = local.len() + 1 + ascii.len() <= LIMIT;
        if !local.split('.').all(is_atom) || !fits {
            return Err(EmailAddressError);
        }
        Ok(Self(format!("{local}@{}", readable(ascii))))
    }

    /// As SMTP transports it: the domain in the form that every server reads (RFC 5890 §2.3.2.1).
    pub fn deliverable(&self) -> String {
        deliverable(&self.0)
    }
}

/// An address as SMTP transports it; what is none, as it is.
pub fn deliverable(address: &str) -> String {
    let ascii =
        address.rsplit_once('@').and_then(|(local, domain)| Some((local, to_ascii(domain)?)));
    ascii.map_or_else(|| address.to_owned(), |(local, domain)| format!("{local}@{domain}"))
}

/// What all spellings of one address have in common, and no two addresses: the local part without
/// regard to case and compatibility forms (Unicode §3.13, D146), the domain as A-labels (UTS 46).
/// Also of a text that is no address, so that what is looked up and what is counted never differ.
pub fn fold(written: &str) -> String {
    match parts(written) {
        Some((local, domain)) => {
            let domain = to_ascii(&domain).unwrap_or_else(|| {
                let folded = caseless(&domain);
                to_ascii(&folded).unwrap_or(folded)
            });
            format!("{}@{domain}", caseless(&local))
        }
        None => caseless(&narrow(trim(written))),
    }
}

pub fn is_same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// Without what surrounds it where it was copied from: white space, byte order marks, isolates.
fn trim(written: &str) -> &str {
    written.trim_matches(|letter: char| letter.is_whitespace() || is_hidden(letter))
}

/// RFC 8265 §3.3.1: "Map fullwidth and halfwidth code points to their decomposition mappings"; of
/// these only those of ASCII, which keyboards of East Asia write.
fn narrow(text: &str) -> String {
    let narrowed = |letter: char| match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        // Small commercial at.
        '\u{FE6B}' => '@',
        other => other,
    };
    text.chars().map(narrowed).nfc().collect()
}

/// Local part and domain.
fn parts(written: &str) -> Option<(String, String)> {
    let text = narrow(trim(written));
    let (local, domain) = text.rsplit_once('@')?;
    Some((unquoted(local), domain.to_owned()))
}

/// RFC 5321 §4.1.2: quotes and backslashes are no part of what they quote: "\"Joe.Q.Public\"" and
/// "Joe.Q.Public" are "the same".
fn unquoted(local: &str) -> String {
    let Some(inside) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return local.to_owned();
    };
    let mut is_escaped = false;
    let mut is_kept = |letter: &char| {
        is_escaped = *letter == '\\' && !is_escaped;
        !is_escaped
    };
    let bare: String = inside.chars().filter(|letter| is_kept(letter)).collect();
    // What must be quoted is.
    let needs_quotes =
        |letter: char| letter.is_whitespace() || matches!(letter, '@' | '"' | '\\' | ',' | ';');
    if bare.is_empty() || bare.contains(needs_quotes) { local.to_owned() } else { bare }
}

/// A-labels (UTS 46), without the dot of the root.
fn to_ascii(domain: &str) -> Option<String> {
    let length = DnsLength::VerifyAllowRootDot;
    let bytes = domain.as_bytes();
    let ascii = Uts46::new().to_ascii(bytes, AsciiDenyList::URL, Hyphens::Allow, length).ok()?;
    let bare = ascii.strip_suffix('.').unwrap_or(&ascii);
    (!bare.is_empty()).then(|| bare.to_owned())
}

fn readable(ascii: String) -> String {
    if !ascii.contains("xn--") || is_look_alike_host(&ascii) {
        return ascii;
    }
    idna::domain_to_unicode(&ascii).0
}

/// Unicode §3.13, D146: compatibility caseless matching, without what does not show.
fn caseless(text: &str) -> String {
    let shown: String = text.chars().filter(|letter| !is_hidden(*letter)).nfd().collect();
    let folded: String = fold_case(&shown).nfkd().collect();
    let folded: String = fold_case(&folded).nfkc().collect();
    // A mark without a letter is one on a space (U+FE70).
    folded.trim().to_owned()
}

/// The default case folding, but that Cherokee folds to small letters. In both directions, since
/// ſ has only a capital that differs, and ẞ only a small letter; not by way of the capital of the
/// dotless ı, which is that of i.
fn fold_case(text: &str) -> String {
    let lower = |letter: char| letter.to_lowercase();
    let upper = |letter: char| match letter {
        'ı' => letter.to_string(),
        other => other.to_uppercase().to_string(),
    };
    let upper: String = text.chars().flat_map(lower).map(upper).collect();
    upper.chars().flat_map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_one_could_write_to_is_no_address() {
        for text in [
            "",
            "kai",
            "@example.com",
            "kai@",
            "kai@.",
            "kai@@example.com",
            "kai@b@example.com",
            "ka i@example.com",
            "kai@exam ple.com",
            "kai@example..com",
            "ka\u{200B}i@example.com",
            "ka\u{202E}i@example.com",
            "ka\u{0}i@example.com",
            "\"ka i\"@example.com",
            "kai@exa\u{202E}mple.com",
            "kai@example.com/x",
            "kai@xn--0.example",
            "kai@[127.0.0.1]",
            ".kai@example.com",
            "kai.@example.com",
            "ka..i@example.com",
            "ka,i@example.com",
            "ka;i@example.com",
            "ka:i@example.com",
            "ka<i@example.com",
            "ka(i)@example.com",
            "ka[i]@example.com",
            &format!("kai@{}.example", "a".repeat(64)),
            &format!("{}@example.com", "a".repeat(254)),
        ] {
            assert!(EmailAddress::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn neighbours_are_not_one() {
        for (one, other) in [
            ("kai@example.com", "kay@example.com"),
            ("kai@example.com", "kai@example.org"),
            ("kai@bücher.example", "kai@bucher.example"),
            ("käi@example.com", "kai@example.com"),
            ("kaı@example.com", "kai@example.com"),
            ("k.ai@example.com", "kai@example.com"),
            ("kai+a@example.com", "kai@example.com"),
            ("кai@example.com", "kai@example.com"), // Cyrillic к
            ("kai@straße.example", "kai@strasse.example"),
            ("kai@example.com.evil.example", "kai@example.com"),
            ("kai", "kai@example.com"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn an_address_has_one_folded_form_however_it_is_written() {
        for (folded, all) in [
            (
                "kai@xn--bcher-kva.example",
                &[
                    "kai@bücher.example",
                    "KAI@BÜCHER.EXAMPLE",
                    "kai@xn--bcher-kva.example",
                    "Kai@XN--BCHER-KVA.example",
                    "kai@bu\u{308}cher.example",
                    "\u{212A}ai@bücher.example",
                    "ｋａｉ＠ｂücher．example",
                    "kai@bücher。example",
                    "kai@bücher｡example.",
                    "kai@bücher.example\u{3002}",
                    " kai@bücher.example\r\n",
                    "\u{FEFF}kai@bücher.example",
                    "\u{2068}kai@bücher.example\u{2069}",
                    "\"kai\"@bücher.example",
                    "\"k\\ai\"@bücher.example",
                    "ka\u{AD}i@bü\u{AD}cher.example",
                ][..],
            ),
            (
                "strasse@example.com",
                &["straße@example.com", "STRASSE@example.com", "STRAẞE@example.com"],
            ),
            ("σασ@example.com", &["Σας@example.com", "ΣΑΣ@example.com"]),
            ("ærø@xn--mller-kva.example", &["ÆRØ@Müller.example"]),
            ("i\u{307}nci@example.com", &["İnci@example.com", "i\u{307}nci@example.com"]),
            ("kai@xn--mgba3gch31f060k.example", &["kai@نامه\u{200C}ای.example"]),
            ("nobody", &["nobody", " NOBODY ", "ＮＯＢＯＤＹ"]),
        ] {
            for written in all {
                assert_eq!(fold(written), *folded, "{written:?}");
            }
        }
    }

    #[test]
    fn it_is_shown_as_its_owner_reads_it_and_sent_as_servers_do() {
        for (written, shown, sent) in [
            ("Lea.Sand@Fabrikam.example", "Lea.Sand@fabrikam.example", "Lea.Sand@fabrikam.example"),
            (" straße@BÜCHER.example. ", "straße@bücher.example", "straße@xn--bcher-kva.example"),
            ("kai@xn--bcher-kva.example", "kai@bücher.example", "kai@xn--bcher-kva.example"),
            // Cyrillic а and е: not read as what it is not.
            ("kai@аррӏе.example", "kai@xn--80ak6aa92e.example", "kai@xn--80ak6aa92e.example"),
            ("kai@localhost", "kai@localhost", "kai@localhost"),
            ("kai@my_host.example", "kai@my_host.example", "kai@my_host.example"),
        ] {
            let address = EmailAddress::parse(written).expect(written);
            assert_eq!((address.as_str(), address.deliverable().as_str()), (shown, sent));
        }
    }
}
