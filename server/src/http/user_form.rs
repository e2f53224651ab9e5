use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::HeaderMap;
use axum::http::uri::PathAndQuery;
use axum::response::{IntoResponse, Response};
use oauth::parameters::Parameters;

use crate::http::authenticated_user::AuthenticatedUser;
use crate::http::page_error::PageError;
use crate::state::AppState;

/// [`UserForm::read`] checks that the user sent it themselves.
pub(crate) struct UserForm {
    pub(crate) user: AuthenticatedUser,
    headers: HeaderMap,
    body: Bytes,
}

impl FromRequest<AppState> for UserForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let user = AuthenticatedUser::from_request_parts(&mut parts, state).await?;
        let page = parts.uri.path_and_query().map_or(routes::FRONT, PathAndQuery::as_str);
        let (user, headers) = (user.at(page.to_owned()), parts.headers.clone());
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await;
        Ok(Self { user, headers, body: body.map_err(IntoResponse::into_response)? })
    }
}

impl UserForm {
    /// `again` is the path that shows the form once more, if another site may have sent it.
    pub(crate) fn read(&self, again: &str) -> Result<Parameters, PageError> {
        self.user.read_form(&self.headers, &self.body, again)
    }
}
