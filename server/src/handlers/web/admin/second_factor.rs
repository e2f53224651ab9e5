use axum::extract::State;
use routes::UrlBuilder;

use super::{DONE, SECOND_FACTOR_SAVED};
use crate::http::{PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_PROVIDERS)?;
    let required = sent.get("required") == Some("yes");
    let administration = state.provider.administration();
    administration.require_second_factor(form.user.caller(), required).await?;
    let page = UrlBuilder::relative(routes::ADMIN_PROVIDERS);
    Ok(see_other(page.query(DONE, SECOND_FACTOR_SAVED)))
}
