//! The apps that a person has connected.

pub(crate) mod details;
pub(crate) mod remove;
pub(crate) mod remove_permission;

use app::pages::connected_apps::present::connected_apps_page;
use axum::extract::{OriginalUri, State};
use axum::response::Response;
use oauth::parameters::Parameters;

use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// The parameter that names what has just been removed.
pub(super) const REMOVED: &str = "removed";

/// `GET /connected-apps`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let apps = provider.connected_apps(&person.signed_in).await?;
    let requests = provider.own_requests(&person.signed_in).await?;
    let pages = person.pages();
    let localizer = pages.localizer();
    let removed = parameters.get(REMOVED).and_then(|id| {
        apps.iter().find(|app| app.ended_at.is_some() && app.record.grant.id.as_str() == id)
    });
    let removed = removed.map(|app| app.client.display_name());
    let company = &person.signed_in.company.name;
    let filter = parameters.get("q").unwrap_or_default();
    let mut page = connected_apps_page(provider, localizer, company, &apps, requests, filter);
    page.done = removed.map(|app| localizer.t_args("apps-removed", &[("app", app.into())]));
    Ok(pages.show(page))
}
