//! A person's passkeys and authenticator apps.

pub(crate) mod authenticators;
pub(crate) mod one;
pub(crate) mod passkeys;
pub(crate) mod recovery_codes;

use app::i18n::Localizer;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use oauth::authentication::AuthenticationMethod;
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use routes::UrlBuilder;

use super::signed_in::session_cookies;
use crate::http::headers::user_agent;
use crate::http::{AuthenticatedUser, BrowserSession, PageError, see_other};
use crate::state::AppState;

/// What was just done.
const DONE: &str = "done";
const ADDED: &str = "added";
const RENAMED: &str = "renamed";
const REMOVED: &str = "removed";

/// Who has a second factor, and has signed in without, signs in with it before they change how they
/// sign in.
pub(crate) async fn with_own_factors(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let browser = match BrowserSession::from_request_parts(&mut parts, &state).await {
        Ok(browser) => browser,
        Err(error) => return error.into_response(),
    };
    if let Some(signed_in) = &browser.signed_in {
        match state.provider.accounts().may_change_factors(signed_in).await {
            Ok(true) => {}
            Ok(false) => {
                return see_other(routes::sign_in_again(page_of(parts.uri.path())));
            }
            Err(error) => return PageError::from(error).into_response(),
        }
    }
    next.run(Request::from_parts(parts, body)).await
}

/// The browser after its person has set a second factor up, and the cookies that make it so.
async fn strengthened(
    state: &AppState,
    user: &AuthenticatedUser,
    browser: &BrowserSession,
    headers: &HeaderMap,
    given: &[AuthenticationMethod],
) -> Result<(BrowserSession, Vec<String>), PageError> {
    let from = Browser {
        token: browser.token.clone(),
        user_agent: user_agent(headers),
        address: user.caller().address.unwrap_or_default().to_owned(),
    };
    let accounts = state.provider.accounts();
    let begun = accounts.strengthen_session(&user.signed_in, &from, given).await?;
    let Some(session) = begun else { return Ok((browser.clone(), Vec::new())) };
    let (token, cookies) = session_cookies(state, session);
    let signed_in = accounts.signed_in(Some(&token)).await?;
    Ok((BrowserSession { token: Some(token), signed_in }, cookies))
}

/// Where they go on when they have signed in: of factors, from the list.
fn page_of(path: &str) -> &str {
    let lists = [routes::PASSKEYS, routes::SECOND_FACTOR];
    lists.into_iter().find(|list| path.starts_with(list)).unwrap_or(path)
}

fn done(list: &str, what: &str) -> Response {
    see_other(UrlBuilder::relative(list).query(DONE, what))
}

fn what_was_done(localizer: Localizer, query: &Parameters) -> Option<String> {
    match query.get(DONE)? {
        ADDED => Some(localizer.t("factor-done-added")),
        RENAMED => Some(localizer.t("factor-done-renamed")),
        REMOVED => Some(localizer.t("factor-done-removed")),
        _ => None,
    }
}
