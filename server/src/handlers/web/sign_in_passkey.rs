//! Signing in with a passkey.

use app::components::passkey_form::{ANSWER, SEALED_CHALLENGE};
use app::i18n::date;
use app::pages::sign_in::SignInError as Problem;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse as _;
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use provider::account::factors::passkeys::{PasskeyAnswer, PasskeyError};
use provider::account::factors::second_step::PasskeySignInError;

use super::factors::passkeys::refused;
use super::sign_in_form::show_problem;
use super::signed_in::{is_own_form, signed_in};
use crate::http::cookies::session_cookie;
use crate::http::entered::KEPT;
use crate::http::headers::{set, user_agent, with_cookie};
use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext};
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
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    let provider = &state.provider;
    let sent = Parameters::parse_bytes(&body).unwrap_or_default();
    let show = |problem| show_problem(&state, context.clone(), &browser, &sent, problem);
    if !is_own_form(&state, &browser, &headers, &sent) {
        return show(Problem::FormExpired).await;
    }
    let field = |name| sent.get(name).unwrap_or_default();
    let Some(answer) = PasskeyAnswer::read(field(ANSWER)) else {
        return show(Problem::Passkey).await;
    };
    let from = Browser { token: browser.token.clone(), user_agent: user_agent(&headers), address };
    let sealed = field(SEALED_CHALLENGE);
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
