use std::time::Duration;

use oauth::consent::grant::GrantDuration;
use oauth::timestamp::Timestamp;
use provider::authorization::consent_request::ConsentRequest;

use crate::i18n::{Localizer, date};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DurationChoice {
    pub value: &'static str,
    pub term: String,
    /// The last day.
    pub day: Option<String>,
    pub chosen: bool,
}

/// What the person may choose from. Whoever left the end as it is and whoever chose it anew would
/// get the same day, so of two such choices there is the first alone, under the other's name.
pub fn durations(
    localizer: Localizer,
    grant_lifetime: Duration,
    consent: &ConsentRequest,
    chosen: Option<GrantDuration>,
) -> Vec<DurationChoice> {
    let before = consent.before.as_ref().and_then(|grant| grant.expires_at);
    let day = |end: Timestamp| Some(date::day(localizer, end));
    let mut choices: Vec<DurationChoice> = Vec::new();
    for duration in &consent.durations {
        let (term, day) = match duration {
            GrantDuration::Days30 => {
                ("consent-duration-30-days", day(consent.shown_at + Duration::from_hours(30 * 24)))
            }
            GrantDuration::Months12 => {
                ("consent-duration-12-months", day(consent.shown_at + grant_lifetime))
            }
            GrantDuration::UntilRemoved => ("consent-duration-until-removed", None),
            GrantDuration::AsBefore => ("consent-duration-as-before", before.and_then(day)),
        };
        let (term, is_chosen) = (localizer.t(term), chosen == Some(*duration));
        match choices.iter_mut().find(|known| known.day == day) {
            Some(same) => {
                same.term = term;
                same.chosen |= is_chosen;
            }
            None => choices.push(DurationChoice {
                value: duration.as_str(),
                term,
                day,
                chosen: is_chosen,
            }),
        }
    }
    if !choices.iter().any(|choice| choice.chosen)
        && let Some(first) = choices.first_mut()
    {
        first.chosen = true;
    }
    choices
}
