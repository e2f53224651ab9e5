use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Also for those who ask for no supported language.
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "de")]
    German,
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// In the order in which people read the list.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::French, Self::Spanish];

    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
        }
    }

    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
        }
    }

    /// Only the primary subtag of a BCP 47 tag counts, so that "de-AT" is German.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?;
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// What the person chose here, else what the app asks for, else what the browser prefers, else
    /// English. Whatever cannot be read counts as not said.
    pub fn negotiate(
        chosen: Option<&str>,
        ui_locales: Option<&str>,
        accept_language: Option<&str>,
    ) -> Self {
        chosen
            .and_then(Self::from_tag)
            .or_else(|| ui_locales.and_then(first_known))
            .or_else(|| accept_language.and_then(most_wanted))
            .unwrap_or_default()
    }
}

/// OpenID Connect Core 1.0 §3.1.2.1: `ui_locales` is "a space-separated list of BCP47 language tag
/// values, ordered by preference".
fn first_known(ui_locales: &str) -> Option<Language> {
    ui_locales.split(' ').find_map(Language::from_tag)
}

/// RFC 9110 §12.5.4: language ranges, each with a weight. Of equal weights the first wins, as
/// browsers order them. `*` asks for nothing in particular.
fn most_wanted(accept_language: &str) -> Option<Language> {
    let mut best: Option<(u16, Language)> = None;
    for item in accept_language.split(',') {
        let Some((language, weight)) = weighted(item) else { continue };
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

fn weighted(item: &str) -> Option<(Language, u16)> {
    let (range, weight) = match item.split_once(';') {
        Some((range, weight)) => (range, thousandths(weight.trim().strip_prefix("q=")?)?),
        None => (item, 1000),
    };
    Some((Language::from_tag(range.trim())?, weight))
}

/// RFC 9110 §12.4.2: "0" or "1", with up to three decimals, and never above 1.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = digits.then(|| format!("{decimals:0<3}").parse::<u16>().ok()).flatten()?;
    match whole {
        "0" => Some(fraction),
        "1" if fraction == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(accept_language: &str) -> Language {
        Language::negotiate(None, None, Some(accept_language))
    }

    #[test]
    fn a_tag_is_read_by_its_first_part_in_any_case() {
        assert_eq!(Language::from_tag("de"), Some(Language::German));
        assert_eq!(Language::from_tag("DE-at"), Some(Language::German));
        assert_eq!(Language::from_tag("es-419"), Some(Language::Spanish));
        for unknown in ["", "deu", "nl", "-de", "de_AT", "../de", "d\0"] {
            assert_eq!(Language::from_tag(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn a_language_is_written_as_its_tag() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
            let json = serde_json::to_string(&language).expect("JSON");
            assert_eq!(json, format!("\"{}\"", language.tag()));
        }
    }

    #[test]
    fn the_persons_choice_beats_the_apps_which_beats_the_browsers() {
        let negotiate = Language::negotiate;
        assert_eq!(negotiate(Some("fr"), Some("es"), Some("de")), Language::French);
        assert_eq!(negotiate(None, Some("es"), Some("de")), Language::Spanish);
        assert_eq!(negotiate(None, None, Some("de")), Language::German);
        assert_eq!(negotiate(None, None, None), Language::English);
    }

    #[test]
    fn what_is_unknown_leaves_the_word_to_the_next() {
        let negotiate = Language::negotiate;
        assert_eq!(negotiate(Some("tlh"), Some("nl pt"), Some("ja, de")), Language::German);
        assert_eq!(negotiate(Some(""), Some(" "), Some(",;q=,")), Language::English);
    }

    #[test]
    fn of_an_apps_languages_the_first_known_one_counts() {
        let spoken = Language::negotiate(None, Some("nl fr-CA  de"), None);
        assert_eq!(spoken, Language::French);
    }

    #[test]
    fn a_browsers_weights_decide_and_then_its_order() {
        assert_eq!(wanted("en;q=0.5, de;q=0.8, fr;q=0.799"), Language::German);
        assert_eq!(wanted("es, fr"), Language::Spanish);
        assert_eq!(wanted("nl, pt;q=0.9, fr-CH ; q=0.1"), Language::French);
        assert_eq!(wanted("*, de;q=0.3"), Language::German);
    }

    #[test]
    fn a_language_of_weight_zero_is_not_wanted() {
        assert_eq!(wanted("de;q=0, fr;q=0.001"), Language::French);
        assert_eq!(wanted("de;q=0.000"), Language::English);
    }

    #[test]
    fn malformed_weights_are_as_if_not_sent() {
        for weight in ["2", "1.001", "-1", "0.1234", ".5", "a", "", "0,5", "1;q=1"] {
            let header = format!("de;q={weight}");
            assert_eq!(wanted(&header), Language::English, "{header}");
        }
        assert_eq!(wanted("de;level=1, es;q=0.1"), Language::Spanish);
    }
}
