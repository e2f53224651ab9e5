//! Signing in with a passkey.

use app::components::passkey_form::{ANSWER, SEALED_CHALLENGE};
use app::i18n::date;
use app::pages::sign_in::SignInError as Problem;
use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse as _;
use provider::account::factors::passkeys::{PasskeyAnswer, PasskeyError};
use provider::account::factors::second_step::PasskeySignInError;

use super::factors::passkeys::refused;
use super::sign_in_form::show_problem;
use super::signed_in::signed_in;
use crate::http::cookies::session_cookie;
use crate::http::entered::KEPT;
use crate::http::headers::{set, with_cookie};
use crate::http::{BrowserForm, BrowserSession, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// For the page's script: what the browser is asked.
pub(crate) async fn challenge(
    State(state): State<AppState>,
    browser: BrowserSession,
) -> PageResult {
    let accounts = state.provider.accounts();
    let known = browser.token.is_some();
    let token = browser.token.unwrap_or_else(|| accounts.new_browser_token());
    let asked = accounts.ask_for_passkey(&token).map_err(refused)?;
    let mut response = Json(asked).into_response();
    set(response.headers_mut(), CACHE_CONTROL, "no-store");
    Ok(if known {
        response
    } else {
        with_cookie(response, &session_cookie(&state.provider, &token))
    })
}

pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    posted: BrowserForm,
) -> PageResult {
    let provider = &state.provider;
    let BrowserForm { browser, sent, .. } = &posted;
    let show = |problem| show_problem(&state, context.clone(), browser, sent, problem);
    if !posted.is_own(provider) {
        return show(Problem::FormExpired).await;
    }
    let Some(answer) = PasskeyAnswer::read(posted.field(ANSWER)) else {
        return show(Problem::Passkey).await;
    };
    let from = posted.sender();
    let sealed = posted.field(SEALED_CHALLENGE);
    match provider.accounts().sign_in_with_passkey(sealed, &answer, &from).await {
        Ok(session) => {
            let return_to = sent.get("return_to").and_then(routes::local_path);
            signed_in(&state, session, sent.get(KEPT), return_to).await
        }
        Err(PasskeySignInError::Throttled { until }) => {
            let localizer = Pages::new(&state, context.clone(), None).localizer();
            show(Problem::Throttled { until: date::clock(localizer, until) }).await
        }
        Err(PasskeySignInError::Passkey(PasskeyError::Internal(error))) => Err(error.into()),
        Err(PasskeySignInError::Passkey(PasskeyError::Expired)) => show(Problem::PasskeyLate).await,
        Err(PasskeySignInError::Passkey(_)) => show(Problem::Passkey).await,
    }
}
