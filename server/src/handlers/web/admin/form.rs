use app::pages::admin::subject::TRUST;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::response::{IntoResponse, Response};
use oauth::consent::shown::ShownDigest;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use routes::UrlBuilder;

use super::DONE;
use crate::http::{AuthenticatedUser, Query, UserForm, see_other, seen};
use crate::state::AppState;

/// A form about the app that the query names, checked as [`UserForm::read`] does.
pub(crate) struct CompanyAppForm {
    pub(super) user: AuthenticatedUser,
    pub(super) id: ClientId,
    /// What the page with the form showed.
    pub(super) seen: ShownDigest,
    /// Whether the box was ticked that says so.
    pub(super) trusts: bool,
}

pub(super) fn trusts(sent: &Parameters) -> bool {
    sent.get(TRUST) == Some("yes")
}

pub(super) fn client_of(query: &Parameters) -> ClientId {
    ClientId::new(query.get(routes::ADMIN_CLIENT_ID).unwrap_or_default().trim())
}

impl FromRequest<AppState> for CompanyAppForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(Query(query)) = Query::from_request_parts(&mut parts, state).await;
        let form = UserForm::from_request(Request::from_parts(parts, body), state).await?;
        let sent = form.read(routes::ADMIN).map_err(IntoResponse::into_response)?;
        Ok(Self {
            seen: seen(&sent),
            trusts: trusts(&sent),
            id: client_of(&query),
            user: form.user,
        })
    }
}

impl CompanyAppForm {
    /// Back to the app's page, which says what has been done.
    pub(super) fn done(&self, done: &str) -> Response {
        let page = UrlBuilder::relative(routes::ADMIN_APP);
        see_other(page.query(routes::ADMIN_CLIENT_ID, self.id.as_str()).query(DONE, done))
    }
}
