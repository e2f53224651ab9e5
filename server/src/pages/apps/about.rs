//! What an app is: the first page of it.

use app::components::error_summary::Fault as FormFault;
use app::pages::apps::AppsPage;
use app::present::apps::{AppStep, forms, next_path, steps};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use oauth::role::Role;
use provider::apps::{AppDetails, AppError};

use super::form::AppForm;
use super::{faults, form_to, refused, show, steps_of, write};
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
    forms::read_about(&sent, &mut draft);
    let provider = &state.provider;
    let errors = match provider.app_draft_errors(&person.signed_in, &draft).await {
        Ok(errors) => errors,
        Err(error) => return refused(&person.pages(), error),
    };
    let faults = faults(&state, &person, &errors, Step::About);
    if !faults.is_empty() {
        return Ok(first(&person, &draft, faults));
    }
    match provider.begin_app(&person.signed_in, draft).await {
        Ok(id) => Ok(see_other(&next_path(&id, AppStep::About))),
        Err(error) => refused(&person.pages(), error),
    }
}

fn first(person: &Person, draft: &AppDraft, faults: Vec<FormFault>) -> Response {
    let words = person.visit.words();
    let steps = steps(words, None, AppStep::About, &[], false);
    let to = person.form(paths::NEW_APP);
    show(person, AppsPage::About(forms::about_page(words, steps, to, draft, false, faults)))
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
    let read = |draft: &mut AppDraft| forms::read_about(&sent, draft);
    match write(&state, &person, &id, step, read).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(details)) => {
            let faults = faults(&state, &person, &details.errors, Step::About);
            Ok(page(&person, &details, faults))
        }
        Err(error) => refused(&person.pages(), error),
    }
}

fn page(person: &Person, details: &AppDetails, faults: Vec<FormFault>) -> Response {
    let steps = steps_of(person, details, AppStep::About);
    let to = form_to(person, &details.app.id, "about");
    let words = person.visit.words();
    let is_registered = details.client.is_some();
    let draft = &details.app.draft;
    show(person, AppsPage::About(forms::about_page(words, steps, to, draft, is_registered, faults)))
}
