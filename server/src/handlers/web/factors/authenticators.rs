use app::pages::factors::new_authenticator::{
    Enrolment, NewAuthenticatorError, NewAuthenticatorPage,
};
use app::pages::factors::present::second_factor_page;
use app::pages::factors::recovery_codes::RecoveryCodesPage;
use app::pages::factors::{CODE, NAME, NEW_KEY};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::authentication::AuthenticationMethod;
use provider::account::factors::authenticators::{AuthenticatorError, NewAuthenticator};

use super::{ADDED, done, strengthened, what_was_done};
use crate::http::entered::Entered;
use crate::http::headers::with_cookies;
use crate::http::{
    AnswerPage, AuthenticatedUser, BrowserSession, PageError, PageResult, Pages, Query, UserForm,
};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let (accounts, localizer) = (state.provider.accounts(), user.context.localizer());
    let own = accounts.authenticators(&user.signed_in).await?;
    let factors = accounts.own_factors(&user.signed_in).await?;
    let company = &user.signed_in.company;
    let demanded_by = company.requires_second_factor.then(|| company.name.clone());
    let now = state.provider.now();
    let mut page = second_factor_page(localizer, own, factors, now, demanded_by);
    page.done = what_was_done(localizer, &query);
    Ok(user.pages().show(page))
}

pub(crate) async fn new(
    State(state): State<AppState>,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    // In another language it is the same key, which the app may know already.
    let accounts = state.provider.accounts();
    let same = entered.get(NEW_KEY);
    let same = same.and_then(|sealed| accounts.same_authenticator(&user.signed_in.user, sealed));
    let new = same.unwrap_or_else(|| accounts.new_authenticator(&user.signed_in.user));
    let name = user.context.localizer().t("authenticator-default-name");
    Ok(show_new(&user, new, name, None))
}

pub(crate) async fn add(
    State(state): State<AppState>,
    browser: BrowserSession,
    headers: HeaderMap,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::NEW_AUTHENTICATOR)?;
    let field = |name| sent.get(name).unwrap_or_default();
    let (sealed, name, code) = (field(NEW_KEY), field(NAME), field(CODE));
    let (user, accounts) = (form.user, state.provider.accounts());
    match accounts.add_authenticator(user.caller(), sealed, name, code).await {
        Ok(codes) => {
            let given = [AuthenticationMethod::OneTimePassword];
            let (browser, cookies) =
                strengthened(&state, &user, &browser, &headers, &given).await?;
            let Some(codes) = codes else {
                return Ok(with_cookies(done(routes::SECOND_FACTOR, ADDED), &cookies));
            };
            let page = RecoveryCodesPage::new(&codes, routes::SECOND_FACTOR, false);
            let pages = Pages::new(&state, user.context.clone(), Some(&browser));
            Ok(with_cookies(pages.answer(AnswerPage::RecoveryCodes(page)), &cookies))
        }
        Err(error) => {
            let error = problem(error)?;
            let person = &user.signed_in.user;
            let same = accounts.same_authenticator(person, sealed);
            let new = same.unwrap_or_else(|| accounts.new_authenticator(person));
            Ok(show_new(&user.answering(routes::ERRORS), new, name.to_owned(), Some(error)))
        }
    }
}

/// What the page says of it.
pub(in crate::handlers::web) fn problem(
    error: AuthenticatorError,
) -> Result<NewAuthenticatorError, PageError> {
    match error {
        AuthenticatorError::WrongCode => Ok(NewAuthenticatorError::WrongCode),
        AuthenticatorError::NoName => Ok(NewAuthenticatorError::NoName),
        AuthenticatorError::TooMany => Ok(NewAuthenticatorError::TooMany),
        AuthenticatorError::Expired => Ok(NewAuthenticatorError::Expired),
        AuthenticatorError::Internal(error) => Err(error.into()),
    }
}

fn show_new(
    user: &AuthenticatedUser,
    new: NewAuthenticator,
    name: String,
    error: Option<NewAuthenticatorError>,
) -> Response {
    let form = user.form(routes::NEW_AUTHENTICATOR).with(NEW_KEY, new.sealed.as_str());
    user.pages().show(NewAuthenticatorPage { why: Enrolment::Own, form, new, name, error })
}
