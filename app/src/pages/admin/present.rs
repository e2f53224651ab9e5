use oauth::client::Client;
use oauth::client::redirect_uri::{Destination, RedirectUri};
use oauth::consent::policy::AppStatus;
use provider::administration::approvals::Approval;

use crate::components::badge::Tone;
use crate::i18n::{Localizer, date};

pub(crate) fn asked(localizer: Localizer, approval: &Approval) -> String {
    localizer.t_args(
        "admin-request-asked",
        &[
            ("name", approval.user.full_name().into()),
            ("email", approval.user.email.as_str().into()),
            ("day", date::day_and_clock(localizer, approval.request.asked_at).into()),
        ],
    )
}

pub(crate) fn answered(
    localizer: Localizer,
    approval: &Approval,
) -> Option<(String, Option<String>)> {
    let answer = approval.request.answer.as_ref()?;
    let by = approval.answered_by.clone().unwrap_or_default();
    let day = date::day_and_clock(localizer, answer.at);
    let by_and_when = [("name", by.into()), ("day", day.into())];
    let text = if answer.approved {
        localizer.t_args("admin-request-approved", &by_and_when)
    } else {
        localizer.t_args("admin-request-refused", &by_and_when)
    };
    Some((text, Some(answer.reason.clone()).filter(|reason| !reason.is_empty())))
}

/// A word for a row, and how good the news is.
pub(crate) fn status(localizer: Localizer, status: AppStatus) -> (String, Tone) {
    match status {
        AppStatus::Policy => (localizer.t("admin-status-policy"), Tone::Plain),
        AppStatus::Approved => (localizer.t("admin-status-approved"), Tone::Good),
        AppStatus::Blocked => (localizer.t("admin-status-blocked"), Tone::Bad),
    }
}

pub(crate) fn status_sentence(localizer: Localizer, status: AppStatus) -> String {
    match status {
        AppStatus::Policy => localizer.t("admin-decided-policy"),
        AppStatus::Approved => localizer.t("admin-decided-approved"),
        AppStatus::Blocked => localizer.t("admin-decided-blocked"),
    }
}

/// Only beside a mark: a picture persuades more than a name.
/// Where the answers for an app may go.
pub(crate) fn destinations(localizer: Localizer, client: &Client) -> String {
    let shown = |uri: &RedirectUri| {
        let address = Destination::of(uri.as_str()).host_and_port;
        if client.is_for_testing(uri) {
            localizer.t_args("address-for-testing", &[("address", address.into())])
        } else {
            address
        }
    };
    let mut all: Vec<String> = client.redirect_uris.iter().map(shown).collect();
    all.dedup();
    all.join(" · ")
}
