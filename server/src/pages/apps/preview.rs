//! What people will read when an app asks them.

use app::pages::apps::preview::{AS, preview_page};
use app::routes::app_path;
use axum::extract::{OriginalUri, Path, State};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::role::Role;

use super::{refused, show};
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /apps/{app}/preview`, with the role `as` which it is seen.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let id = ClientId::new(id);
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let named = query.get(AS).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.as_str() == named);
    let role = role.unwrap_or(Role::Standard);
    let (provider, localizer) = (&state.provider, person.visit.localizer());
    let language = localizer.language();
    match provider.preview_consent(&person.signed_in, &id, role, language).await {
        Ok(request) => {
            let page = preview_page(provider, localizer, &id, &request);
            Ok(show(&person, page))
        }
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/preview`: the page's buttons decide nothing.
pub(crate) async fn post(Path(id): Path<String>) -> Response {
    see_other(&app_path(&ClientId::new(id)))
}
