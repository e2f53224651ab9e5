//! All apps of a company.

use app::pages::apps::list::present::app_list_page;
use app::routes::BEFORE;
use axum::extract::{OriginalUri, State};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::parameters::Parameters;

use super::{refused, show};
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// The parameter that says that an app was removed.
pub(super) const REMOVED: &str = "removed";

/// `GET /apps`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let before = query.get(BEFORE).map(ClientId::new);
    let listed = match state.provider.apps(&person.signed_in, before.as_ref()).await {
        Ok(listed) => listed,
        Err(error) => return refused(&person.pages(), error),
    };
    let localizer = person.visit.localizer();
    let mut page = app_list_page(localizer, &person.signed_in, &listed);
    page.done = query.get(REMOVED).map(|_| localizer.t("partner-done-removed"));
    Ok(show(&person, page))
}
