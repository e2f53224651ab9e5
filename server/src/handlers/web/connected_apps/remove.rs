use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use axum::extract::{Path, State};
use oauth::client::AccessTokenFormat;
use oauth::client::publisher::Publisher;
use oauth::id::GrantId;
use provider::account::connected_apps::RemoveError;
use routes::UrlBuilder;

use super::REMOVED;
use crate::http::{AuthenticatedUser, PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<GrantId>,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let found = state.provider.accounts().connected_app(&user.signed_in, &id).await?;
    let found = found.filter(|details| details.app.ended_at.is_none());
    let details = found.ok_or(ErrorCase::NotFound)?;
    let client = &details.app.client;
    let name = client.display_name();
    let publisher = client.publisher.as_ref().map_or_else(|| name.clone(), Publisher::display_name);
    let app = [("app", name.as_str().into())];
    let stops = [("app", name.as_str().into()), ("publisher", publisher.into())];
    let mut consequences = vec![localizer.t_args("app-remove-text", &stops)];
    // APIs do not ask about a signed token: it ends by itself.
    if matches!(client.access_token_format, AccessTokenFormat::Jwt(_)) {
        consequences.push(localizer.t("app-remove-jwt"));
    }
    let id = &details.app.record.grant.id;
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("app-remove-question", &app),
        consequences,
        keep: localizer.t("app-keep"),
        act: localizer.t("app-remove"),
        form: user.form(routes::connected_app_remove(id)),
        back: routes::connected_app(id),
    }))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<GrantId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::CONNECTED_APPS)?;
    match state.provider.accounts().remove_access(form.user.caller(), &id).await {
        Ok(()) => {
            let list = UrlBuilder::relative(routes::CONNECTED_APPS);
            Ok(see_other(list.query(REMOVED, id.as_str())))
        }
        Err(RemoveError::NotFound | RemoveError::Required { .. }) => {
            Err(ErrorCase::NotFound.into())
        }
        Err(RemoveError::Internal(error)) => Err(error.into()),
    }
}
