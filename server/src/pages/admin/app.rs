//! One app of the company, and what is decided about it.

use app::pages::admin::app::present::admin_app_page;
use app::routes::admin_app_path;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::policy::AppDecision;
use provider::company_apps::AdministrationError;

use super::{DONE, apps, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// The app that a page is about.
pub(super) fn client_of(uri: &Uri) -> ClientId {
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    ClientId::new(parameters.get("client_id").unwrap_or_default().trim())
}

/// The app that a form is about, if the person can have sent it.
pub(super) fn client_of_form(
    person: &Person,
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<ClientId, Box<Response>> {
    person.read_form(headers, body, paths::ADMIN)?;
    Ok(client_of(uri))
}

/// Back to the app's page, which says what has been done.
pub(super) fn went<T>(
    person: &Person,
    client: &ClientId,
    result: Result<T, AdministrationError>,
    done: &str,
) -> Result<Response, Fault> {
    match result {
        Ok(_) => {
            Ok(see_other(&format!("{}&{DONE}={done}", admin_app_path(paths::ADMIN_APP, client))))
        }
        Err(error) => refused(person, error),
    }
}

/// `GET /admin/app`, with `client_id`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let id = client_of(&uri);
    let details = match state.provider.company_app(&person.signed_in, &id).await {
        Ok(details) => details,
        Err(AdministrationError::NotFound) => {
            return apps::list(&state, &person, Some(id.to_string())).await;
        }
        Err(error) => return refused(&person, error),
    };
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    // Anybody can make a link that says so: it must be true.
    let done = match (parameters.get(DONE), &details.app.decision) {
        (Some("approved"), Some(AppDecision::Approved(_))) => {
            Some(localizer.t("admin-done-approved"))
        }
        (Some("blocked"), Some(AppDecision::Blocked)) => Some(localizer.t("admin-done-blocked")),
        (Some("undecided"), None) => Some(localizer.t("admin-done-undecided")),
        (Some("removed"), _) if details.app.people == 0 => {
            Some(localizer.t("admin-done-removed-all"))
        }
        _ => None,
    };
    let page = admin_app_page(&state.provider, localizer, &details, |path| {
        person.form(admin_app_path(path, &details.app.client.id))
    });
    Ok(show(&person, done, page))
}

/// `POST /admin/app/approve`.
pub(crate) async fn approve(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let id = match client_of_form(&person, &uri, &headers, &body) {
        Ok(id) => id,
        Err(page) => return Ok(*page),
    };
    let result = state.provider.approve_app(&person.signed_in, &id).await;
    went(&person, &id, result, "approved")
}

/// `POST /admin/app/undecide`.
pub(crate) async fn undecide(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let id = match client_of_form(&person, &uri, &headers, &body) {
        Ok(id) => id,
        Err(page) => return Ok(*page),
    };
    let result = state.provider.undecide_app(&person.signed_in, &id).await;
    went(&person, &id, result, "undecided")
}
