//! Who is invited makes a passkey in the place of a password. The page is that of the password.

use app::components::error_summary::FormError;
use app::components::passkey_form::{ANSWER, SEALED_CHALLENGE};
use app::pages::error::present::ErrorCase;
use app::pages::factors::NAME;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse as _;
use provider::account::factors::invited_passkey::InvitedPasskeyError;
use provider::account::factors::passkeys::PasskeyError;

use super::link_form::{LinkForm, refused};
use super::signed_in::signed_in;
use crate::http::headers::set;
use crate::http::{BrowserSession, PageResult, Pages, see_other};
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

pub(crate) async fn post(State(state): State<AppState>, form: LinkForm) -> PageResult {
    let again = |key| {
        let text = form.pages.localizer().t(key);
        form.again(&state, FormError { text, field: None })
    };
    let field = |name| form.sent.get(name).unwrap_or_default();
    let (sealed, name, answer) = (field(SEALED_CHALLENGE), field(NAME), field(ANSWER));
    let accounts = state.provider.accounts();
    match accounts.choose_passkey(&form.link, sealed, name, answer, &form.caller).await {
        Ok(Some(session)) => signed_in(&state, session, None, None).await,
        // The passkey is theirs; signing in can be done again.
        Ok(None) => Ok(see_other(routes::SIGN_IN)),
        Err(InvitedPasskeyError::Link(error)) => refused(&form.pages, error),
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
