//! Signing in.

use std::net::SocketAddr;

use app::components::account_strip::Account;
use app::components::form::PostForm;
use app::components::practice_accounts::PracticeAccounts;
use app::i18n::date;
use app::pages::sign_in::{SignInError as Problem, SignInPage};
use app::pages::signed_in::SignedInPage;
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, OriginalUri, State};
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use oauth::language::Language;
use oauth::parameters::Parameters;
use oauth::secret::{Password, SessionToken};
use provider::begin_authorization::Begun;
use provider::sign_in::{Credentials, SignInError};

use super::front::practice_accounts;
use super::switch_account::{self, ANOTHER_ACCOUNT};
use crate::browser::{Browser, known, known_cookie, session_cookie};
use crate::forgery::{is_from_us, is_surely_from_us};
use crate::language::Visit;
use crate::paths;
use crate::respond::{Fault, Pages, see_other, set, with_cookie};
use crate::state::AppState;

/// Why somebody is to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Nobody is signed in.
    SignIn,
    /// Somebody is, and is to confirm who they are.
    Confirm,
    /// Somebody is, and another one may be wanted.
    AnotherAccount,
}

impl Why {
    /// Reads a page's address, or a form.
    fn read(parameters: &Parameters) -> Self {
        if parameters.get(CONFIRM).is_some() {
            Self::Confirm
        } else if parameters.get(ANOTHER_ACCOUNT).is_some() {
            Self::AnotherAccount
        } else {
            Self::SignIn
        }
    }

    /// The page's address.
    fn path(self, then: Option<&str>) -> String {
        match (self, then) {
            (Self::Confirm, Some(then)) => confirm_path(then),
            (Self::AnotherAccount, then) => switch_account::path(then),
            (Self::SignIn, Some(then)) => sign_in_path(then),
            (Self::SignIn | Self::Confirm, None) => paths::SIGN_IN.to_owned(),
        }
    }
}

/// The sign-in page's address, for someone who is to come back to `return_to`.
pub(crate) fn sign_in_path(return_to: &str) -> String {
    let encoded: String =
        Parameters::from_pairs([("return_to", return_to)]).unwrap_or_default().to_query();
    format!("{}?{encoded}", paths::SIGN_IN)
}

/// The parameter with which the sign-in page asks somebody signed in to confirm
/// who they are.
const CONFIRM: &str = "confirm";

/// The sign-in page's address, for somebody signed in who is to confirm who they
/// are and come back to `return_to`.
pub(crate) fn confirm_path(return_to: &str) -> String {
    let pairs = [(CONFIRM, "yes"), ("return_to", return_to)];
    let query = Parameters::from_pairs(pairs).unwrap_or_default().to_query();
    format!("{}?{query}", paths::SIGN_IN)
}

/// A path of ours, to go on to: never another host, whatever a browser makes of
/// slashes and backslashes.
pub(crate) fn our_path(text: Option<&str>) -> Option<String> {
    let path = text?;
    let printable = path.bytes().all(|byte| (0x21..=0x7E).contains(&byte) && byte != b'\\');
    (printable && path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

/// `GET /sign-in`.
pub(crate) async fn get(
    State(state): State<AppState>,
    visit: Visit,
    OriginalUri(uri): OriginalUri,
    browser: Browser,
) -> Result<Response, Fault> {
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let return_to = our_path(parameters.get("return_to"));
    let why = Why::read(&parameters);
    let here = why.path(return_to.as_deref());
    let pages = Pages::new(&state, visit.at(here), browser.signed_in.as_ref());
    if let Some(signed_in) = browser.signed_in.as_ref().filter(|_| why == Why::SignIn) {
        return Ok(pages.show(SignedInPage {
            account: Account::of(pages.localizer(), signed_in),
            switch: switch_account::form(return_to.as_deref()),
            continue_to: return_to.unwrap_or_else(|| paths::FRONT.to_owned()),
        }));
    }
    let waiting = waiting_app(&state, return_to.as_deref()).await?;
    let hint = waiting.as_ref().and_then(|(_, hint)| hint.clone());
    let own = browser.signed_in.as_ref().filter(|_| why == Why::Confirm);
    let email = own.map(|own| own.user.email.clone()).or(hint).unwrap_or_default();
    let form = Form { state: &state, pages: &pages, return_to, email, why };
    form.show(&browser, waiting.map(|(name, _)| name), None).await
}

/// `POST /sign-in`.
pub(crate) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    browser: Browser,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    let return_to = our_path(parameters.get("return_to"));
    let why = Why::read(&parameters);
    let here = why.path(return_to.as_deref());
    let pages = Pages::new(&state, visit.at(here), None);
    let email = parameters.get("email").unwrap_or_default();
    let password = parameters.get("password").unwrap_or_default();
    let token = parameters.get("token").unwrap_or_default();

    let waiting = waiting_app(&state, return_to.as_deref()).await?.map(|(name, _)| name);
    let then = return_to.clone().unwrap_or_else(|| paths::FRONT.to_owned());
    let form = Form { state: &state, pages: &pages, return_to, email: email.to_owned(), why };
    // Signing in from another tab has changed the cookie, and with it the token; a
    // browser that says where the form comes from needs none then.
    let issuer = &provider.settings().issuer;
    let by_token =
        || is_from_us(&headers, issuer) && provider.is_form_token(browser.token.as_ref(), token);
    let from_another_tab = browser.signed_in.is_some() && is_surely_from_us(&headers, issuer);
    if !from_another_tab && !by_token() {
        return form.show(&browser, waiting, Some(Problem::FormExpired)).await;
    }
    if email.trim().is_empty() || password.is_empty() {
        let missing =
            Problem::Missing { email: email.trim().is_empty(), password: password.is_empty() };
        return form.show(&browser, waiting, Some(missing)).await;
    }
    let credentials = Credentials {
        email: email.to_owned(),
        password: Password::new(password),
        address: address(peer),
        browser: browser.token.clone(),
        known_browser: known(provider, &headers),
    };
    match provider.sign_in(credentials).await {
        Ok(token) => {
            let response = with_cookie(see_other(&then), &session_cookie(provider, &token));
            Ok(with_cookie(response, &known_cookie(provider, email)))
        }
        Err(SignInError::WrongCredentials) => {
            form.show(&browser, waiting, Some(Problem::WrongCredentials)).await
        }
        Err(SignInError::Throttled { until }) => {
            let seconds = until.since(provider.now()).as_secs().to_string();
            let problem = Problem::Throttled { until: date::clock(pages.localizer(), until) };
            let mut response = form.show(&browser, waiting, Some(problem)).await?;
            set(response.headers_mut(), RETRY_AFTER, &seconds);
            Ok(response)
        }
        Err(SignInError::Internal(error)) => Err(error.into()),
    }
}

/// The network address that a request comes from.
pub(crate) fn address(peer: Option<Extension<ConnectInfo<SocketAddr>>>) -> String {
    peer.map(|Extension(ConnectInfo(peer))| peer.ip().to_string()).unwrap_or_default()
}

/// The app that waits for the person, and who it thinks they are.
async fn waiting_app(
    state: &AppState,
    return_to: Option<&str>,
) -> Result<Option<(String, Option<String>)>, Fault> {
    let query = return_to
        .and_then(|path| path.strip_prefix(paths::AUTHORIZE))
        .and_then(|rest| rest.strip_prefix('?'));
    let Some(query) = query else { return Ok(None) };
    // The language counts only where something is shown.
    let parameters = Parameters::parse(query);
    let begun = state.provider.begin_authorization(parameters, None, Language::English).await?;
    Ok(match begun {
        Begun::SignInFirst { client_name, login_hint, .. } => Some((client_name, login_hint)),
        _ => None,
    })
}

struct Form<'a> {
    state: &'a AppState,
    pages: &'a Pages,
    return_to: Option<String>,
    email: String,
    why: Why,
}

impl Form<'_> {
    /// Shows the form; a browser without a cookie gets one, to bind the form to.
    async fn show(
        self,
        browser: &Browser,
        app_name: Option<String>,
        error: Option<Problem>,
    ) -> Result<Response, Fault> {
        let provider = &self.state.provider;
        let new_token: Option<SessionToken> =
            browser.token.is_none().then(|| provider.new_browser_token());
        let form_token = browser
            .token
            .as_ref()
            .or(new_token.as_ref())
            .map(|token| provider.form_token(token))
            .unwrap_or_default();
        let mut form = PostForm::new(paths::SIGN_IN).with("token", form_token);
        if let Some(return_to) = self.return_to {
            form = form.with("return_to", return_to);
        }
        match self.why {
            Why::SignIn => {}
            Why::Confirm => form = form.with(CONFIRM, "yes"),
            Why::AnotherAccount => form = form.with(ANOTHER_ACCOUNT, "yes"),
        }
        let demo: Option<PracticeAccounts> =
            practice_accounts(self.state, self.pages.localizer()).await?;
        let confirm = self.why == Why::Confirm && app_name.is_some();
        let page = SignInPage { form, app_name, confirm, email: self.email, error, demo };
        let response = self.pages.show(page);
        Ok(match new_token {
            Some(token) => with_cookie(response, &session_cookie(provider, &token)),
            None => response,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::our_path;

    #[test]
    fn only_a_path_of_ours_is_gone_on_to() {
        for text in [
            "//evil.example/",
            "/\\evil.example",
            "https://evil.example/",
            "evil",
            "",
            "/a\nb",
            "/\t/evil.example",
            "javascript:alert(1)",
        ] {
            assert_eq!(our_path(Some(text)), None, "{text:?}");
        }
        assert_eq!(our_path(Some("/oauth/authorize?a=b")).as_deref(), Some("/oauth/authorize?a=b"));
    }
}
