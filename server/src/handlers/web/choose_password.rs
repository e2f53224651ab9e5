//! What the links in emails lead to with which somebody chooses a password. They work in any
//! browser, for people read their emails elsewhere: the page says whose password it is.

use app::components::error_summary::FormError;
use app::components::form::PostForm;
use app::pages::choose_password::{ChoosePasswordPage, PasskeyInstead};
use app::pages::dead_link::{DeadLinkPage, MailLink};
use app::pages::factors::NAME;
use app::pages::own_account::form::{DELEGATES, PASSWORD};
use app::pages::own_account::password::password_error;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::REFERRER_POLICY;
use axum::response::Response;
use oauth::credential::secret::Password;
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use provider::account::factors::second_step::TwoFactors;
use provider::account::password_link::{ChosenPassword, OpenLink, PasswordLinkError};
use provider::account::sign_in::{AfterPassword, Credentials, SignInError};

use super::practice::form_token;
use super::signed_in::signed_in;
use crate::http::cookies::{session_cookie, step_cookie};
use crate::http::csrf::is_form_of_browser;
use crate::http::headers::{set, user_agent, with_cookie};
use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext, see_other};
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
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    let provider = &state.provider;
    let accounts = provider.accounts();
    let pages = Pages::new(&state, context.at(routes::password_link(&token)), None);
    let localizer = pages.localizer();
    let link = match accounts.password_link(&token).await {
        Ok(link) => link,
        Err(error) => return refused(&pages, error),
    };
    let sent = Parameters::parse_bytes(&body).unwrap_or_default();
    let delegates = sent.get(DELEGATES) == Some("yes");
    let again = |link, errors| show(&state, &pages, &browser, &token, link, errors, delegates);
    // Whoever holds a link could else sign others in to the account that it is for.
    let form_token = sent.get("token").unwrap_or_default();
    if !is_form_of_browser(provider, &headers, browser.token.as_ref(), form_token) {
        let text = localizer.t("sign-in-expired");
        return Ok(again(link, vec![FormError { text, field: None }]));
    }
    let password = Password::new(sent.get(PASSWORD).unwrap_or_default());
    if password.expose().is_empty() {
        let error = FormError::new(localizer.t("password-no-new"), PASSWORD);
        return Ok(again(link, vec![error]));
    }
    let caller =
        Browser { token: browser.token.clone(), user_agent: user_agent(&headers), address };
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
