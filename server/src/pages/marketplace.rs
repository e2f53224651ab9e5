//! The Marketplace, and what the platform lets into it.

use app::pages::marketplace::form::{ACCEPT, DECISION, NOTE};
use app::pages::marketplace::present::{
    MarketAction, MarketplacePage, market_app, older_path, waiting_apps,
};
use app::routes::{BEFORE, admin_app_path};
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::apps::AppError;

use super::apps::refused;
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// The parameter that says what has just been done.
const DONE: &str = "done";

/// `GET /marketplace`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    match page(&state, &person, &query).await {
        Ok(page) => Ok(person.pages().show(page)),
        Err(error) => refused(&person.pages(), error),
    }
}

async fn page(
    state: &AppState,
    person: &Person,
    query: &Parameters,
) -> Result<MarketplacePage, AppError> {
    let (provider, localizer) = (&state.provider, person.visit.localizer());
    let before = query.get(BEFORE).map(ClientId::new);
    let offered = provider.marketplace(&person.signed_in, before.as_ref()).await?;
    let company = &person.signed_in.company.name;
    let is_administrator = person.signed_in.user.role == Role::Administrator;
    let apps = offered.apps.iter().map(|app| {
        let action = if offered.approved.contains(&app.id) {
            MarketAction::Approved { company: company.clone() }
        } else if is_administrator {
            let form = person.form(admin_app_path(paths::ADMIN_APP_APPROVE, &app.id));
            MarketAction::Approve { company: company.clone(), form }
        } else {
            MarketAction::None
        };
        market_app(provider, localizer, app, action)
    });
    let waiting = if provider.is_platform_administrator(&person.signed_in) {
        let to = |id: &ClientId| person.form(format!("{}/{id}", paths::MARKETPLACE));
        let submitted = provider.submitted_apps(&person.signed_in).await?;
        Some(waiting_apps(provider, localizer, &submitted, to))
    } else {
        None
    };
    Ok(MarketplacePage {
        done: query.get(DONE).map(|_| localizer.t("market-done")),
        waiting,
        apps: apps.collect(),
        older: older_path(offered.next.as_ref()),
    })
}

/// `POST /marketplace/{app}`: offers an app, or declines it.
pub(crate) async fn decide(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let sent = match person.read_form(&headers, &body, paths::MARKETPLACE) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let accept = sent.get(DECISION) == Some(ACCEPT);
    let note = sent.get(NOTE).unwrap_or_default();
    let id = ClientId::new(id);
    match state.provider.decide_listing(&person.signed_in, &id, accept, note).await {
        Ok(()) => Ok(see_other(&format!("{}?{DONE}=yes", paths::MARKETPLACE))),
        Err(error) => refused(&person.pages(), error),
    }
}
