use axum::extract::{Path, State};
use oauth::id::ApprovalRequestId;
use routes::UrlBuilder;

use super::WITHDRAWN;
use crate::http::{PageResult, UserForm, see_other};
use crate::state::AppState;

/// Needs no second question: the person can ask again.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<ApprovalRequestId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::CONNECTED_APPS)?;
    // If it was answered meanwhile, the list says so.
    state.provider.accounts().withdraw_request(form.user.caller(), &id).await?;
    let list = UrlBuilder::relative(routes::CONNECTED_APPS);
    Ok(see_other(list.query(WITHDRAWN, id.as_str())))
}
