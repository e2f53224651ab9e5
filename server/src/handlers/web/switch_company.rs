//! A person acts for another company that they belong to.

use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use oauth::id::CompanyId;
use oauth::parameters::Parameters;
use provider::account::places::Places;
use provider::account::session::Switched;

use crate::http::cookies::session_cookie;
use crate::http::csrf::is_form_of_browser;
use crate::http::headers::with_cookie;
use crate::http::{BrowserSession, PageResult, see_other};
use crate::state::AppState;

pub(crate) async fn post(
    State(state): State<AppState>,
    browser: BrowserSession,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    let accounts = state.provider.accounts();
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    let then = parameters.get("return_to").and_then(routes::local_path);
    let then = then.unwrap_or(routes::CONNECTED_APPS);
    let token = parameters.get("token").unwrap_or_default();
    let company = CompanyId::new(parameters.get("company").unwrap_or_default());
    let Some(session) = &browser.token else {
        return Err(ErrorCase::form_expired(then).into());
    };
    if !is_form_of_browser(&state.provider, &headers, Some(session), token) {
        return Err(ErrorCase::form_expired(then).into());
    }
    let changed = match accounts.act_for_company(session, &company).await? {
        Switched::Under(changed) => changed,
        Switched::SignInFirst => return Ok(see_other(routes::sign_in_again(then))),
        // They belong to it no longer, or never did.
        Switched::Refused => return Err(ErrorCase::Forbidden.into()),
    };
    let signed_in = accounts.signed_in(Some(&changed)).await?;
    let may_open = signed_in.is_some_and(|signed_in| Places::of(&signed_in).may_open(then));
    let then = if may_open { then } else { routes::CONNECTED_APPS };
    Ok(with_cookie(see_other(then), &session_cookie(&state.provider, &changed)))
}
