use app::components::error_summary::FormError as FormFault;
use app::pages::apps::details::logo::LOGO;
use app::pages::apps::frame::AppTab;
use axum::extract::{Path, Request, State};
use oauth::id::ClientId;
use provider::clients::apps::logo::AppLogoError;
use provider::clients::logo::{MAX_BYTES, PictureError};

use super::details::{page, saved};
use super::form::AppForm;
use crate::http::{AuthenticatedUser, PageResult};
use crate::state::AppState;

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    user: AuthenticatedUser,
    request: Request,
) -> PageResult {
    let user = user.at(routes::app_configure(&id));
    let picture = user.read_upload(request, LOGO, MAX_BYTES, &routes::app_configure(&id)).await?;
    let Some(picture) = picture else {
        return again(&state, &user, &id, "partner-logo-none").await;
    };
    match state.provider.clients().upload_app_logo(user.caller(), &id, picture).await {
        Ok(()) => Ok(saved(&id, AppTab::Configure)),
        Err(AppLogoError::Picture(error)) => again(&state, &user, &id, in_words(&error)).await,
        Err(AppLogoError::App(error)) => Err(error.into()),
    }
}

pub(crate) async fn remove(
    State(state): State<AppState>,
    AppForm { user, id, .. }: AppForm,
) -> PageResult {
    state.provider.clients().remove_app_logo(user.caller(), &id).await?;
    Ok(saved(&id, AppTab::Configure))
}

fn in_words(error: &PictureError) -> &'static str {
    match error {
        PictureError::TooManyBytes => "partner-logo-bytes",
        PictureError::OtherFormat => "partner-logo-format",
        PictureError::TooManyPixels => "partner-logo-pixels",
        PictureError::Broken => "partner-logo-broken",
    }
}

async fn again(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    text: &'static str,
) -> PageResult {
    let text = user.context.localizer().t(text);
    let fault = FormFault { text, field: Some(LOGO.to_owned()) };
    page(state, user, id, AppTab::Configure, None, vec![fault]).await
}
