use std::time::Duration;

use oauth::consent::grant::GrantDuration;
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

/// What the person may choose from. A person who leaves the end unchanged and one who chooses it
/// anew would get the same day, so of two such choices there is the first alone, under the other's
/// name.
pub fn durations(
    localizer: Localizer,
    grant_lifetime: Duration,
    consent: &ConsentRequest,
    chosen: Option<GrantDuration>,
) -> Vec<DurationChoice> {
    let before = consent.before.as_ref().and_then(|grant| grant.expires_at);
    // As it is read: what is shown holds the moment, too, and no two of those are equal.
    let plain = Localizer::of(localizer.language()).in_zone(localizer.time_zone());
    let mut choices: Vec<DurationChoice> = Vec::new();
    let mut days: Vec<Option<String>> = Vec::new();
    for duration in &consent.durations {
        let (term, end) = match duration {
            GrantDuration::Days30 => {
                ("consent-duration-30-days", Some(consent.shown_at + Duration::from_hours(30 * 24)))
            }
            GrantDuration::Months12 => {
                ("consent-duration-12-months", Some(consent.shown_at + grant_lifetime))
            }
            GrantDuration::UntilRemoved => ("consent-duration-until-removed", None),
            GrantDuration::AsBefore => ("consent-duration-as-before", before),
        };
        let day = |localizer| end.map(|end| date::day(localizer, end));
        let (term, is_chosen) = (localizer.t(term), chosen == Some(*duration));
        let same = days.iter().position(|known| *known == day(plain));
        if let Some(same) = same.and_then(|same| choices.get_mut(same)) {
            same.term = term;
            same.chosen |= is_chosen;
        } else {
            days.push(day(plain));
            choices.push(DurationChoice {
                value: duration.as_str(),
                term,
                day: day(localizer),
                chosen: is_chosen,
            });
        }
    }
    if !choices.iter().any(|choice| choice.chosen)
        && let Some(first) = choices.first_mut()
    {
        first.chosen = true;
    }
    choices
}
