//! Keys and tokens for a company's own systems.

pub(crate) mod client;
pub(crate) mod details;
pub(crate) mod key;
pub(crate) mod replace;
pub(crate) mod revoke;
pub(crate) mod token;

use app::page::Page;
use app::pages::credentials::CredentialsPage;
use app::present::credentials::{self, BEFORE, REVOKED};
use axum::extract::State;
use axum::response::Response;
use oauth::id::ApiCredentialId;
use provider::api_credentials::{ApiCredentialsError, MadeApiSecret};
use routes::UrlBuilder;

use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

/// The field that marks a form that makes a secret.
pub(super) const FORM: &str = "form";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let before = query.get(BEFORE).map(ApiCredentialId::new);
    let listed = provider.api_credentials(&user.signed_in, before).await?;
    let words = user.context.words();
    let mut page = credentials::list(provider, words, &user.signed_in, &listed);
    let revoked = query.get(REVOKED).and_then(|id| {
        let mut all = listed.records.iter().map(|record| &record.credential);
        all.find(|credential| credential.id.as_str() == id && credential.revoked.is_some())
    });
    page.done = revoked.map(|credential| {
        words.say_with("cred-done-revoked", &[("name", credential.name.as_str().into())])
    });
    Ok(show(&user, CredentialsPage::List(page)))
}

fn show(user: &AuthenticatedUser, page: CredentialsPage) -> Response {
    user.pages().show(Page::Credentials(Box::new(page)))
}

/// Shows a secret that was made, or why none was.
fn made(
    state: &AppState,
    user: &AuthenticatedUser,
    made: Result<MadeApiSecret, ApiCredentialsError>,
) -> PageResult {
    match made {
        Ok(made) => {
            let page = credentials::once(user.context.words(), made, token_endpoint(state));
            Ok(show(user, CredentialsPage::Once(page)))
        }
        Err(ApiCredentialsError::MadeBefore) => Ok(show(user, CredentialsPage::Again)),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn token_endpoint(state: &AppState) -> String {
    UrlBuilder::at(&state.provider.settings().issuer, routes::TOKEN).into()
}
