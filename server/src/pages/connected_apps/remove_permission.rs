//! Takes one permission back.

use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::id::GrantId;
use oauth::parameters::Parameters;
use oauth::scope::Scope;
use provider::connected_apps::RemoveError;

use super::REMOVED;
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `POST /connected-apps/{grant}/remove-permission`, with `scope`. Needs no second
/// question: the app can ask for it again.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let details = format!("{}/{id}", paths::CONNECTED_APPS);
    let form = match person.read_form(&headers, &body, paths::CONNECTED_APPS) {
        Ok(form) => form,
        Err(page) => return Ok(*page),
    };
    let Some(scope) = form.get("scope").and_then(|scope| scope.parse::<Scope>().ok()) else {
        return Ok(person.pages().error_case(ErrorCase::Unreadable));
    };
    let id = GrantId::new(id);
    match state.provider.remove_permission(&person.signed_in, &id, &scope).await {
        Ok(()) => {
            let removed = Parameters::from_pairs([(REMOVED, scope.as_str())]).unwrap_or_default();
            Ok(see_other(&format!("{details}?{}", removed.to_query())))
        }
        Err(RemoveError::NotFound) => Ok(person.pages().error_case(ErrorCase::NotFound)),
        Err(RemoveError::Required { client_name }) => {
            let case = ErrorCase::PermissionRequired { app: client_name, again: details };
            Ok(person.pages().error_case(case))
        }
        Err(RemoveError::Internal(error)) => Err(error.into()),
    }
}
