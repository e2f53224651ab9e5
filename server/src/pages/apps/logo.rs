//! The logo of an app.

use app::components::error_summary::FormError;
use app::pages::apps::details::logo::LOGO;
use app::routes::app_path;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use oauth::id::ClientId;
use provider::apps::logo::AppLogoError;
use provider::logo::{MAX_BYTES, PictureError};

use super::details::{page, went};
use super::form::AppForm;
use super::refused;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `POST /apps/{app}/logo`: a picture.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    request: Request,
) -> Result<Response, Fault> {
    let id = ClientId::new(id);
    let picture = match person.read_upload(request, LOGO, MAX_BYTES, &app_path(&id)).await {
        Ok(Some(picture)) => picture,
        Ok(None) => return again(&state, &person, &id, "partner-logo-none").await,
        Err(page) => return Ok(*page),
    };
    match state.provider.upload_app_logo(&person.signed_in, &id, picture).await {
        Ok(()) => went(&person, &id, Ok(())),
        Err(AppLogoError::Picture(error)) => again(&state, &person, &id, in_words(&error)).await,
        Err(AppLogoError::App(error)) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/remove-logo`.
pub(crate) async fn remove(
    State(state): State<AppState>,
    AppForm { person, id, .. }: AppForm,
) -> Result<Response, Fault> {
    went(&person, &id, state.provider.remove_app_logo(&person.signed_in, &id).await)
}

fn in_words(error: &PictureError) -> &'static str {
    match error {
        PictureError::TooManyBytes => "partner-logo-bytes",
        PictureError::OtherFormat => "partner-logo-format",
        PictureError::TooManyPixels => "partner-logo-pixels",
        PictureError::Broken => "partner-logo-broken",
    }
}

/// The app's page with what is wrong with the picture.
async fn again(
    state: &AppState,
    person: &Person,
    id: &ClientId,
    text: &'static str,
) -> Result<Response, Fault> {
    let text = person.visit.localizer().t(text);
    let error = FormError::new(text, LOGO);
    page(state, person, id, None, vec![error]).await
}
