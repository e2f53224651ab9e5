//! With their zone.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use oauth::language::Language;
use oauth::timestamp::Timestamp;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

use crate::i18n::Localizer;

fn utc(timestamp: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(timestamp.0).unwrap_or(OffsetDateTime::UNIX_EPOCH)
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

pub fn day(localizer: Localizer, timestamp: Timestamp) -> String {
    // Nothing that can panic runs while the lock is held.
    let days = || DAYS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (localizer.language(), utc(timestamp).date());
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
    let month =
        localizer.t_args("date-month", &[("month", i64::from(u8::from(date.month())).into())]);
    localizer.t_args(
        "date-day",
        &[
            ("day", i64::from(date.day()).into()),
            ("month", month.into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

pub fn iso_day(timestamp: Timestamp) -> String {
    let format = format_description!("[year]-[month]-[day]");
    utc(timestamp).format(format).unwrap_or_default()
}

/// In UTC.
pub fn start_of_iso_day(text: &str) -> Option<Timestamp> {
    let format = format_description!("[year]-[month]-[day]");
    let day = time::Date::parse(text, format).ok()?;
    Some(Timestamp(day.midnight().assume_utc().unix_timestamp()))
}

pub fn end_of_iso_day(text: &str) -> Option<Timestamp> {
    start_of_iso_day(text).map(|start| Timestamp(start.0 + 24 * 60 * 60 - 1))
}

pub fn rfc3339(timestamp: Timestamp) -> String {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    utc(timestamp).format(format).unwrap_or_default()
}

/// "14:05 (UTC)".
pub fn clock(localizer: Localizer, timestamp: Timestamp) -> String {
    let clock = utc(timestamp).format(format_description!("[hour]:[minute]")).unwrap_or_default();
    localizer.t_args("date-clock", &[("clock", clock.into())])
}

/// "31 March 2027, 14:05 (UTC)".
pub fn day_and_clock(localizer: Localizer, timestamp: Timestamp) -> String {
    localizer.t_args(
        "date-day-and-clock",
        &[("day", day(localizer, timestamp).into()), ("clock", clock(localizer, timestamp).into())],
    )
}

/// "31 Mar 2027, 14:05", where the zone stands at the head of the column.
pub fn short(localizer: Localizer, timestamp: Timestamp) -> String {
    let at = utc(timestamp);
    let month = i64::from(u8::from(at.month()));
    let clock = at.format(format_description!("[hour]:[minute]")).unwrap_or_default();
    localizer.t_args(
        "date-short",
        &[
            ("day", i64::from(at.day()).into()),
            ("month", localizer.t_args("date-month-short", &[("month", month.into())]).into()),
            ("year", at.year().to_string().into()),
            ("clock", clock.into()),
        ],
    )
}

/// Counts midnights (UTC).
pub fn ago(localizer: Localizer, then: Timestamp, now: Timestamp) -> String {
    let days = utc(now).to_julian_day() - utc(then).to_julian_day();
    localizer.t_args("date-ago", &[("days", i64::from(days.max(0)).into())])
}

#[cfg(test)]
mod tests {

    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn in_all(write: impl Fn(Localizer) -> String) -> [String; 4] {
        Language::ALL.map(|language| write(Localizer::of(language)))
    }

    #[test]
    fn a_day_of_a_form_ends_with_its_last_second_in_utc() {
        for text in ["", "2026-02-30", "31.03.2026", "2026-3-31", "2026-03-31T00:00"] {
            assert_eq!(end_of_iso_day(text), None, "{text}");
        }
        let end = end_of_iso_day("2026-03-31").expect("a day");
        assert_eq!(iso_day(end), "2026-03-31");
        assert_eq!(iso_day(Timestamp(end.0 + 1)), "2026-04-01");
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
