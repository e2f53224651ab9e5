use app::pages::credentials::details::present::credential_details_page;
use axum::extract::{Path, State};
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::id::ApiCredentialId;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ApiCredentialId>,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let Some(record) = provider.credentials().api_credential(&user.signed_in, &id).await? else {
        return Err(ApiCredentialsError::NotFound.into());
    };
    if record.credential.kind == ApiCredentialKind::App {
        // All else of an app is on its own page.
        return Ok(see_other(routes::app(&record.credential.id)));
    }
    let localizer = user.context.localizer();
    let page = credential_details_page(provider, localizer, &user.signed_in, &record);
    Ok(show(&user, page))
}
