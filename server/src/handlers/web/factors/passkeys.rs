use app::components::passkey_form::{ANSWER, SEALED_CHALLENGE};
use app::pages::error::present::ErrorCase;
use app::pages::factors::NAME;
use app::pages::factors::new_passkey::{NewPasskeyError, NewPasskeyPage};
use app::pages::factors::present::passkeys_page;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use oauth::authentication::AuthenticationMethod;
use provider::account::factors::passkeys::PasskeyError;

use super::{ADDED, done, strengthened, what_was_done};
use crate::http::headers::{set, with_cookies};
use crate::http::{AuthenticatedUser, BrowserSession, PageError, PageResult, Query, UserForm};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let (accounts, localizer) = (state.provider.accounts(), user.context.localizer());
    let own = accounts.passkeys(&user.signed_in).await?;
    let issuer = &state.provider.settings().issuer;
    let host = issuer.split_once("://").map_or(issuer.as_str(), |(_, host)| host).to_owned();
    let (now, offered) = (state.provider.now(), accounts.offers_passkeys());
    let mut page = passkeys_page(localizer, own, now, offered, host);
    page.done = what_was_done(localizer, &query);
    Ok(user.pages().show(page))
}

pub(crate) async fn new(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    if !state.provider.accounts().offers_passkeys() {
        return Err(ErrorCase::NotFound.into());
    }
    let name = user.context.localizer().t("passkey-default-name");
    Ok(show_new(&user, name, None))
}

fn show_new(user: &AuthenticatedUser, name: String, error: Option<NewPasskeyError>) -> Response {
    let form = user.form(routes::NEW_PASSKEY);
    user.pages().show(NewPasskeyPage { form, name, error })
}

/// For the page's script.
pub(crate) async fn challenge(
    State(state): State<AppState>,
    browser: BrowserSession,
) -> PageResult {
    let (Some(signed_in), Some(token)) = (&browser.signed_in, &browser.token) else {
        return Err(ErrorCase::Forbidden.into());
    };
    let begun = state.provider.accounts().begin_passkey(&signed_in.user, token).await;
    let mut response = Json(begun.map_err(refused)?).into_response();
    set(response.headers_mut(), CACHE_CONTROL, "no-store");
    Ok(response)
}

pub(in crate::handlers::web) fn refused(error: PasskeyError) -> PageError {
    match error {
        PasskeyError::Internal(error) => error.into(),
        _ => ErrorCase::NotFound.into(),
    }
}

pub(crate) async fn add(
    State(state): State<AppState>,
    browser: BrowserSession,
    headers: HeaderMap,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::NEW_PASSKEY)?;
    let field = |name| sent.get(name).unwrap_or_default();
    let (sealed, name, answer) = (field(SEALED_CHALLENGE), field(NAME), field(ANSWER));
    let user = form.user.at(routes::NEW_PASSKEY.to_owned());
    let token = browser.token.as_ref().ok_or(ErrorCase::Forbidden)?;
    let accounts = state.provider.accounts();
    let error = match accounts.add_passkey(user.caller(), token, sealed, name, answer).await {
        Ok(key) => {
            let given = [key, AuthenticationMethod::UserPresence];
            let (_, cookies) = strengthened(&state, &user, &browser, &headers, &given).await?;
            return Ok(with_cookies(done(routes::PASSKEYS, ADDED), &cookies));
        }
        Err(PasskeyError::NoName) => NewPasskeyError::NoName,
        Err(PasskeyError::Expired) => NewPasskeyError::Expired,
        Err(PasskeyError::Refused) => NewPasskeyError::Refused,
        Err(PasskeyError::Known) => NewPasskeyError::Known,
        Err(PasskeyError::TooMany) => NewPasskeyError::TooMany,
        Err(error) => return Err(refused(error)),
    };
    Ok(show_new(&user, name.to_owned(), Some(error)))
}
