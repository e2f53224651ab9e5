//! Signing out other browsers asks no second question: signing in brings them back.

use app::pages::own_account::form::{DONE, SESSION, SESSIONS};
use axum::extract::{Path, State};
use oauth::id::SessionId;
use routes::UrlBuilder;

use crate::http::cookies::known_cookie;
use crate::http::headers::with_cookie;
use crate::http::{PageResult, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn end(
    State(state): State<AppState>,
    Path(id): Path<SessionId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::ACCOUNT)?;
    // One that has ended since is what they want.
    state.provider.accounts().end_own_session(form.user.caller(), &id).await?;
    Ok(see_other(UrlBuilder::relative(routes::ACCOUNT).query(DONE, SESSION)))
}

pub(crate) async fn end_others(State(state): State<AppState>, form: UserForm) -> PageResult {
    form.read(routes::ACCOUNT)?;
    let known = state
        .provider
        .accounts()
        .end_other_sessions(form.user.caller(), &form.user.signed_in.session.id)
        .await?;
    let page = see_other(UrlBuilder::relative(routes::ACCOUNT).query(DONE, SESSIONS));
    Ok(with_cookie(page, &known_cookie(&state.provider, known)))
}
