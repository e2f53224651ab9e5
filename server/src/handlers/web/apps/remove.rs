use app::pages::apps::present::app_name;
use app::pages::confirm::ConfirmPage;
use axum::extract::{Path, State};
use oauth::id::ClientId;
use routes::UrlBuilder;

use super::form::AppForm;
use super::list::REMOVED;
use crate::http::{AuthenticatedUser, PageResult, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    user: AuthenticatedUser,
) -> PageResult {
    let details = state.provider.clients().app_details(&user.signed_in, &id).await?;
    let localizer = user.context.localizer();
    // A draft has no users.
    let is_draft = details.client.is_none();
    let consequence = if is_draft { "partner-remove-draft" } else { "partner-remove-text" };
    let name = app_name(localizer, &details.app).into();
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("partner-remove-question", &[("name", name)]),
        consequences: vec![localizer.t(consequence)],
        keep: localizer.t("cred-keep"),
        act: localizer.t("partner-remove"),
        form: user.form(routes::app_remove(&id)),
        back: routes::app(&id),
    }))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { user, id, .. }: AppForm,
) -> PageResult {
    state.provider.clients().remove_app(user.caller(), &id).await?;
    Ok(see_other(UrlBuilder::relative(routes::APPS).query(REMOVED, "yes")))
}
