use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use oauth::id::ClientId;
use oauth::parameters::Parameters;

use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, Query, UserForm};
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

/// A page of the app that the path names is asked for.
pub(crate) struct AppView {
    pub(crate) user: AuthenticatedUser,
    /// See [`AppForm::id`].
    pub(crate) id: ClientId,
    /// The page's form was answered with the page.
    pub(crate) is_answered: bool,
}

impl FromRequestParts<AppState> for AppView {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let path = Path::<ClientId>::from_request_parts(parts, state).await;
        let Path(id) = path.map_err(IntoResponse::into_response)?;
        let query = Query::from_request_parts(parts, state).await;
        let Query(query) = query.map_err(IntoResponse::into_response)?;
        let entered = Entered::from_request_parts(parts, state).await;
        let entered = entered.map_err(IntoResponse::into_response)?;
        let user = AuthenticatedUser::from_request_parts(parts, state).await?;
        Ok(Self { user, id, is_answered: entered.answered(&query).is_some() })
    }
}
