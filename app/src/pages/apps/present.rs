use oauth::client::app::listing::ListingState;
use oauth::timestamp::Timestamp;
use provider::clients::apps::AppRecord;

use crate::i18n::{Localizer, date};

pub(crate) fn app_name(localizer: Localizer, app: &AppRecord) -> String {
    match app.draft.name.as_str() {
        "" => localizer.t("partner-unnamed"),
        app_name => app_name.to_owned(),
    }
}

pub(crate) fn registration_state(localizer: Localizer, app: &AppRecord) -> String {
    match app.registered_at {
        None => localizer.t("partner-draft"),
        Some(at) => {
            localizer.t_args("partner-registered", &[("day", date::day(localizer, at).into())])
        }
    }
}

pub(crate) fn listing_state(localizer: Localizer, app: &AppRecord) -> String {
    let day = date::day(localizer, app.listing.since.unwrap_or(Timestamp(0)));
    let note = app.listing.note.as_str();
    let arguments = [("day", day.into()), ("note", note.into())];
    match app.listing.state {
        ListingState::Unlisted => localizer.t("partner-market-unlisted"),
        ListingState::Submitted => localizer.t_args("partner-market-submitted", &arguments[..1]),
        ListingState::Listed => localizer.t_args("partner-market-listed", &arguments[..1]),
        ListingState::Declined => localizer.t_args("partner-market-declined", &arguments),
    }
}
