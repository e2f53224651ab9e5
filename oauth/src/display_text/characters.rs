use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// Invisible, or undefined how it is drawn: controls, bidirectional overrides, joiners, fillers,
/// private and unassigned code points. White space is another thing.
pub(crate) fn is_hidden(character: char) -> bool {
    use GeneralCategory::{Control, Format, PrivateUse, Unassigned};
    let category = character.general_category();
    matches!(category, Control | Format | PrivateUse | Unassigned) && !character.is_whitespace()
        || is_blank(character)
}

/// Letters, marks and symbols that are drawn as nothing. All but the braille blank are
/// Default_Ignorable_Code_Point (UAX 44 §5.1) outside the categories above.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\u{34F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Drawn over, under or around the letter before it.
pub(super) fn is_stacked_mark(character: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark};
    matches!(character.general_category(), NonspacingMark | EnclosingMark)
}

/// A letter, a digit or a mark on one.
pub(super) fn is_of_word(character: char) -> bool {
    use unicode_properties::GeneralCategoryGroup::{Letter, Mark, Number};
    matches!(character.general_category_group(), Letter | Mark | Number)
}

/// A name may hold no picture: a tick or a shield beside it would pass for the server's own mark.
/// `<` and `>` count too: no name needs them, and not every reader of a name may be as careful as
/// our pages.
pub(super) fn is_picture(character: char) -> bool {
    use GeneralCategory::{MathSymbol, ModifierSymbol, OtherSymbol};
    match character.general_category() {
        OtherSymbol | ModifierSymbol => true,
        MathSymbol => !character.is_ascii() || matches!(character, '<' | '>'),
        _ => false,
    }
}

/// Pages quote what is an app's own word: its name can neither end that nor begin anew. Pairs of
/// guillemets are inside of names of companies, and end nothing.
pub(super) fn find_quotation_mark(name: &str) -> Option<char> {
    let is_apostrophe = |character| matches!(character, '\'' | '‘' | '’');
    let (mut is_open, mut before) = (false, ' ');
    for character in name.chars() {
        let is_wrong = match character {
            '«' => std::mem::replace(&mut is_open, true),
            '»' => !std::mem::replace(&mut is_open, false),
            _ if is_apostrophe(character) => is_apostrophe(before),
            _ => is_double_quotation_mark(character),
        };
        if is_wrong {
            return Some(character);
        }
        before = character;
    }
    is_open.then_some('«')
}

/// Quotation_Mark (PropList of Unicode), and what looks like one.
fn is_double_quotation_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '“'..='‟'
            | '‹' | '›'
            | '″'..='‷'
            | 'ʺ' | 'ˮ'
            | '⹂'
            | '「'..='』'
            | '〃'
            | '〝'..='〟'
            | '﹁'..='﹄'
            | '＂'
            | '｢' | '｣'
    )
}

/// UTS 39 §5.4: "Forbid sequences of more than 4 nonspacing marks".
pub(super) const MARKS_IN_A_ROW: usize = 4;
