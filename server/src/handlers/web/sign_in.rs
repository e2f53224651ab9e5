use app::components::account_strip::Account;
use app::components::form::PostForm;
use app::components::practice_accounts::PRACTICE;
use app::i18n::{Localizer, date};
use app::pages::sign_in::{SignInError as Problem, SignInPage, SignInReason as Reason, Ways};
use app::pages::signed_in::SignedInPage;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use demo::Demo;
use oauth::credential::secret::{Password, SessionToken};
use oauth::parameters::Parameters;
use provider::account::begin_session::{Browser, NewSession};
use provider::account::sign_in::{Credentials, SignInError};
use provider::authorization::begin_authorization::{SignInReason, WaitingApp};
use provider::upstream::begin::Journey;

use super::practice::{form_token, practice_accounts};
use super::{switch_account, upstream};
use crate::http::cookies::{known, known_cookie, session_cookie};
use crate::http::csrf::{is_proven_same_origin, is_same_origin};
use crate::http::entered::{Entered, KEPT, KeptForm};
use crate::http::headers::{set, user_agent, with_cookie, with_cookies};
use crate::http::{
    BrowserSession, ClientAddress, PageError, PageResult, Pages, Query, RequestContext, see_other,
};
use crate::middleware::show_again::ShowAgain;
use crate::state::AppState;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    SignIn,
    /// The person who is signed in is to confirm who they are.
    Confirm,
    /// Another account than the one signed in may be wanted.
    AnotherAccount,
}

impl Why {
    fn read(parameters: &Parameters) -> Self {
        if parameters.get(routes::SIGN_IN_CONFIRM).is_some() {
            Self::Confirm
        } else if parameters.get(routes::SIGN_IN_ANOTHER_ACCOUNT).is_some() {
            Self::AnotherAccount
        } else {
            Self::SignIn
        }
    }

    pub(super) fn of(journey: &Journey) -> Self {
        match journey {
            Journey { confirm: true, .. } => Self::Confirm,
            Journey { another: true, .. } => Self::AnotherAccount,
            _ => Self::SignIn,
        }
    }

    pub(super) fn path(self, then: Option<&str>) -> String {
        match (self, then) {
            (Self::Confirm, Some(then)) => routes::sign_in_again(then),
            (Self::AnotherAccount, then) => routes::sign_in_with_another_account(then),
            (Self::SignIn, Some(then)) => routes::sign_in(then),
            (Self::SignIn | Self::Confirm, None) => routes::SIGN_IN.to_owned(),
        }
    }
}

/// The page that asks somebody to sign in for a request.
pub(crate) fn path(reason: SignInReason, then: &str) -> String {
    match reason {
        SignInReason::NobodyIs => routes::sign_in(then),
        SignInReason::TheAppAsks => routes::sign_in_with_another_account(Some(then)),
        SignInReason::NotRecentEnough => routes::sign_in_again(then),
    }
}

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    Query(parameters): Query,
    entered: Entered,
    browser: BrowserSession,
) -> PageResult {
    let return_to = parameters.get("return_to").and_then(routes::local_path);
    let why = Why::read(&parameters);
    let here = why.path(return_to);
    let pages = Pages::new(&state, context.at(here), Some(&browser));
    if let Some(signed_in) = browser.signed_in.as_ref().filter(|_| why == Why::SignIn) {
        return Ok(pages.show(SignedInPage {
            account: Account::of(pages.localizer(), signed_in),
            switch: switch_account::form(return_to),
            continue_to: return_to.unwrap_or(routes::FRONT).to_owned(),
        }));
    }
    let waiting = waiting_app(&state, return_to).await?;
    let hint = waiting.as_ref().and_then(|waiting| waiting.login_hint.clone());
    let own = browser.signed_in.as_ref().filter(|_| why == Why::Confirm);
    let email = own.map(|own| own.user.email.clone()).or(hint).unwrap_or_default();
    let kept = entered.get(KEPT);
    let is_signed_out = kept.is_some() && browser.signed_in.is_none();
    let answered = entered.answered(&parameters).and_then(|(_, answer)| problem_named(answer));
    let problem = answered.or_else(|| {
        is_signed_out.then_some(Problem::SignedOut { cookie: browser.token.is_some() })
    });
    let form = Form { state: &state, pages: &pages, return_to, email, why, kept };
    let reason = reason(pages.localizer(), waiting, return_to);
    form.show(&browser, reason, problem).await
}

pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    let provider = &state.provider;
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    let return_to = parameters.get("return_to").and_then(routes::local_path);
    let why = Why::read(&parameters);
    let here = why.path(return_to);
    let pages = Pages::new(&state, context.at(here), None);
    let email = parameters.get("email").unwrap_or_default();
    let typed = parameters.get("password");
    let practice = state.demo.as_ref().filter(|_| parameters.get(PRACTICE).is_some());
    let password = practice.map_or(typed.unwrap_or_default(), Demo::password);
    let token = parameters.get("token").unwrap_or_default();

    let waiting = waiting_app(&state, return_to).await?;
    let waiting = reason(pages.localizer(), waiting, return_to);
    let then = return_to.unwrap_or(routes::FRONT);
    let kept = parameters.get(KEPT);
    let form = Form { state: &state, pages: &pages, return_to, email: email.to_owned(), why, kept };
    // Signing in from another tab has changed the cookie, and with it the token; a
    // browser that says where the form comes from needs none then.
    let issuer = &provider.settings().issuer;
    let by_token = || {
        is_same_origin(&headers, issuer)
            && provider.accounts().is_form_token(browser.token.as_ref(), token)
    };
    let from_another_tab = browser.signed_in.is_some() && is_proven_same_origin(&headers, issuer);
    if !from_another_tab && !by_token() {
        // Each page of ours sets the cookie: a browser that has none does not keep it.
        let problem =
            if browser.token.is_none() { Problem::NoCookie } else { Problem::FormExpired };
        return form.show(&browser, waiting, Some(problem)).await;
    }
    match upstream::way_out(&state, &parameters, password, return_to).await? {
        Err(problem) => return form.show(&browser, waiting, Some(problem)).await,
        Ok(None) => {}
        Ok(Some(id)) => {
            let journey = Journey {
                return_to: return_to.map(str::to_owned),
                kept: kept.map(str::to_owned),
                confirm: why == Why::Confirm,
                another: why == Why::AnotherAccount,
            };
            let email = Some(email).filter(|email| !email.trim().is_empty());
            return match upstream::leave(&state, &pages, &headers, &id, journey, email).await? {
                Ok(response) => Ok(response),
                Err(problem) => {
                    form.show(&browser, waiting, Some(Problem::Upstream(problem))).await
                }
            };
        }
    }
    if email.trim().is_empty() || password.is_empty() {
        let missing =
            Problem::Missing { email: email.trim().is_empty(), password: password.is_empty() };
        return form.show(&browser, waiting, Some(missing)).await;
    }
    let credentials = Credentials {
        email: email.to_owned(),
        password: Password::new(password),
        browser: Browser {
            token: browser.token.clone(),
            user_agent: user_agent(&headers),
            address,
        },
        known_browser: known(provider, &headers),
        to_link: return_to.is_some_and(upstream::is_link),
    };
    match provider.accounts().sign_in(credentials).await {
        Ok(NewSession { token, known_browser }) => {
            let cookies =
                vec![session_cookie(provider, &token), known_cookie(provider, known_browser)];
            if let Some(sealed) = kept {
                return go_on(&state, &token, sealed, cookies).await;
            }
            let then = after_sign_in(&state, then, &token).await?;
            Ok(with_cookies(see_other(then), &cookies))
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

/// To the form in the middle of which a session ended, if it was this person's.
pub(super) async fn go_on(
    state: &AppState,
    token: &SessionToken,
    sealed: &str,
    cookies: Vec<String>,
) -> PageResult {
    let accounts = state.provider.accounts();
    let signed_in = accounts.signed_in(Some(token)).await?;
    let person = signed_in.as_ref().map(|signed_in| &signed_in.user.id);
    let Some(KeptForm { page, entered }) = accounts.kept(person, sealed) else {
        return Ok(with_cookies(see_other(routes::FRONT), &cookies));
    };
    let page = after_sign_in(state, &page, token).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.extensions_mut().insert(ShowAgain { page, entered, cookies });
    Ok(response)
}

pub(super) async fn waiting_app(
    state: &AppState,
    return_to: Option<&str>,
) -> Result<Option<WaitingApp>, PageError> {
    let Some(query) = return_to.and_then(authorization_query) else { return Ok(None) };
    Ok(state.provider.authorization().waiting_app(query).await?)
}

/// Why the user is asked to sign in.
pub(super) fn reason(
    localizer: Localizer,
    waiting: Option<WaitingApp>,
    return_to: Option<&str>,
) -> Option<Reason> {
    if let Some(WaitingApp { client, proven, .. }) = waiting {
        let logo = client.logo.as_ref().map(|id| routes::logo(format!("{id}.png")));
        let logo = logo.map(|logo| (logo, proven));
        return Some(Reason::App { name: client.display_name(), logo });
    }
    // The nearest first.
    let titles = [
        (routes::DEVICE, "device-title"),
        (routes::CONNECTED_APPS, "apps-title"),
        (routes::CREDENTIALS, "cred-title"),
        (routes::APPS, "partner-title"),
        (routes::MARKETPLACE, "market-title"),
        (routes::ADMIN_REQUESTS, "admin-requests"),
        (routes::ADMIN_POLICY, "admin-policy"),
        (routes::ADMIN_PROVIDERS, "idp-title"),
        (routes::ADMIN_AUDIT, "audit"),
        (routes::ADMIN, "admin"),
    ];
    let asked = return_to?.split(['?', '#']).next()?;
    let is_in = |area: &str| {
        asked.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let (_, title) = titles.into_iter().find(|(area, _)| is_in(area))?;
    Some(Reason::Page(localizer.t(title)))
}

fn authorization_query(path: &str) -> Option<&str> {
    let path_and_query = path.split_once('?')?;
    (path_and_query.0 == routes::AUTHORIZE).then_some(path_and_query.1)
}

/// Where the user goes on. A request that asked for this sign-in goes on with the proof of it.
pub(super) async fn after_sign_in(
    state: &AppState,
    then: &str,
    token: &SessionToken,
) -> Result<String, PageError> {
    let Some(query) = authorization_query(then) else { return Ok(then.to_owned()) };
    let provider = &state.provider;
    let signed_in = provider.accounts().signed_in(Some(token)).await?;
    let proven =
        signed_in.and_then(|user| provider.authorization().query_after_sign_in(query, &user));
    Ok(proven.map_or_else(|| then.to_owned(), |query| routes::authorize(&query)))
}

/// The word under which a page that is shown again knows what was wrong; `None`: it is known of now
/// alone.
fn name_of(problem: &Problem) -> Option<&'static str> {
    match problem {
        Problem::WrongCredentials => Some("wrong"),
        Problem::Missing { email: true, password: true } => Some("both"),
        Problem::Missing { email: true, .. } => Some("email"),
        Problem::Missing { .. } => Some("password"),
        Problem::FormExpired => Some("expired"),
        Problem::NoCookie => Some("cookie"),
        Problem::NoCompanySignIn => Some("company"),
        Problem::Throttled { .. } | Problem::SignedOut { .. } | Problem::Upstream(_) => None,
    }
}

fn problem_named(name: &str) -> Option<Problem> {
    [
        Problem::WrongCredentials,
        Problem::Missing { email: true, password: true },
        Problem::Missing { email: true, password: false },
        Problem::Missing { email: false, password: true },
        Problem::FormExpired,
        Problem::NoCookie,
        Problem::NoCompanySignIn,
    ]
    .into_iter()
    .find(|problem| name_of(problem) == Some(name))
}

pub(super) struct Form<'a> {
    pub(super) state: &'a AppState,
    pub(super) pages: &'a Pages,
    pub(super) return_to: Option<&'a str>,
    pub(super) email: String,
    pub(super) why: Why,
    /// What waits until they have signed in.
    pub(super) kept: Option<&'a str>,
}

impl Form<'_> {
    pub(super) async fn show(
        self,
        browser: &BrowserSession,
        reason: Option<Reason>,
        error: Option<Problem>,
    ) -> PageResult {
        let provider = &self.state.provider;
        let (token, new_token) = form_token(self.state, browser);
        let mut form = PostForm::new(routes::SIGN_IN).with("token", token);
        if let Some(return_to) = self.return_to {
            form = form.with("return_to", return_to);
        }
        if let Some(kept) = self.kept {
            form = form.with(KEPT, kept);
        }
        match self.why {
            Why::SignIn => {}
            Why::Confirm => form = form.with(routes::SIGN_IN_CONFIRM, "yes"),
            Why::AnotherAccount => form = form.with(routes::SIGN_IN_ANOTHER_ACCOUNT, "yes"),
        }
        let confirm = self.why == Why::Confirm;
        // Who is to confirm who they are is not asked to be somebody else.
        let own = browser.signed_in.as_ref().filter(|_| confirm).map(|own| &own.user.email);
        let who = |email: &str| own.is_none_or(|own| own == email);
        let demo = practice_accounts(self.state, self.pages.localizer(), form.clone(), who).await?;
        let answer = error.as_ref().and_then(name_of);
        let upstream = self.ways(browser).await?;
        let page = SignInPage { form, reason, confirm, email: self.email, error, upstream, demo };
        let pages = match answer {
            Some(answer) => &self.pages.answering(answer),
            None => self.pages,
        };
        let response = pages.show(page);
        Ok(match new_token {
            Some(token) => with_cookie(response, &session_cookie(provider, &token)),
            None => response,
        })
    }

    /// Beside a password. Who is to confirm who they are does it where they signed in.
    async fn ways(&self, browser: &BrowserSession) -> Result<Ways, PageError> {
        let upstream = &self.state.upstream;
        if self.why == Why::Confirm
            && let Some(own) = &browser.signed_in
            && let Some(id) = &own.session.provider
            && let Some(record) = upstream.provider(id).await?
        {
            let button = (id.to_string(), record.provider.name);
            return Ok(Ways { password: false, buttons: vec![button], by_address: false });
        }
        // Whose account it is comes first: it is what another is to be linked to.
        if self.return_to.is_some_and(upstream::is_link) {
            return Ok(Ways::default());
        }
        let buttons = upstream.buttons().await?.into_iter();
        let buttons = buttons.map(|(id, name)| (id.to_string(), name)).collect();
        Ok(Ways { password: true, buttons, by_address: upstream.has_any().await? })
    }
}
