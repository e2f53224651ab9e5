use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use oauth::parameters::Parameters;
use provider::authorization::logout::AfterLogout;

use crate::handlers::oauth::logout::AFTER;
use crate::http::cookies::session_cookie;
use crate::http::csrf::is_form_of_browser;
use crate::http::headers::with_cookie;
use crate::http::{BrowserSession, ClientAddress, PageResult, see_other};
use crate::state::AppState;

pub(crate) async fn post(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    let provider = &state.provider;
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    let then = parameters.get("return_to").and_then(routes::local_path).unwrap_or(routes::FRONT);
    let token = parameters.get("token").unwrap_or_default();
    if !is_form_of_browser(provider, &headers, browser.token.as_ref(), token) {
        return Err(ErrorCase::form_expired(routes::FRONT).into());
    }
    provider.accounts().sign_out(browser.token.as_ref(), &address).await?;
    let cookie = session_cookie(provider, &provider.accounts().new_browser_token());
    let app = parameters.get(AFTER).and_then(|to| provider.authorization().open_after_logout(to));
    let then = app.as_ref().map_or(then, AfterLogout::as_str);
    Ok(with_cookie(see_other(then), &cookie))
}
