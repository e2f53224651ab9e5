//! Revokes a credential, after one more question.

use app::page::Page;
use app::pages::confirm::{ConfirmPage, UNDERSTAND, Understand};
use app::present::credentials::{REVOKED, last_used};
use axum::extract::{Path, State};
use oauth::api_credential::ApiCredentialKind;
use oauth::id::ApiCredentialId;
use routes::UrlBuilder;

use crate::http::authenticated_user::AuthenticatedUser;
use crate::http::page::see_other;
use crate::http::page_error::PageResult;
use crate::http::user_form::UserForm;
use crate::state::AppState;

/// `GET /credentials/{credential}/revoke`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    user: AuthenticatedUser,
) -> PageResult {
    ask(&state, &user, &ApiCredentialId::new(id), Understand::Tick).await
}

/// `POST /credentials/{credential}/revoke`.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::CREDENTIALS)?;
    let user = form.user;
    let id = ApiCredentialId::new(id);
    if sent.get(UNDERSTAND) != Some("yes") {
        return ask(&state, &user, &id, Understand::NotTicked).await;
    }
    let credential = state.provider.revoke_api_credential(&user.signed_in, &id).await?;
    let list = UrlBuilder::relative(routes::CREDENTIALS);
    Ok(see_other(list.query(REVOKED, credential.id.as_str())))
}

async fn ask(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ApiCredentialId,
    understand: Understand,
) -> PageResult {
    let credential = state.provider.changeable_api_credential(&user.signed_in, id).await?;
    if credential.kind == ApiCredentialKind::App {
        return Ok(see_other(routes::app_remove(id)));
    }
    let words = user.context.words();
    let used = last_used(words, &credential, state.provider.now());
    Ok(user.pages().show(Page::Confirm(Box::new(ConfirmPage {
        question: words.say_with("cred-revoke-question", &[("name", credential.name.into())]),
        consequences: vec![used, words.say("cred-revoke-text")],
        keep: words.say("cred-keep"),
        act: words.say("cred-revoke-do"),
        form: user.form(routes::credential_revoke(id)),
        back: routes::credential(id),
        understand,
    }))))
}
