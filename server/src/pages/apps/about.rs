//! What an app is: the first page of it.

use app::components::error_summary::FormError;
use app::pages::apps::about::form::read_about;
use app::pages::apps::about::present::about_page;
use app::pages::apps::steps::{AppStep, app_steps, next_path};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use oauth::role::Role;
use provider::apps::{AppDetails, AppError};

use super::form::AppForm;
use super::{form_to, page_errors, refused, show, steps_of, write};
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /apps/new`.
pub(crate) async fn new(person: Person) -> Result<Response, Fault> {
    if person.signed_in.user.role != Role::Administrator {
        return refused(&person.pages(), AppError::NotAdministrator);
    }
    Ok(first(&person, &AppDraft::default(), Vec::new()))
}

/// `POST /apps/new`.
pub(crate) async fn begin(
    State(state): State<AppState>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let sent = match person.read_form(&headers, &body, paths::NEW_APP) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let mut draft = AppDraft::default();
    read_about(&sent, &mut draft);
    let provider = &state.provider;
    let errors = match provider.app_draft_errors(&person.signed_in, &draft).await {
        Ok(errors) => errors,
        Err(error) => return refused(&person.pages(), error),
    };
    let errors = page_errors(&state, &person, &errors, Step::About);
    if !errors.is_empty() {
        return Ok(first(&person, &draft, errors));
    }
    match provider.begin_app(&person.signed_in, draft).await {
        Ok(id) => Ok(see_other(&next_path(&id, AppStep::About))),
        Err(error) => refused(&person.pages(), error),
    }
}

fn first(person: &Person, draft: &AppDraft, errors: Vec<FormError>) -> Response {
    let localizer = person.visit.localizer();
    let steps = app_steps(localizer, None, AppStep::About, &[], false);
    let to = person.form(paths::NEW_APP);
    show(person, about_page(localizer, steps, to, draft, false, errors))
}

/// `GET /apps/{app}/about`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    let id = ClientId::new(id);
    match state.provider.app_details(&person.signed_in, &id).await {
        Ok(details) => Ok(page(&person, &details, Vec::new())),
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/about`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let step = (AppStep::About, Step::About);
    let read = |draft: &mut AppDraft| read_about(&sent, draft);
    match write(&state, &person, &id, step, read).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(details)) => {
            let errors = page_errors(&state, &person, &details.errors, Step::About);
            Ok(page(&person, &details, errors))
        }
        Err(error) => refused(&person.pages(), error),
    }
}

fn page(person: &Person, details: &AppDetails, errors: Vec<FormError>) -> Response {
    let steps = steps_of(person, details, AppStep::About);
    let to = form_to(person, &details.app.id, "about");
    let localizer = person.visit.localizer();
    let is_registered = details.client.is_some();
    let draft = &details.app.draft;
    show(person, about_page(localizer, steps, to, draft, is_registered, errors))
}
