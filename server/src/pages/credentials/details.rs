//! One credential.

use app::pages::credentials::CredentialsPage;
use app::present::credentials;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ApiCredentialId;
use provider::api_credentials::ApiCredentialsError;

use super::{refused, show};
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /credentials/{credential}`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let id = ApiCredentialId::new(id);
    let Some(record) = provider.api_credential(&person.signed_in, &id).await? else {
        return refused(&person, ApiCredentialsError::NotFound);
    };
    let words = person.visit.words();
    let page = credentials::details(provider, words, &person.signed_in, &record);
    Ok(show(&person, CredentialsPage::Details(page)))
}
