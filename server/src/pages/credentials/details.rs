//! One credential.

use app::pages::credentials::CredentialsPage;
use app::present::credentials;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::api_credential::ApiCredentialKind;
use oauth::id::ApiCredentialId;
use provider::api_credentials::ApiCredentialsError;

use super::{refused, show};
use crate::person::Person;
use crate::respond::{Fault, see_other};
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
    if record.credential.kind == ApiCredentialKind::App {
        // All else of an app is on its own page.
        return Ok(see_other(&credentials::home(&record.credential)));
    }
    let words = person.visit.words();
    let page = credentials::details(provider, words, &person.signed_in, &record);
    Ok(show(&person, CredentialsPage::Details(page)))
}
