use unicode_normalization::UnicodeNormalization as _;
use unicode_security::RestrictionLevel::HighlyRestrictive;
use unicode_security::{RestrictionLevelDetection as _, confusable_detection};

use super::characters::is_of_word;

/// What two names have in common when a person takes one for the other: the skeleton of UTS 39 §4,
/// without regard to case, spaces, punctuation, accents and full width.
pub(super) fn shape(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    confusable_detection::skeleton(&folded)
        // The skeleton of a digit may be a capital: 0 is O.
        .flat_map(char::to_lowercase)
        .filter(|character| is_of_word(*character) && !is_accent(*character))
        // Folding turns I into i, which hides that it looks like l.
        .map(|character| if character == 'i' { 'l' } else { character })
        .collect()
}

/// Combining Diacritical Marks: accents of Latin, Greek and Cyrillic. Marks of other scripts tell
/// words apart.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// UTS 39 §5.2, beyond "Highly Restrictive": mixed as in no language. Japanese, Chinese and Korean
/// may mix theirs with Latin.
pub(super) fn mixed_word(text: &str) -> Option<&str> {
    text.split(|character: char| character.is_whitespace() || is_hyphen(character)).find(|word| {
        let letters: String = word.chars().filter(|character| is_of_word(*character)).collect();
        !letters.as_str().check_restriction_level(HighlyRestrictive)
    })
}

/// As browsers judge it: a label mixes alphabets, or each of its letters looks like one of ASCII.
/// `host` is in Punycode where it is not ASCII.
pub(crate) fn is_look_alike_host(host: &str) -> bool {
    let (shown, outcome) = idna::domain_to_unicode(host);
    outcome.is_err()
        || shown.split('.').any(|label| {
            let reads_as_ascii = || confusable_detection::skeleton(label).all(|it| it.is_ascii());
            !label.is_ascii() && (mixed_word(label).is_some() || reads_as_ascii())
        })
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '/' | '&' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_have_one_shape() {
        for (one, other) in [
            ("Brightwork Labs", "Brіghtwork Labs"), // Cyrillic і
            ("Brightwork Labs", "BRIGHTWORK-LABS"),
            ("Brightwork Labs", "Brlghtw0rk Lábs"),
            ("Countersign", "C0untersign"),
            ("Countersign", "Ｃｏｕｎｔｅｒｓｉｇｎ"),
            ("Countersign", "𝐂𝗼𝓊nters1gn"),
            ("modern", "rnodern"),
        ] {
            assert_eq!(shape(one), shape(other), "{one} {other}");
        }
        assert_ne!(shape("Talentsync"), shape("Talentsink"));
        assert_ne!(shape("नमक"), shape("नमकी"));
    }

    #[test]
    fn a_host_that_reads_like_another_is_found() {
        let host = |shown: &str| idna::domain_to_ascii(shown).expect(shown);
        for shown in ["brіghtwork.example", "раураӏ.example", "app.gооgle.example"] {
            assert!(is_look_alike_host(&host(shown)), "{shown}");
        }
        assert!(is_look_alike_host("xn--0.example"));
        for shown in ["brightwork.example", "bücher.example", "яндекс.example", "求人.example"]
        {
            assert!(!is_look_alike_host(&host(shown)), "{shown}");
        }
    }

    #[test]
    fn a_word_of_two_alphabets_is_found() {
        assert_eq!(mixed_word("The Brіghtwork Labs"), Some("Brіghtwork"));
        assert_eq!(mixed_word("Ｆull width"), Some("Ｆull"));
        for honest in ["HR-портал", "Яндекс Go", "求人ナビPro", "한국어App", "Café 24"]
        {
            assert_eq!(mixed_word(honest), None, "{honest}");
        }
    }
}
