//! The two characters that do not show and yet belong to words: without them a Persian or a Hindi
//! name is misspelt.

use icu_properties::CodePointMapData;
use icu_properties::props::JoiningType;
use unicode_normalization::char::canonical_combining_class;

use super::characters::is_hidden;

const NON_JOINER: char = '\u{200C}';
const JOINER: char = '\u{200D}';

/// Combining_Class Virama (UAX 44 §5.7.4).
const VIRAMA: u8 = 9;

pub(super) fn is_joiner(character: char) -> bool {
    matches!(character, NON_JOINER | JOINER)
}

/// Whether a character is hidden at that position: a joiner is not, if it does what it is for.
pub(super) fn is_hidden_at(text: &str, at: usize, character: char) -> bool {
    is_hidden(character) && !(is_joiner(character) && is_in_place(text, at, character))
}

/// RFC 5892, Appendix A.1 and A.2.
fn is_in_place(text: &str, at: usize, joiner: char) -> bool {
    let (before, after) = (&text[..at], &text[at + joiner.len_utf8()..]);
    // "If Canonical_Combining_Class(Before(cp)) .eq. Virama Then True".
    if before.chars().next_back().is_some_and(|mark| canonical_combining_class(mark) == VIRAMA) {
        return true;
    }
    // "If RegExpMatch((Joining_Type:{L,D})(Joining_Type:T)*\u200C(Joining_Type:T)*
    // (Joining_Type:{R,D})) Then True".
    let data = CodePointMapData::<JoiningType>::new();
    let next = |letters: &mut dyn Iterator<Item = char>| {
        letters.map(|letter| data.get(letter)).find(|kind| *kind != JoiningType::Transparent)
    };
    joiner == NON_JOINER
        && matches!(
            next(&mut before.chars().rev()),
            Some(JoiningType::LeftJoining | JoiningType::DualJoining)
        )
        && matches!(
            next(&mut after.chars()),
            Some(JoiningType::RightJoining | JoiningType::DualJoining)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> Vec<char> {
        let at =
            |(at, character): (usize, char)| is_hidden_at(text, at, character).then_some(character);
        text.char_indices().filter_map(at).collect()
    }

    #[test]
    fn a_joiner_that_joins_nothing_is_hidden() {
        for text in [
            "\u{200C}",
            "\u{200D}",
            "Ac\u{200C}me",
            "Ac\u{200D}me",
            "Acme\u{200C}",
            "میهن\u{200C}",
            "\u{200C}میهن",
            "میهن\u{200D}بلاگ",
            "میهن\u{200C} بلاگ",
            "بلا\u{200C}گ", // after a letter that joins nothing to its left
            "क\u{200D}ष",
            "क\u{200C}ष",
            "👩\u{200D}💻",
        ] {
            assert_eq!(hidden(text).len(), 1, "{text:?}");
        }
        assert_eq!(hidden("میهن\u{200C}\u{200C}بلاگ").len(), 2);
        assert_eq!(hidden("क\u{94D}\u{200D}\u{200D}ष").len(), 1);
        // Another mark is as hidden as it was.
        assert_eq!(hidden("میهن\u{200B}بلاگ"), ['\u{200B}']);
        assert_eq!(hidden("میهن\u{200F}بلاگ"), ['\u{200F}']);
    }

    #[test]
    fn a_joiner_in_its_place_belongs_to_the_word() {
        for text in [
            "میهن\u{200C}بلاگ",
            "می\u{200C}خواهم",
            "مي\u{64E}\u{200C}خواهم", // over a vowel mark
            "क\u{94D}\u{200D}ष",
            "क\u{94D}\u{200C}ष",
            "ശ\u{D4D}\u{200D}",
            "ක\u{DCA}\u{200D}ෂ",
            "ක\u{DCA}\u{200D}ර\u{DD3}ඩා",
            "ক\u{9CD}\u{200C}ষ",
            "ड\u{93C}\u{94D}\u{200D}ष", // over a nukta
        ] {
            assert!(hidden(text).is_empty(), "{text:?}");
        }
    }
}
