use unicode_normalization::UnicodeNormalization as _;

use super::characters::{MARKS_IN_A_ROW, is_hidden, is_stacked_mark};
use super::joiners::{is_hidden_at, is_joiner};

/// The text as a page may show it: composed (NFC), on one line, without characters that do not show
/// or that turn the text around them, without towers of marks, and at most `max_chars` long, the
/// last of which is then "…". Markup is left: pages show text as text.
pub fn clean(text: &str, max_chars: usize) -> String {
    if is_clean(text, max_chars) {
        return text.to_owned();
    }
    let is_kept = |character: &char| !is_hidden(*character) || is_joiner(*character);
    let joined: String = text.chars().filter(is_kept).nfc().collect();
    let shown = without_hidden(&joined);
    let mut cleaned = String::with_capacity(shown.len());
    for word in shown.split_whitespace() {
        // A mark with no letter before it would be drawn on what comes before the whole text.
        let mut marks = MARKS_IN_A_ROW;
        let drawn = word.chars().filter(|character| {
            if !is_joiner(*character) {
                marks = if is_stacked_mark(*character) { marks + 1 } else { 0 };
            }
            marks <= MARKS_IN_A_ROW
        });
        let before = cleaned.len();
        if before > 0 {
            cleaned.push(' ');
        }
        let begun = cleaned.len();
        cleaned.extend(drawn);
        // Of a word of marks alone nothing is left: nor is its space.
        if cleaned.len() == begun {
            cleaned.truncate(before);
        }
    }
    let cut = cut(&cleaned, max_chars);
    // What a joiner joined may have been cut off.
    if cut.contains(is_joiner) { without_hidden(&cut) } else { cut }
}

/// Composed anew: what was parted by something hidden may belong together.
fn without_hidden(text: &str) -> String {
    let shown = text.char_indices().filter(|(at, character)| !is_hidden_at(text, *at, *character));
    shown.map(|(_, character)| character).nfc().collect()
}

/// Printed ASCII with single spaces inside, as most names are, needs no look into the tables.
fn is_clean(text: &str, max_chars: usize) -> bool {
    text.len() <= max_chars
        && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

fn cut(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let start: String = text.chars().take(max_chars.saturating_sub(1)).collect();
    format!("{}…", start.trim_end_matches(|end: char| end.is_whitespace() || is_joiner(end)))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_word_of_marks_alone_leaves_no_second_space() {
        // Found by fuzzing.
        assert_eq!(clean("a \u{301}\t\u{301} b", 50), "a b");
        assert_eq!(clean("\u{301} a \u{301}", 50), "a");
    }

    #[test]
    fn what_does_not_show_is_removed() {
        for (text, cleaned) in [
            ("a\u{0}b\u{1B}[31mc\u{9B}d", "ab[31mcd"),
            ("Bright\u{202E}krow\u{2066}", "Brightkrow"),
            ("Bri\u{200B}ght\u{200D}wo\u{2060}rk\u{FEFF}", "Brightwork"),
            ("a\u{AD}b\u{34F}c\u{3164}d\u{2800}e\u{FE0F}f", "abcdef"),
            ("a\u{E000}b\u{378}c\u{E0041}d\u{10FFFF}", "abcd"),
        ] {
            assert_eq!(clean(text, 50), cleaned, "{text:?}");
        }
    }

    #[test]
    fn the_text_is_one_line_without_needless_space() {
        assert_eq!(clean("  a \n\r\n\t b\u{2028}c\u{A0}\u{3000}d\u{85}", 50), "a b c d");
        assert_eq!(clean(" \u{200B} \n", 50), "");
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis() {
        assert_eq!(clean("abcdef", 6), "abcdef");
        assert_eq!(clean("abcdefg", 6), "abcde…");
        assert_eq!(clean("abcd efg", 6), "abcd…");
        assert_eq!(clean(&"ж".repeat(500), 50).chars().count(), 50);
    }

    #[test]
    fn towers_of_marks_are_cut_down() {
        let tower = "\u{320}\u{334}\u{342}\u{353}".repeat(20);
        let cleaned = clean(&format!("{tower}Z{tower}a {tower}b"), 500);
        assert!(cleaned.starts_with('Z'), "{cleaned:?}");
        assert_eq!(cleaned.chars().count(), "Z....a b".len());
    }

    #[test]
    fn markup_is_left_to_be_shown_as_text() {
        assert_eq!(clean("<script>alert(1)</script>", 50), "<script>alert(1)</script>");
    }

    #[test]
    fn honest_texts_stay_as_they_are() {
        for text in ["Brightwork Labs", "שָׁלוֹם", "شركة النور", "求人ナビ Pro", "हिन्दी", "Đặng & Søn"]
        {
            assert_eq!(clean(text, 50), text);
        }
        for text in ["میهن\u{200C}بلاگ", "ශ්\u{200D}රී ලංකා"] {
            assert_eq!(clean(text, 50), text);
        }
        assert_eq!(clean("میهن\u{200C}بلاگ", 6), "میهن…");
        assert_eq!(clean("میهن\u{200C}\u{654}بلاگ", 7), "میهن\u{654}…");
        assert_eq!(clean("a\u{200C}\u{301}", 7), "á");
        assert_eq!(clean("میهن\u{200B}\u{200C}بلاگ\u{200C}", 50), "میهن\u{200C}بلاگ");
        // Composed, so that a cut never parts a letter from its accent.
        assert_eq!(clean("Cafe\u{301}", 50), "Café");
    }
}
