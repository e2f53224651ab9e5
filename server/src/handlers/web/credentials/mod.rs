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
use oauth::id::ApiCredentialId;
use provider::credentials::api_credentials::{ApiCredentialsError, IssuedApiSecret};
use routes::UrlBuilder;

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
