use axum::extract::{FromRequest, FromRequestParts as _, Path, Request};
use axum::response::{IntoResponse, Response};
use oauth::id::ClientId;
use oauth::parameters::Parameters;

use crate::http::{AuthenticatedUser, UserForm};
use crate::state::AppState;

/// A form of the app that the path names, checked as [`UserForm::read`] does.
pub(crate) struct AppForm {
    pub(crate) user: AuthenticatedUser,
    /// The app that the path names, of whichever company.
    pub(crate) id: ClientId,
    pub(crate) sent: Parameters,
}

impl FromRequest<AppState> for AppForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let path = Path::<ClientId>::from_request_parts(&mut parts, state).await;
        let Path(id) = path.map_err(IntoResponse::into_response)?;
        let form = UserForm::from_request(Request::from_parts(parts, body), state).await?;
        let sent = form.read(&routes::app(&id)).map_err(IntoResponse::into_response)?;
        Ok(Self { user: form.user, id, sent })
    }
}
