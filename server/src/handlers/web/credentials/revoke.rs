use app::pages::confirm::ConfirmPage;
use app::pages::credentials::present::last_used;
use axum::extract::{Path, State};
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::id::ApiCredentialId;
use routes::UrlBuilder;

use crate::http::{AuthenticatedUser, PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ApiCredentialId>,
    user: AuthenticatedUser,
) -> PageResult {
    let credential =
        state.provider.credentials().changeable_api_credential(&user.signed_in, &id).await?;
    if credential.kind == ApiCredentialKind::App {
        return Ok(see_other(routes::app_remove(&id)));
    }
    let localizer = user.context.localizer();
    let last_use = last_used(localizer, &credential, state.provider.now());
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("cred-revoke-question", &[("name", credential.name.into())]),
        consequences: vec![last_use, localizer.t("cred-revoke-text")],
        keep: localizer.t("cred-keep"),
        act: localizer.t("cred-revoke-do"),
        form: user.form(routes::credential_revoke(&id)),
        back: routes::credential(&id),
    }))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<ApiCredentialId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::CREDENTIALS)?;
    let (user, credentials) = (form.user, state.provider.credentials());
    let credential = credentials.changeable_api_credential(&user.signed_in, &id).await?;
    if credential.kind == ApiCredentialKind::App {
        return Ok(see_other(routes::app_remove(&id)));
    }
    let credential = credentials.revoke_api_credential(user.caller(), &id).await?;
    let list = UrlBuilder::relative(routes::CREDENTIALS);
    Ok(see_other(list.query(routes::REVOKED, credential.id.as_str())))
}
