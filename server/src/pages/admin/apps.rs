//! The apps of the company.

use app::pages::admin::apps::present::{AdminAppsPage, company_app_row};
use axum::extract::State;
use axum::response::Response;

use super::{refused, show};
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /admin`.
pub(crate) async fn get(State(state): State<AppState>, person: Person) -> Result<Response, Fault> {
    list(&state, &person, None).await
}

/// The list, after a search that found nothing, if there was one.
pub(super) async fn list(
    state: &AppState,
    person: &Person,
    not_found: Option<String>,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let apps = match state.provider.company_apps(&person.signed_in).await {
        Ok(apps) => apps,
        Err(error) => return refused(person, error),
    };
    let apps = apps.iter().map(|app| company_app_row(&state.provider, localizer, app)).collect();
    Ok(show(person, None, AdminAppsPage { apps, not_found }))
}
