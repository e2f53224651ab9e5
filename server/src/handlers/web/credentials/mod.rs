pub(crate) mod client;
pub(crate) mod details;
pub(crate) mod key;
pub(crate) mod replace;
pub(crate) mod revoke;
pub(crate) mod token;

use app::page::Page;
use app::pages::credentials::list::present::credential_list_page;
use app::pages::credentials::resubmission::ResubmissionPage;
use app::pages::credentials::secret_reveal::secret_reveal_page;
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use provider::credentials::api_credentials::{ApiCredentialsError, IssuedApiSecret};
use routes::UrlBuilder;

use crate::http::page_error::PageError;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

/// The field with the id that makes a form's secret at most once.
pub(super) const FORM: &str = "form";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let before = query.get(routes::BEFORE).map(ApiCredentialId::new);
    let listed = provider.credentials().api_credentials(&user.signed_in, before).await?;
    let localizer = user.context.localizer();
    let mut page = credential_list_page(provider, localizer, &user.signed_in, &listed);
    let revoked = query.get(routes::REVOKED).and_then(|id| {
        let mut all = listed.records.iter().map(|record| &record.credential);
        all.find(|credential| credential.id.as_str() == id && credential.revoked.is_some())
    });
    page.done = revoked.map(|credential| {
        localizer.t_args("cred-done-revoked", &[("name", credential.name.as_str().into())])
    });
    Ok(show(&user, page))
}

fn show(user: &AuthenticatedUser, page: impl Page) -> Response {
    user.pages().show(page)
}

/// What the query asks to copy, if it asks for that.
async fn to_copy(
    state: &AppState,
    user: &AuthenticatedUser,
    query: &Parameters,
    kind: ApiCredentialKind,
) -> Result<Option<ApiCredential>, PageError> {
    let Some(id) = query.get(routes::COPY_OF).map(ApiCredentialId::new) else { return Ok(None) };
    let found = state.provider.credentials().api_credential(&user.signed_in, &id).await?;
    match found.filter(|record| record.credential.kind == kind) {
        Some(record) => Ok(Some(record.credential)),
        None => Err(ApiCredentialsError::NotFound.into()),
    }
}

fn made(
    state: &AppState,
    user: &AuthenticatedUser,
    made: Result<IssuedApiSecret, ApiCredentialsError>,
) -> PageResult {
    match made {
        Ok(made) => {
            let page = secret_reveal_page(user.context.localizer(), made, token_endpoint(state));
            Ok(show(user, page))
        }
        Err(ApiCredentialsError::MadeBefore) => Ok(show(user, ResubmissionPage)),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn token_endpoint(state: &AppState) -> String {
    UrlBuilder::at(&state.provider.settings().issuer, routes::TOKEN).into()
}
