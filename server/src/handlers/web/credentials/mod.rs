pub(crate) mod client;
pub(crate) mod details;
pub(crate) mod key;
pub(crate) mod replace;
pub(crate) mod revoke;
pub(crate) mod token;

use app::page::Page;
use app::pages::credentials::list::form::{credential_filter, credential_pages};
use app::pages::credentials::list::present::credential_list_page;
use app::pages::credentials::secret_reveal::Revealed;
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, ApiCredentialState};
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use provider::credentials::api_credentials::{
    ApiCredentialRecord, ApiCredentialsError, IssuedApiSecret,
};
use routes::UrlBuilder;

use crate::http::page_error::PageError;
use crate::http::{AnswerPage, AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

/// The field with the id that makes a form's secret at most once.
pub(super) const FORM: &str = "form";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let credentials = state.provider.credentials();
    let (filter, pages) = (credential_filter(&query), credential_pages(&query));
    let overview = credentials.api_credential_overview(&user.signed_in, &filter, pages).await?;
    let localizer = user.context.localizer();
    let (provider, signed_in) = (&state.provider, &user.signed_in);
    let mut page = credential_list_page(provider, localizer, signed_in, &filter, pages, &overview);
    page.done = done(&state, &user, &query).await?;
    Ok(show(&user, page))
}

/// What has just been done to a credential, wherever in its list it is.
async fn done(
    state: &AppState,
    user: &AuthenticatedUser,
    query: &Parameters,
) -> Result<Option<String>, PageError> {
    let (made, revoked) = (query.get(routes::MADE), query.get(routes::REVOKED));
    let Some(id) = made.or(revoked).map(ApiCredentialId::new) else { return Ok(None) };
    let found = state.provider.credentials().api_credential(&user.signed_in, &id).await?;
    let Some(ApiCredentialRecord { credential, .. }) = found else { return Ok(None) };
    let text = match credential.state(state.provider.now()) {
        ApiCredentialState::Active if made.is_some() => "cred-done-made",
        ApiCredentialState::Revoked { .. } if made.is_none() => "cred-done-revoked",
        _ => return Ok(None),
    };
    let name = [("name", credential.name.into())];
    Ok(Some(user.context.localizer().t_args(text, &name)))
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
        Ok(made) => Ok(reveal(state, user, &made)),
        Err(ApiCredentialsError::MadeBefore) => Ok(user.pages().answer(AnswerPage::MadeBefore)),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn reveal(
    state: &AppState,
    user: &AuthenticatedUser,
    made: &IssuedApiSecret,
) -> Response {
    let token_endpoint = UrlBuilder::at(&state.provider.settings().issuer, routes::TOKEN);
    user.pages().answer(AnswerPage::Secret(Revealed::new(made, token_endpoint.into())))
}
