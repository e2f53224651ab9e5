//! Signing out.

use app::components::form::PostForm;
use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::parameters::Parameters;

use super::sign_in::our_path;
use crate::browser::{Browser, session_cookie};
use crate::forgery::is_from_us;
use crate::language::Visit;
use crate::paths;
use crate::respond::{Fault, Pages, see_other, with_cookie};
use crate::state::AppState;

/// A form that signs out and goes on to `then`, a path of ours.
pub(crate) fn form(state: &AppState, browser: &Browser, then: &str) -> PostForm {
    let token = browser.token.as_ref().map(|token| state.provider.form_token(token));
    PostForm::new(paths::SIGN_OUT).with("token", token.unwrap_or_default()).with("return_to", then)
}

/// `POST /sign-out`.
pub(crate) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    let then = our_path(parameters.get("return_to")).unwrap_or_else(|| paths::FRONT.to_owned());
    let token = parameters.get("token").unwrap_or_default();
    if !is_from_us(&headers, &provider.settings().issuer)
        || !provider.is_form_token(browser.token.as_ref(), token)
    {
        let again = paths::FRONT.to_owned();
        return Ok(Pages::new(&state, visit, browser.signed_in.as_ref())
            .error_case(ErrorCase::FormExpired { again }));
    }
    provider.sign_out(browser.token.as_ref()).await?;
    let cookie = session_cookie(provider, &provider.new_browser_token());
    Ok(with_cookie(see_other(&then), &cookie))
}
