//! Revokes a credential, after one more question.

use app::pages::confirm::{ConfirmPage, UNDERSTAND, Understand};
use app::pages::credentials::present::last_used;
use app::routes::{app_page_path, credential_path, revoked_path};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::api_credential::ApiCredentialKind;
use oauth::id::{ApiCredentialId, ClientId};

use super::refused;
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /credentials/{credential}/revoke`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    ask(&state, &person, &ApiCredentialId::new(id), Understand::Tick).await
}

/// `POST /credentials/{credential}/revoke`.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let sent = match person.read_form(&headers, &body, paths::CREDENTIALS) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let id = ApiCredentialId::new(id);
    if sent.get(UNDERSTAND) != Some("yes") {
        return ask(&state, &person, &id, Understand::NotTicked).await;
    }
    match state.provider.revoke_api_credential(&person.signed_in, &id).await {
        Ok(credential) => Ok(see_other(&revoked_path(&credential))),
        Err(error) => refused(&person, error),
    }
}

async fn ask(
    state: &AppState,
    person: &Person,
    id: &ApiCredentialId,
    understand: Understand,
) -> Result<Response, Fault> {
    let credential = match state.provider.changeable_api_credential(&person.signed_in, id).await {
        Ok(credential) => credential,
        Err(error) => return refused(person, error),
    };
    if credential.kind == ApiCredentialKind::App {
        return Ok(see_other(&app_page_path(&ClientId::new(id.as_str()), "remove")));
    }
    let localizer = person.visit.localizer();
    let back = credential_path(id);
    let used = last_used(localizer, &credential, state.provider.now());
    Ok(person.pages().show(ConfirmPage {
        question: localizer.t_args("cred-revoke-question", &[("name", credential.name.into())]),
        consequences: vec![used, localizer.t("cred-revoke-text")],
        keep: localizer.t("cred-keep"),
        act: localizer.t("cred-revoke-do"),
        form: person.form(format!("{back}/revoke")),
        back,
        understand,
    }))
}
