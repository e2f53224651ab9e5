//! One credential.

use app::pages::credentials::details::present::credential_details_page;
use app::routes::credential_home;
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
        return Ok(see_other(&credential_home(&record.credential)));
    }
    let localizer = person.visit.localizer();
    let page = credential_details_page(provider, localizer, &person.signed_in, &record);
    Ok(show(&person, page))
}
