//! Gives a credential a new secret.

use app::pages::credentials::replace::{OVERLAP, replace_page};
use app::routes::credential_path;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::api_credential::Overlap;
use oauth::id::ApiCredentialId;

use super::{FORM, made, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /credentials/{credential}/replace`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let id = ApiCredentialId::new(id);
    let credential = match provider.changeable_api_credential(&person.signed_in, &id).await {
        Ok(credential) => credential,
        Err(error) => return refused(&person, error),
    };
    let form = person
        .form(format!("{}/replace", credential_path(&id)))
        .with(FORM, provider.new_form_mark());
    let page = replace_page(provider, person.visit.localizer(), &credential, form);
    Ok(show(&person, page))
}

/// `POST /credentials/{credential}/replace`.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let sent = match person.read_form(&headers, &body, paths::CREDENTIALS) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let overlap = sent.get(OVERLAP).and_then(Overlap::parse).unwrap_or_default();
    let mark = sent.get(FORM).unwrap_or_default();
    let id = ApiCredentialId::new(id);
    made(
        &state,
        &person,
        state.provider.replace_api_secret(&person.signed_in, &id, overlap, mark).await,
    )
}
