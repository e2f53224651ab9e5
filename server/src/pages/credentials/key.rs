//! Makes an API key.

use app::components::error_summary::FormError;
use app::pages::credentials::form::NAME;
use app::pages::credentials::key::form::{CONFIRM, KIND};
use app::pages::credentials::key::present::{key_form_errors, key_form_page};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::api_credential::{ApiCredentialKind, check_name};
use oauth::role::Role;
use provider::api_credentials::ApiCredentialsError;

use super::{FORM, made, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /credentials/keys/new`.
pub(crate) async fn get(State(state): State<AppState>, person: Person) -> Result<Response, Fault> {
    if person.signed_in.user.role != Role::Administrator {
        return refused(&person, ApiCredentialsError::NotAdministrator);
    }
    Ok(form(&state, &person, "", ApiCredentialKind::ApiKey, Vec::new()))
}

/// `POST /credentials/keys/new`.
pub(crate) async fn post(
    State(state): State<AppState>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let sent = match person.read_form(&headers, &body, paths::NEW_KEY) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let name = sent.get(NAME).unwrap_or_default();
    let kind = match sent.get(KIND) {
        None => ApiCredentialKind::ApiKey,
        Some(text) => match ApiCredentialKind::ALL.into_iter().find(|kind| kind.as_str() == text) {
            Some(kind) => kind,
            None => return refused(&person, ApiCredentialsError::NotPermitted),
        },
    };
    let is_confirmed = sent.get(CONFIRM) == Some("yes");
    let mark = sent.get(FORM).unwrap_or_default();
    let errors: Vec<_> = check_name(name).err().into_iter().collect();
    let errors = key_form_errors(provider, person.visit.localizer(), &errors, is_confirmed);
    let may = person.signed_in.user.role == Role::Administrator;
    if may && (!errors.is_empty() || mark.is_empty()) {
        return Ok(form(&state, &person, name, kind, errors));
    }
    made(&state, &person, provider.make_api_key(&person.signed_in, kind, name, mark).await)
}

fn form(
    state: &AppState,
    person: &Person,
    name: &str,
    kind: ApiCredentialKind,
    errors: Vec<FormError>,
) -> Response {
    let provider = &state.provider;
    let to = person.form(paths::NEW_KEY).with(FORM, provider.new_form_mark());
    let localizer = person.visit.localizer();
    let page = key_form_page(provider, localizer, &person.signed_in, name, kind, errors, to);
    show(person, page)
}
