//! What every way of signing in has in common: where the person goes on.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use oauth::credential::secret::SessionToken;
use provider::Provider;
use provider::account::begin_session::NewSession;

use crate::http::cookies::{end_step_cookie, known_cookie, session_cookie, step_cookie};
use crate::http::entered::{Entered, KEPT, KeptForm};
use crate::http::headers::{with_cookie, with_cookies};
use crate::http::{PageError, PageResult, see_other};
use crate::middleware::show_again::ShowAgain;
use crate::state::AppState;

/// Sends who has just signed in to where they wanted to go.
pub(super) async fn signed_in(
    state: &AppState,
    session: NewSession,
    kept: Option<&str>,
    return_to: Option<&str>,
) -> PageResult {
    let (token, cookies) = session_cookies(state, session);
    if let Some(sealed) = kept {
        return go_on(state, &token, sealed, cookies).await;
    }
    let then = after_sign_in(state, return_to.unwrap_or(routes::FRONT), &token).await?;
    Ok(with_cookies(see_other(then), &cookies))
}

/// There is no session yet: the seal says what was right.
pub(super) fn second_step(
    provider: &Provider,
    sealed: &str,
    kept: Option<&str>,
    return_to: Option<&str>,
) -> Response {
    let (page, cookie) =
        (routes::second_step(return_to, false), step_cookie(provider, sealed.to_owned()));
    match kept {
        Some(kept) => show_again(page, Entered::one(KEPT, kept.to_owned()), vec![cookie]),
        None => with_cookie(see_other(page), &cookie),
    }
}

pub(super) fn session_cookies(
    state: &AppState,
    session: NewSession,
) -> (SessionToken, Vec<String>) {
    let (provider, NewSession { token, known_browser }) = (&state.provider, session);
    let cookies = vec![
        session_cookie(provider, &token),
        known_cookie(provider, known_browser),
        end_step_cookie(provider),
    ];
    (token, cookies)
}

pub(super) fn show_again(page: String, entered: Entered, cookies: Vec<String>) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.extensions_mut().insert(ShowAgain { page, entered, cookies });
    response
}

/// To the form in the middle of which a session ended, if it was this person's.
pub(super) async fn go_on(
    state: &AppState,
    token: &SessionToken,
    sealed: &str,
    cookies: Vec<String>,
) -> PageResult {
    let accounts = state.provider.accounts();
    let signed_in = accounts.signed_in(Some(token)).await?;
    let person = signed_in.as_ref().map(|signed_in| &signed_in.user.id);
    let Some((KeptForm { page, entered }, since)) = accounts.kept_since(person, sealed) else {
        return Ok(with_cookies(see_other(routes::FRONT), &cookies));
    };
    // Who only goes on, with the session of before, has proven nothing for a request.
    let has_signed_in = signed_in.is_some_and(|found| found.session.created_at >= since);
    let page = if has_signed_in { after_sign_in(state, &page, token).await? } else { page };
    Ok(show_again(page, entered, cookies))
}

pub(super) fn authorization_query(path: &str) -> Option<&str> {
    let path_and_query = path.split_once('?')?;
    (path_and_query.0 == routes::AUTHORIZE).then_some(path_and_query.1)
}

/// Where the user goes on. A request that asked for this sign-in goes on with the proof of it.
pub(super) async fn after_sign_in(
    state: &AppState,
    then: &str,
    token: &SessionToken,
) -> Result<String, PageError> {
    let Some(query) = authorization_query(then) else { return Ok(then.to_owned()) };
    let provider = &state.provider;
    let signed_in = provider.accounts().signed_in(Some(token)).await?;
    let proven = match signed_in {
        Some(user) => provider.authorization().query_after_sign_in(query, &user).await?,
        None => None,
    };
    Ok(proven.map_or_else(|| then.to_owned(), |query| routes::authorize(&query)))
}
