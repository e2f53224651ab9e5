//! In the reader's time zone, which is named with every time of day.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use jiff::civil::{Date, DateTime};
use oauth::language::Language;
use oauth::timestamp::Timestamp;

use crate::i18n::Localizer;
use crate::times::{Shown, marked};

fn local(localizer: Localizer, at: Timestamp) -> DateTime {
    localizer.time_zone().local(at)
}

pub fn grant_end(localizer: Localizer, expires_at: Option<Timestamp>) -> String {
    match expires_at {
        Some(at) => localizer.t_args("app-ends-on", &[("day", day(localizer, at).into())]),
        None => localizer.t("app-ends-when-removed"),
    }
}

pub fn last_used(localizer: Localizer, at: Option<Timestamp>, now: Timestamp) -> String {
    match at {
        Some(at) => localizer.t_args("app-used", &[("ago", ago(localizer, at, now).into())]),
        None => localizer.t("app-never-used"),
    }
}

/// A few dozen bytes each.
const WRITTEN_DAYS: usize = 4096;

/// Pages and lists name few days, and each of them often.
static DAYS: LazyLock<Mutex<HashMap<(Language, Date), String>>> = LazyLock::new(Mutex::default);

pub fn day(localizer: Localizer, at: Timestamp) -> String {
    marked(localizer, at, Shown::Day, day_of(localizer, at))
}

fn day_of(localizer: Localizer, at: Timestamp) -> String {
    // Nothing that can panic runs while the lock is held.
    let days = || DAYS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (localizer.language(), local(localizer, at).date());
    let known = days().get(&key).cloned();
    known.unwrap_or_else(|| {
        let written = write_day(localizer, key.1);
        let mut days = days();
        if days.len() >= WRITTEN_DAYS {
            days.clear();
        }
        days.insert(key, written.clone());
        written
    })
}

fn write_day(localizer: Localizer, date: Date) -> String {
    let month = localizer.t_args("date-month", &[("month", i64::from(date.month()).into())]);
    localizer.t_args(
        "date-day",
        &[
            ("day", i64::from(date.day()).into()),
            ("month", month.into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

pub fn iso_day(localizer: Localizer, at: Timestamp) -> String {
    local(localizer, at).date().to_string()
}

fn read_iso_day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    // Of the many ways in which ISO 8601 writes a day, the one that browsers send.
    (day.to_string() == text).then_some(day)
}

pub fn start_of_iso_day(localizer: Localizer, text: &str) -> Option<Timestamp> {
    localizer.time_zone().start_of(read_iso_day(text)?)
}

/// Its last second.
pub fn end_of_iso_day(localizer: Localizer, text: &str) -> Option<Timestamp> {
    localizer.time_zone().end_of(read_iso_day(text)?)
}

/// "14:05 (Berlin time)".
pub fn clock(localizer: Localizer, at: Timestamp) -> String {
    marked(localizer, at, Shown::Clock, clock_of(localizer, at))
}

fn clock_of(localizer: Localizer, at: Timestamp) -> String {
    let local = local(localizer, at);
    let clock = format!("{:02}:{:02}", local.hour(), local.minute());
    match localizer.time_zone().place() {
        None => localizer.t_args("date-clock", &[("clock", clock.into())]),
        Some(place) => {
            let place = place_name(localizer, place);
            let words = [("clock", clock.into()), ("place", place.into())];
            localizer.t_args("date-clock-of", &words)
        }
    }
}

/// The database spells places in English, without spaces.
pub fn place_name(localizer: Localizer, place: &str) -> String {
    let words = [("key", place.into()), ("name", place.replace('_', " ").into())];
    localizer.t_args("date-place", &words)
}

/// "31 March 2027, 14:05 (Berlin time)".
pub fn day_and_clock(localizer: Localizer, at: Timestamp) -> String {
    let (day, clock) = (day_of(localizer, at), clock_of(localizer, at));
    let text =
        localizer.t_args("date-day-and-clock", &[("day", day.into()), ("clock", clock.into())]);
    marked(localizer, at, Shown::DayAndClock, text)
}

/// "31 Mar 2027", where the whole is to be had elsewhere.
pub fn day_short(localizer: Localizer, at: Timestamp) -> String {
    let local = local(localizer, at);
    let month = i64::from(local.month());
    localizer.t_args(
        "date-day-short",
        &[
            ("day", i64::from(local.day()).into()),
            ("month", localizer.t_args("date-month-short", &[("month", month.into())]).into()),
            ("year", local.year().to_string().into()),
        ],
    )
}

/// "31 Mar 2027, 14:05", where the head of the column names the zone.
pub fn short(localizer: Localizer, at: Timestamp) -> String {
    let local = local(localizer, at);
    let month = i64::from(local.month());
    let clock = format!("{:02}:{:02}", local.hour(), local.minute());
    localizer.t_args(
        "date-short",
        &[
            ("day", i64::from(local.day()).into()),
            ("month", localizer.t_args("date-month-short", &[("month", month.into())]).into()),
            ("year", local.year().to_string().into()),
            ("clock", clock.into()),
        ],
    )
}

/// "Berlin time".
pub fn zone_name(localizer: Localizer) -> String {
    match localizer.time_zone().place() {
        None => "UTC".to_owned(),
        Some(place) => {
            let place = place_name(localizer, place);
            localizer.t_args("date-zone-of", &[("place", place.into())])
        }
    }
}

/// Counts midnights.
pub fn ago(localizer: Localizer, then: Timestamp, now: Timestamp) -> String {
    let [today, that_day] = [now, then].map(|at| local(localizer, at).date());
    let days = today.duration_since(that_day).as_hours() / 24;
    let text = localizer.t_args("date-ago", &[("days", days.max(0).into())]);
    marked(localizer, then, Shown::Day, text)
}

/// "in 30 days". Counts midnights, too.
pub fn until(localizer: Localizer, then: Timestamp, now: Timestamp) -> String {
    let [today, that_day] = [now, then].map(|at| local(localizer, at).date());
    let days = that_day.duration_since(today).as_hours() / 24;
    localizer.t_args("date-until", &[("days", days.max(0).into())])
}

#[cfg(test)]
mod tests {

    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn in_all(write: impl Fn(Localizer) -> String) -> [String; 4] {
        Language::ALL.map(|language| write(Localizer::of(language)))
    }

    fn in_zone(name: &str) -> impl Fn(Localizer) -> Localizer {
        let zone = name.parse().expect("a time zone");
        move |localizer: Localizer| localizer.in_zone(zone)
    }

    #[test]
    fn a_day_of_a_form_begins_and_ends_where_its_reader_is() {
        for zone in ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"] {
            let localizer = in_zone(zone)(Localizer::of(Language::English));
            for text in ["", "2026-02-30", "31.03.2026", "2026-3-31", "2026-03-31T00:00"] {
                assert_eq!(end_of_iso_day(localizer, text), None, "{text}");
            }
            let start = start_of_iso_day(localizer, "2026-03-29").expect("a day");
            let end = end_of_iso_day(localizer, "2026-03-29").expect("a day");
            let day = |at: i64| iso_day(localizer, Timestamp(at));
            let days = [start.0 - 1, start.0, end.0, end.0 + 1].map(day);
            assert_eq!(days, ["2026-03-28", "2026-03-29", "2026-03-29", "2026-03-30"], "{zone}");
        }
    }

    #[test]
    fn a_time_is_that_of_its_readers_clocks_before_and_after_they_change() {
        let berlin = in_zone("Europe/Berlin");
        let said = |at| in_all(|localizer| day_and_clock(berlin(localizer), Timestamp(at)));
        assert_eq!(
            said(1_774_965_900),
            [
                "31 March 2026, 16:05 (Berlin time)",
                "31. März 2026, 16:05 (Ortszeit Berlin)",
                "31 mars 2026, 16:05 (heure locale\u{a0}: Berlin)",
                "31 de marzo de 2026, 16:05 (hora de Berlín)",
            ]
        );
        // A second before it ended, daylight saving time showed the hour that came once more.
        assert_eq!(said(1_792_889_999)[0], "25 October 2026, 02:59 (Berlin time)");
        assert_eq!(said(1_792_890_000)[0], "25 October 2026, 02:00 (Berlin time)");
        let york = in_zone("America/New_York");
        assert_eq!(
            in_all(|localizer| day_and_clock(york(localizer), Timestamp(1_774_965_900))),
            [
                "31 March 2026, 10:05 (New York time)",
                "31. März 2026, 10:05 (Ortszeit New York)",
                "31 mars 2026, 10:05 (heure locale\u{a0}: New York)",
                "31 de marzo de 2026, 10:05 (hora de Nueva York)",
            ]
        );
    }

    #[test]
    fn a_day_is_that_of_its_readers_calendar() {
        let auckland = in_zone("Pacific/Auckland")(Localizer::of(Language::English));
        assert_eq!(day(auckland, Timestamp(1_774_965_900)), "1 April 2026");
        assert_eq!(ago(auckland, Timestamp(1_774_953_000), Timestamp(1_774_965_900)), "yesterday");
        assert_eq!(crate::times::rfc3339(Timestamp(1_774_965_900)), "2026-03-31T14:05:00Z");
    }

    #[test]
    fn a_date_is_written_out_with_its_zone() {
        assert_eq!(
            in_all(|localizer| day_and_clock(localizer, Timestamp(1_774_965_900))),
            [
                "31 March 2026, 14:05 (UTC)",
                "31. März 2026, 14:05 (UTC)",
                "31 mars 2026, 14:05 (UTC)",
                "31 de marzo de 2026, 14:05 (UTC)",
            ]
        );
    }

    #[test]
    fn the_first_of_a_month_is_the_premier_in_french() {
        assert_eq!(day(Localizer::of(Language::French), Timestamp(0)), "1er janvier 1970");
    }

    #[test]
    fn every_month_has_its_own_name_in_every_language() {
        for language in Language::ALL {
            let name =
                |month: i64| day(Localizer::of(language), Timestamp(month * 2_629_746 + DAY));
            let names: std::collections::BTreeSet<String> = (0..12)
                .map(|month| name(month).chars().filter(|letter| letter.is_alphabetic()).collect())
                .collect();
            assert_eq!(names.len(), 12, "{names:?}");
        }
    }

    #[test]
    fn days_gone_by_are_counted_by_midnights() {
        let now = Timestamp(1_774_965_900);
        let ago = |days: i64| {
            in_all(|localizer| super::ago(localizer, Timestamp(now.0 - days * DAY), now))
        };
        assert_eq!(ago(-1), ago(0));
        assert_eq!(ago(0), ["today", "heute", "aujourd’hui", "hoy"]);
        assert_eq!(ago(1), ["yesterday", "gestern", "hier", "ayer"]);
        assert_eq!(ago(2), ["2 days ago", "vor 2 Tagen", "il y a 2 jours", "hace 2 días"]);
        // Fifteen hours earlier, and yet yesterday.
        let localizer = Localizer::of(Language::English);
        assert_eq!(super::ago(localizer, Timestamp(now.0 - 15 * 60 * 60), now), "yesterday");
    }
}
