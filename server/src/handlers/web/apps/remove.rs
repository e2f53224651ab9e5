use app::pages::apps::present::app_name;
use app::pages::confirm::{ConfirmPage, UNDERSTAND, Understand};
use axum::extract::{Path, State};
use oauth::id::ClientId;
use routes::UrlBuilder;

use super::form::AppForm;
use super::list::REMOVED;
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, Query, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    match entered.answered(&query) {
        Some(_) => ask(&state, user.answering(routes::ERRORS), &id, Understand::NotTicked).await,
        None => ask(&state, user, &id, Understand::Tick).await,
    }
}

pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let details = state.provider.clients().app_details(&user.signed_in, &id).await?;
    if details.client.is_some() && sent.get(UNDERSTAND) != Some("yes") {
        return ask(&state, user.answering(routes::ERRORS), &id, Understand::NotTicked).await;
    }
    state.provider.clients().remove_app(user.caller(), &id).await?;
    Ok(see_other(UrlBuilder::relative(routes::APPS).query(REMOVED, "yes")))
}

async fn ask(
    state: &AppState,
    user: AuthenticatedUser,
    id: &ClientId,
    understand: Understand,
) -> PageResult {
    let details = state.provider.clients().app_details(&user.signed_in, id).await?;
    let localizer = user.context.localizer();
    let (consequence, understand) = match details.client {
        Some(_) => ("partner-remove-text", understand),
        // A draft has no users.
        None => ("partner-remove-draft", Understand::Implied),
    };
    let name = app_name(localizer, &details.app).into();
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("partner-remove-question", &[("name", name)]),
        consequences: vec![localizer.t(consequence)],
        keep: localizer.t("cred-keep"),
        act: localizer.t("partner-remove"),
        form: user.form(routes::app_remove(id)),
        back: routes::app(id),
        understand,
    }))
}
