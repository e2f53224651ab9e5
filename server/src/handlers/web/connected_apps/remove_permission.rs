use app::pages::error::present::ErrorCase;
use axum::extract::{Path, State};
use oauth::id::GrantId;
use oauth::scope::Scope;
use provider::account::connected_apps::RemoveError;
use routes::UrlBuilder;

use super::REMOVED;
use crate::http::{PageResult, UserForm, see_other};
use crate::state::AppState;

/// Needs no second question: the app can ask for it again.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<GrantId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::CONNECTED_APPS)?;
    let scope = sent.get("scope").and_then(|scope| scope.parse::<Scope>().ok());
    let scope = scope.ok_or(ErrorCase::Unreadable)?;
    let details = routes::connected_app(&id);
    match state.provider.accounts().remove_permission(form.user.caller(), &id, &scope).await {
        Ok(()) => Ok(see_other(UrlBuilder::relative(details).query(REMOVED, scope.as_str()))),
        Err(RemoveError::NotFound) => Err(ErrorCase::NotFound.into()),
        Err(RemoveError::Required { client_name }) => {
            Err(ErrorCase::PermissionRequired { app: client_name, again: details }.into())
        }
        Err(RemoveError::Internal(error)) => Err(error.into()),
    }
}
