use app::pages::error::present::ErrorCase;
use axum::extract::State;
use provider::authorization::logout::AfterLogout;

use crate::handlers::oauth::logout::AFTER;
use crate::http::cookies::session_cookie;
use crate::http::headers::with_cookie;
use crate::http::{BrowserForm, PageResult, see_other};
use crate::state::AppState;

pub(crate) async fn post(State(state): State<AppState>, posted: BrowserForm) -> PageResult {
    let provider = &state.provider;
    let BrowserForm { browser, address, sent, .. } = &posted;
    let then = sent.get("return_to").and_then(routes::local_path).unwrap_or(routes::FRONT);
    if !posted.is_of_browser(provider) {
        return Err(ErrorCase::form_expired(routes::FRONT).into());
    }
    provider.accounts().sign_out(browser.token.as_ref(), address).await?;
    let cookie = session_cookie(provider, &provider.accounts().new_browser_token());
    let app = sent.get(AFTER).and_then(|to| provider.authorization().open_after_logout(to));
    let then = app.as_ref().map_or(then, AfterLogout::as_str);
    Ok(with_cookie(see_other(then), &cookie))
}
