//! To the platform's own login.

use app::i18n::Localizer;
use axum::http::HeaderMap;
use axum::http::header::REFERRER_POLICY;
use axum::response::Response;
use provider::own_login::login_request::NewLoginRequest;

use crate::http::cookies::{login, login_cookie};
use crate::http::headers::{set, with_cookie};
use crate::http::see_other;
use crate::state::AppState;

/// What the platform is asked beside what an app asks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked<'a> {
    pub(crate) login: bool,
    pub(crate) select_account: bool,
    pub(crate) login_hint: Option<&'a str>,
}

/// Sends the browser to the platform's login, to come back to that path. `None`: people sign in
/// here, or the path is too long for the platform's address.
pub(crate) fn send(
    state: &AppState,
    headers: &HeaderMap,
    localizer: Localizer,
    return_to: &str,
    asked: Asked<'_>,
) -> Option<Response> {
    let provider = &state.provider;
    let known = login(provider, headers);
    let Asked { login, select_account, login_hint } = asked;
    let sent = provider.own_login().begin_login(NewLoginRequest {
        return_to,
        login,
        select_account,
        login_hint,
        language: localizer.language(),
        browser: known.as_deref(),
    })?;
    let mut response = see_other(sent.location);
    // The request is between this browser and the platform.
    set(response.headers_mut(), REFERRER_POLICY, "no-referrer");
    Some(with_cookie(response, &login_cookie(provider, &sent.browser)))
}
