//! `<time>` elements of pages.
//!
//! A time is text in the middle of other text, put together by messages and handed on until a page
//! is drawn. So it carries its mark along: Unicode's annotation characters, which are for inside a
//! program alone. When a page has been drawn, its marks become elements. Where an element cannot
//! be, as in an attribute, they go and the text stays. A mark that a person put into a name
//! is at most a time in that name.

use oauth::timestamp::Timestamp;

use crate::i18n::Localizer;

/// U+FFF9 INTERLINEAR ANNOTATION ANCHOR, U+FFFA … SEPARATOR, U+FFFB … TERMINATOR: text, the
/// time that it means, end.
const ANCHOR: char = '\u{fff9}';
const SEPARATOR: char = '\u{fffa}';
const TERMINATOR: char = '\u{fffb}';

/// What a text says of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Day,
    Clock,
    DayAndClock,
}

pub(crate) fn marked(localizer: Localizer, at: Timestamp, shown: Shown, text: String) -> String {
    if !localizer.marks_times() {
        return text;
    }
    let shown = match shown {
        Shown::Day => 'd',
        Shown::Clock => 'c',
        Shown::DayAndClock => 'b',
    };
    format!("{ANCHOR}{text}{SEPARATOR}{shown}{}{TERMINATOR}", at.0)
}

/// For programs: always in UTC.
pub(crate) fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.0).map(|at| at.to_string()).unwrap_or_default()
}

/// Writes times in the browser's own zone; nothing without it.
pub(crate) const SCRIPT: &str = include_str!("../scripts/times.js");

/// HTML with elements in place of its marks, and whether one of them shows a time of day.
pub(crate) fn with_elements(html: String) -> (String, bool) {
    if !html.contains(ANCHOR) {
        return (html, false);
    }
    let (mut drawn, mut shows_clock) = (String::with_capacity(html.len() * 9 / 8), false);
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once(ANCHOR) {
        drawn.push_str(before);
        rest = after;
        let Some((text, at, shown, behind)) = read_mark(after) else { continue };
        rest = behind;
        if !takes_elements(&drawn) {
            drawn.push_str(text);
            continue;
        }
        let clock = match shown {
            Shown::Day => "",
            Shown::Clock => " data-clock=\"only\"",
            Shown::DayAndClock => " data-clock",
        };
        shows_clock |= shown != Shown::Day;
        let at = rfc3339(at);
        drawn.extend(["<time datetime=\"", &at, "\"", clock, ">", text, "</time>"]);
    }
    drawn.push_str(rest);
    (drawn, shows_clock)
}

/// What is behind an anchor: the text, its time, and the rest.
fn read_mark(html: &str) -> Option<(&str, Timestamp, Shown, &str)> {
    let (mark, behind) = html.split_once(TERMINATOR)?;
    let (text, of_time) = mark.split_once(SEPARATOR)?;
    let mut letters = of_time.chars();
    let shown = match letters.next()? {
        'd' => Shown::Day,
        'c' => Shown::Clock,
        'b' => Shown::DayAndClock,
        _ => return None,
    };
    let at = Timestamp(letters.as_str().parse().ok()?);
    let is_text = !mark.contains(['<', '>', ANCHOR]);
    is_text.then_some((text, at, shown, behind))
}

/// Whether what follows this HTML may be an element: inside of tags and of some elements it is
/// text alone.
fn takes_elements(html: &str) -> bool {
    let Some((_, last)) = html.rsplit_once('<') else { return true };
    let Some((tag, _)) = last.split_once('>') else { return false };
    let name = tag.split_ascii_whitespace().next().unwrap_or_default();
    !matches!(name, "title" | "textarea" | "option" | "script" | "style")
}

#[cfg(test)]
mod tests {
    use oauth::language::Language;

    use super::*;
    use crate::i18n;

    const AT: Timestamp = Timestamp(1_774_965_900);

    fn localizer() -> Localizer {
        Localizer::of(Language::English).marking_times()
    }

    #[test]
    fn a_time_becomes_an_element_wherever_a_message_put_it() {
        let (day, both) =
            (i18n::date::day(localizer(), AT), i18n::date::day_and_clock(localizer(), AT));
        let html = format!("<p>Since {day}, until {both}.</p>");
        let time = "<time datetime=\"2026-03-31T14:05:00Z\"";
        let expected = format!(
            "<p>Since {time}>31 March 2026</time>, until {time} data-clock>31 March 2026, 14:05 \
             (UTC)</time>.</p>"
        );
        assert_eq!(with_elements(html), (expected, true));
        let days = format!("<p>{day}</p>");
        assert!(!with_elements(days).1);
        let clock = format!("<p>{}</p>", i18n::date::clock(localizer(), AT));
        let expected = format!("<p>{time} data-clock=\"only\">14:05 (UTC)</time></p>");
        assert_eq!(with_elements(clock), (expected, true));
    }

    #[test]
    fn where_no_element_can_be_the_text_stays() {
        let day = i18n::date::day(localizer(), AT);
        for (before, behind) in [
            ("<title>", "</title>"),
            ("<p title=\"", "\">x</p>"),
            ("<select><option value=\"1\">", "</option></select>"),
            ("<textarea>", "</textarea>"),
        ] {
            let html = format!("{before}{day}{behind}");
            assert_eq!(with_elements(html).0, format!("{before}31 March 2026{behind}"));
        }
    }

    #[test]
    fn a_forged_mark_is_text_or_a_time() {
        for forged in [
            "\u{fff9}",
            "\u{fff9}x\u{fffa}\u{fffb}",
            "\u{fff9}x\u{fffa}d1\"onclick=\u{fffb}",
            "\u{fff9}x\u{fffa}b99999999999999999999\u{fffb}",
            "\u{fff9}<b>\u{fffa}d1\u{fffb}",
            "\u{fff9}\u{fff9}\u{fffa}d\u{fffb}",
        ] {
            let (drawn, shows_clock) = with_elements(format!("<p>{forged}</p>"));
            assert_eq!(drawn, format!("<p>{}</p>", forged.replace(ANCHOR, "")));
            assert!(!shows_clock);
        }
        let (drawn, _) = with_elements("<p>\u{fff9}x\u{fffa}b0\u{fffb}</p>".to_owned());
        assert_eq!(drawn, "<p><time datetime=\"1970-01-01T00:00:00Z\" data-clock>x</time></p>");
    }

    #[test]
    fn what_is_no_page_has_no_marks() {
        let plain = Localizer::of(Language::German);
        assert_eq!(i18n::date::day(plain, AT), "31. März 2026");
    }
}
