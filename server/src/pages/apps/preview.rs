//! What people will read when an app asks them.

use app::pages::apps::AppsPage;
use app::present::apps::{app_path, details};
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
    let named = query.get(details::AS).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.as_str() == named);
    let role = role.unwrap_or(Role::Standard);
    let (provider, words) = (&state.provider, person.visit.words());
    let language = words.language();
    match provider.preview_consent(&person.signed_in, &id, role, language).await {
        Ok(request) => {
            let page = details::preview(provider, words, &id, &request);
            Ok(show(&person, AppsPage::Preview(Box::new(page))))
        }
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/preview`: the page's buttons decide nothing.
pub(crate) async fn post(Path(id): Path<String>) -> Response {
    see_other(&app_path(&ClientId::new(id)))
}
