use oauth::client::Requirement;
use oauth::client::app::listing::ListingState;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use provider::clients::apps::AppRecord;

use crate::components::badge::Tone;
use crate::components::permission_summary::{PermissionSummary, summary_text};
use crate::i18n::{Localizer, date};
use crate::pages::permissions::Permissions;

pub fn app_name(localizer: Localizer, app: &AppRecord) -> String {
    match app.draft.name.as_str() {
        "" => localizer.t("partner-unnamed"),
        app_name => app_name.to_owned(),
    }
}

/// In one word, for a list.
pub(crate) fn status(localizer: Localizer, app: &AppRecord) -> (String, Tone) {
    let (text, tone) = match (app.registered_at, app.listing.state) {
        (None, _) => ("partner-draft", Tone::Warning),
        (Some(_), ListingState::Unlisted) => ("partner-active", Tone::Good),
        (Some(_), ListingState::Submitted) => ("partner-waits", Tone::Plain),
        (Some(_), ListingState::Listed) => ("partner-listed", Tone::Good),
        (Some(_), ListingState::Declined) => ("partner-declined", Tone::Bad),
    };
    (localizer.t(text), tone)
}

pub(crate) fn permissions_text(
    localizer: Localizer,
    permissions: &Permissions<'_>,
    uses: impl IntoIterator<Item = (Scope, Requirement)>,
) -> String {
    let uses: Vec<_> = uses.into_iter().collect();
    let scopes: ScopeSet = uses.iter().map(|(scope, _)| scope.clone()).collect();
    let optional = uses.iter().filter(|(_, how)| *how == Requirement::Optional);
    let (count, optional) = (uses.len(), optional.count());
    let highest = permissions.highest(&scopes);
    let summary = PermissionSummary { used: count, optional, highest, all: count };
    summary_text(localizer, &summary)
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
