//! What a form of one app says, to the page it was sent to.

use app::routes::app_path;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::response::{IntoResponse, Response};
use oauth::id::ClientId;
use oauth::parameters::Parameters;

use crate::person::Person;
use crate::state::AppState;

/// A form of the app that the path names, from somebody who is signed in and has sent it
/// themselves. Whoever has not reads why, and is led back to the app's page.
pub(crate) struct AppForm {
    /// Who sent it.
    pub(crate) person: Person,
    /// The app that the path names, of whichever company.
    pub(crate) id: ClientId,
    /// What it says.
    pub(crate) sent: Parameters,
}

impl FromRequest<AppState> for AppForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let path = Path::<String>::from_request_parts(&mut parts, state).await;
        let Path(id) = path.map_err(IntoResponse::into_response)?;
        let id = ClientId::new(id);
        let person = Person::from_request_parts(&mut parts, state).await?;
        let headers = parts.headers.clone();
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await;
        let body = body.map_err(IntoResponse::into_response)?;
        let sent = person.read_form(&headers, &body, &app_path(&id)).map_err(|page| *page)?;
        Ok(Self { person, id, sent })
    }
}
