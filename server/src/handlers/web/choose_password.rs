//! The target of links in emails with which a user chooses a password. They work in any
//! browser, for people read their emails elsewhere: the page says whose password it is.

use app::components::error_summary::FormError;
use app::components::form::PostForm;
use app::pages::choose_password::{ChoosePasswordPage, PasskeyInstead};
use app::pages::dead_link::{DeadLinkPage, MailLink};
use app::pages::factors::NAME;
use app::pages::own_account::form::{DELEGATES, PASSWORD};
use app::pages::own_account::password::password_error;
use axum::extract::{Path, State};
use axum::http::header::REFERRER_POLICY;
use axum::response::Response;
use oauth::credential::secret::Password;
use provider::account::factors::second_step::TwoFactors;
use provider::account::password_link::{ChosenPassword, OpenLink, PasswordLinkError};
use provider::account::sign_in::{AfterPassword, Credentials, SignInError};

use super::practice::form_token;
use super::signed_in::signed_in;
use crate::http::cookies::{session_cookie, step_cookie};
use crate::http::headers::{set, with_cookie};
use crate::http::{BrowserForm, BrowserSession, PageResult, Pages, RequestContext, see_other};
use crate::state::AppState;

/// Only shows a form: programs that check emails for dangers follow their links.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(token): Path<String>,
    browser: BrowserSession,
    pages: Pages,
) -> PageResult {
    let accounts = state.provider.accounts();
    match accounts.password_link(&token).await {
        Ok(link) => Ok(show(&state, &pages, &browser, &token, link, Vec::new(), false)),
        Err(error) => refused(&pages, error),
    }
}

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(token): Path<String>,
    context: RequestContext,
    posted: BrowserForm,
) -> PageResult {
    let provider = &state.provider;
    let accounts = provider.accounts();
    let pages = Pages::new(&state, context.at(routes::password_link(&token)), None);
    let localizer = pages.localizer();
    let link = match accounts.password_link(&token).await {
        Ok(link) => link,
        Err(error) => return refused(&pages, error),
    };
    let delegates = posted.field(DELEGATES) == "yes";
    let browser = &posted.browser;
    let again = |link, errors| show(&state, &pages, browser, &token, link, errors, delegates);
    // Login CSRF: the holder of a link could otherwise sign others in to its account.
    if !posted.is_of_browser(provider) {
        let text = localizer.t("sign-in-expired");
        return Ok(again(link, vec![FormError { text, field: None }]));
    }
    let password = Password::new(posted.field(PASSWORD));
    if password.expose().is_empty() {
        let error = FormError::new(localizer.t("password-no-new"), PASSWORD);
        return Ok(again(link, vec![error]));
    }
    let caller = posted.sender();
    match accounts.choose_password(&token, password.clone(), delegates, &caller).await {
        Ok(ChosenPassword { user, known_browser }) => {
            let credentials = Credentials {
                email: user.email,
                password,
                browser: caller,
                known_browser: Some(known_browser),
                to_link: false,
                two_factors: TwoFactors::AsUsual,
            };
            sign_in(&state, credentials).await
        }
        Err(PasswordLinkError::Refused(rule)) => {
            Ok(again(link, vec![password_error(localizer, rule)]))
        }
        Err(error) => refused(&pages, error),
    }
}

/// By the door that everybody takes, and with whatever it asks for besides.
async fn sign_in(state: &AppState, credentials: Credentials) -> PageResult {
    let provider = &state.provider;
    match provider.accounts().sign_in(credentials).await {
        Ok(AfterPassword::SignedIn(session)) => signed_in(state, session, None, None).await,
        Ok(AfterPassword::SecondStep { sealed }) => {
            let cookie = step_cookie(provider, sealed);
            Ok(with_cookie(see_other(routes::second_step(None, false)), &cookie))
        }
        // The password is set; signing in can be done again.
        Err(SignInError::WrongCredentials | SignInError::Throttled { .. }) => {
            Ok(see_other(routes::SIGN_IN))
        }
        Err(SignInError::Internal(error)) => Err(error.into()),
    }
}

pub(super) fn show(
    state: &AppState,
    pages: &Pages,
    browser: &BrowserSession,
    link: &str,
    open: OpenLink,
    errors: Vec<FormError>,
    delegates: bool,
) -> Response {
    let (token, new_token) = form_token(state, browser);
    let passkey = state.provider.accounts().offers_invited_passkey(&open).then(|| {
        let path = routes::password_link_passkey(link);
        let name = pages.localizer().t("passkey-default-name");
        let form = PostForm::new(path.clone()).with("token", token.clone()).with(NAME, name);
        PasskeyInstead { form, challenge: path }
    });
    let OpenLink { user, purpose } = open;
    let form = PostForm::new(routes::password_link(link)).with("token", token);
    let page = ChoosePasswordPage {
        purpose,
        form,
        name: user.full_name(),
        email: user.email,
        errors,
        delegates,
        passkey,
    };
    let response = without_path(pages.show(page));
    match new_token {
        Some(token) => with_cookie(response, &session_cookie(&state.provider, &token)),
        None => response,
    }
}

/// The page's own address is a secret, and goes with no request; the form's Origin does.
fn without_path(mut response: Response) -> Response {
    set(response.headers_mut(), REFERRER_POLICY, "strict-origin");
    response
}

pub(super) fn refused(pages: &Pages, error: PasswordLinkError) -> PageResult {
    let expired = match error {
        PasswordLinkError::Unknown | PasswordLinkError::Refused(_) => false,
        PasswordLinkError::Expired => true,
        PasswordLinkError::Internal(error) => return Err(error.into()),
    };
    Ok(without_path(pages.show(DeadLinkPage { link: MailLink::Password, expired })))
}
