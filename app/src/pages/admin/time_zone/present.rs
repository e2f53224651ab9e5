use std::collections::BTreeMap;

use oauth::parameters::Parameters;
use oauth::time_zone::{TimeZone, UnknownTimeZone};

use crate::components::form::PostForm;
use crate::i18n::{Localizer, date};

pub const TIME_ZONE: &str = "time_zone";

#[derive(Clone, Debug)]
pub struct TimeZonePage {
    /// By part of the world.
    pub areas: Vec<(String, Vec<Choice>)>,
    pub error: Option<String>,
    pub form: PostForm,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    pub label: String,
    pub name: &'static str,
    pub selected: bool,
}

pub fn chosen(sent: &Parameters) -> Result<TimeZone, UnknownTimeZone> {
    sent.get(TIME_ZONE).unwrap_or_default().parse()
}

/// `error`: what was sent is no time zone.
pub fn time_zone_page(
    localizer: Localizer,
    chosen: TimeZone,
    error: Option<UnknownTimeZone>,
    form: PostForm,
) -> TimeZonePage {
    let mut areas: BTreeMap<&str, Vec<Choice>> = BTreeMap::new();
    for zone in TimeZone::all() {
        let name = zone.name();
        let (area, place) = name.split_once('/').unwrap_or(("", name));
        let places: Vec<String> =
            place.split('/').map(|place| date::place_name(localizer, place)).collect();
        let choice = Choice { label: places.join(", "), name, selected: zone == chosen };
        areas.entry(area).or_default().push(choice);
    }
    for choices in areas.values_mut() {
        choices.sort();
    }
    TimeZonePage {
        areas: areas.into_iter().map(|(area, choices)| (area.to_owned(), choices)).collect(),
        error: error.map(|_| localizer.t("admin-time-zone-unknown")),
        form,
    }
}
