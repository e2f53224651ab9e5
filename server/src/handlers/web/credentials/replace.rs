use app::pages::credentials::replace::{OVERLAP, replace_page};
use axum::extract::{Path, State};
use oauth::credential::api_credential::Overlap;
use oauth::id::ApiCredentialId;

use super::{FORM, made, show};
use crate::http::{AuthenticatedUser, PageResult, UserForm};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ApiCredentialId>,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let credential = provider.credentials().changeable_api_credential(&user.signed_in, &id).await?;
    let form =
        user.form(routes::credential_replace(&id)).with(FORM, provider.credentials().new_form_id());
    let page = replace_page(provider, user.context.localizer(), &credential, form);
    Ok(show(&user, page))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<ApiCredentialId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::CREDENTIALS)?;
    let user = form.user;
    let overlap = sent.get(OVERLAP).and_then(Overlap::parse).unwrap_or_default();
    let mark = sent.get(FORM).unwrap_or_default();
    let replaced =
        state.provider.credentials().replace_api_secret(user.caller(), &id, overlap, mark).await;
    made(&state, &user, replaced)
}
