//! Removes an app, after one more question.

use app::pages::confirm::{ConfirmPage, UNDERSTAND, Understand};
use app::routes::{APPS, app_path};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ClientId;

use super::form::AppForm;
use super::list::REMOVED;
use super::{form_to, refused};
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /apps/{app}/remove`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    ask(&state, &person, &ClientId::new(id), Understand::Tick).await
}

/// `POST /apps/{app}/remove`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    if sent.get(UNDERSTAND) != Some("yes") {
        return ask(&state, &person, &id, Understand::NotTicked).await;
    }
    match state.provider.remove_app(&person.signed_in, &id).await {
        Ok(_) => Ok(see_other(&format!("{APPS}?{REMOVED}=yes"))),
        Err(error) => refused(&person.pages(), error),
    }
}

async fn ask(
    state: &AppState,
    person: &Person,
    id: &ClientId,
    understand: Understand,
) -> Result<Response, Fault> {
    let details = match state.provider.app_details(&person.signed_in, id).await {
        Ok(details) => details,
        Err(error) => return refused(&person.pages(), error),
    };
    let localizer = person.visit.localizer();
    let consequence = match details.client {
        Some(_) => "partner-remove-text",
        None => "partner-remove-draft",
    };
    let name = details.app.draft.name.as_str().into();
    Ok(person.pages().show(ConfirmPage {
        question: localizer.t_args("partner-remove-question", &[("name", name)]),
        consequences: vec![localizer.t(consequence)],
        keep: localizer.t("cred-keep"),
        act: localizer.t("partner-remove"),
        form: form_to(person, id, "remove"),
        back: app_path(id),
        understand,
    }))
}
