//! Who is invited makes a passkey in the place of a password. The page is that of the password.

use app::components::error_summary::FormError;
use app::components::passkey_form::{ANSWER, SEALED_CHALLENGE};
use app::pages::error::present::ErrorCase;
use app::pages::factors::NAME;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse as _;
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use provider::account::factors::invited_passkey::InvitedPasskeyError;
use provider::account::factors::passkeys::PasskeyError;

use super::choose_password::{refused, show};
use super::signed_in::signed_in;
use crate::http::csrf::is_form_of_browser;
use crate::http::headers::{set, user_agent};
use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext, see_other};
use crate::state::AppState;

/// For the page's script.
pub(crate) async fn challenge(
    State(state): State<AppState>,
    Path(link): Path<String>,
    browser: BrowserSession,
    pages: Pages,
) -> PageResult {
    let token = browser.token.as_ref().ok_or(ErrorCase::Forbidden)?;
    let begun = state.provider.accounts().begin_invited_passkey(&link, token).await;
    let mut response = match begun {
        Ok(challenge) => Json(challenge).into_response(),
        Err(InvitedPasskeyError::Link(error)) => return refused(&pages, error),
        Err(InvitedPasskeyError::Passkey(PasskeyError::Internal(error))) => {
            return Err(error.into());
        }
        Err(InvitedPasskeyError::Passkey(_)) => return Err(ErrorCase::NotFound.into()),
        Err(InvitedPasskeyError::Internal(error)) => return Err(error.into()),
    };
    set(response.headers_mut(), CACHE_CONTROL, "no-store");
    Ok(response)
}

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(link): Path<String>,
    context: RequestContext,
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    let provider = &state.provider;
    let accounts = provider.accounts();
    let pages = Pages::new(&state, context.at(routes::password_link(&link)), None);
    let open = match accounts.password_link(&link).await {
        Ok(open) => open,
        Err(error) => return refused(&pages, error),
    };
    let again = |key| {
        let error = FormError { text: pages.localizer().t(key), field: None };
        show(&state, &pages, &browser, &link, open.clone(), vec![error], false)
    };
    let sent = Parameters::parse_bytes(&body).unwrap_or_default();
    let field = |name| sent.get(name).unwrap_or_default();
    // Whoever holds a link could else sign others in to the account that it is for.
    if !is_form_of_browser(provider, &headers, browser.token.as_ref(), field("token")) {
        return Ok(again("sign-in-expired"));
    }
    let caller =
        Browser { token: browser.token.clone(), user_agent: user_agent(&headers), address };
    let (sealed, name, answer) = (field(SEALED_CHALLENGE), field(NAME), field(ANSWER));
    match accounts.choose_passkey(&link, sealed, name, answer, &caller).await {
        Ok(Some(session)) => signed_in(&state, session, None, None).await,
        // The passkey is theirs; signing in can be done again.
        Ok(None) => Ok(see_other(routes::SIGN_IN)),
        Err(InvitedPasskeyError::Link(error)) => refused(&pages, error),
        Err(InvitedPasskeyError::Internal(error)) => Err(error.into()),
        Err(InvitedPasskeyError::Passkey(error)) => match error {
            PasskeyError::Internal(error) => Err(error.into()),
            PasskeyError::NotOffered => Err(ErrorCase::NotFound.into()),
            PasskeyError::Expired => Ok(again("passkey-expired")),
            PasskeyError::Known => Ok(again("passkey-known")),
            PasskeyError::Refused | PasskeyError::TooMany | PasskeyError::NoName => {
                Ok(again("passkey-not-made"))
            }
        },
    }
}
