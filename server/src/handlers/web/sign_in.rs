use app::components::account_strip::Account;
use app::components::form::PostForm;
use app::components::practice_accounts::PRACTICE;
use app::i18n::{Localizer, date};
use app::pages::error::present::ErrorCase;
use app::pages::sign_in::{SignInError as Problem, SignInPage, SignInReason as Reason};
use app::pages::sign_in_elsewhere::SignInElsewherePage;
use app::pages::signed_in::SignedInPage;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use demo::Demo;
use oauth::credential::secret::Password;
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use provider::account::factors::second_step::TwoFactors;
use provider::account::sign_in::{AfterPassword, Credentials, SignInError};
use provider::authorization::begin_authorization::{SignInReason, WaitingApp};

use super::login_redirect::{self, Asked};
use super::practice::{form_token, practice_accounts};
use super::signed_in::{authorization_query, go_on, is_own_form, show_again, signed_in};
use super::switch_account;
use crate::http::cookies::{known, session_cookie, step_cookie};
use crate::http::csrf::is_same_origin;
use crate::http::entered::{Entered, KEPT};
use crate::http::headers::{set, user_agent, with_cookie};
use crate::http::{
    BrowserSession, ClientAddress, PageError, PageResult, Pages, Query, RequestContext, see_other,
};
use crate::state::AppState;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
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

    fn path(self, then: Option<&str>) -> String {
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
        SignInReason::NotRecentEnough | SignInReason::NotStrongEnough => {
            routes::sign_in_again(then)
        }
    }
}

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    Query(parameters): Query,
    entered: Entered,
    browser: BrowserSession,
    headers: HeaderMap,
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
    if state.provider.own_login().settings().is_some() {
        return Ok(sign_in_elsewhere(&state, &pages, &browser, &headers, &entered, return_to, why));
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

/// To the platform's own login; a form that waits stays on a page of ours, beside which the user
/// signs in.
fn sign_in_elsewhere(
    state: &AppState,
    pages: &Pages,
    browser: &BrowserSession,
    headers: &HeaderMap,
    entered: &Entered,
    return_to: Option<&str>,
    why: Why,
) -> Response {
    if let Some(kept) = entered.get(KEPT) {
        return waiting_form(pages, return_to, kept);
    }
    let own = browser.signed_in.as_ref().filter(|_| why == Why::Confirm);
    let asked = Asked {
        login: why == Why::Confirm,
        select_account: why == Why::AnotherAccount,
        login_hint: own.map(|own| own.user.email.as_str()),
    };
    let send = |then: &str| login_redirect::send(state, headers, pages.localizer(), then, asked);
    // The path of a page that is too long for the platform's address is given up.
    return_to
        .and_then(send)
        .or_else(|| send(routes::FRONT))
        .unwrap_or_else(|| pages.error_case(ErrorCase::Server))
}

fn waiting_form(pages: &Pages, return_to: Option<&str>, kept: &str) -> Response {
    let form = PostForm::new(routes::SIGN_IN).with(KEPT, kept).with(routes::GO_ON, "yes");
    let form = match return_to {
        Some(return_to) => form.with("return_to", return_to),
        None => form,
    };
    pages.show(SignInElsewherePage { form })
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
    // Who has signed in meanwhile, elsewhere or with a second factor that was just set up, goes on
    // with the form that waits.
    let kept = parameters.get(KEPT);
    let is_ours = is_same_origin(&headers, &provider.settings().issuer);
    if let (Some(kept), Some(token)) = (kept, &browser.token)
        && is_ours
        && browser.is_signed_in()
        && parameters.get(routes::GO_ON).is_some()
    {
        return go_on(&state, token, kept, Vec::new()).await;
    }
    if provider.own_login().settings().is_some() {
        // No password is taken where people sign in elsewhere.
        return Ok(match kept {
            Some(kept) => waiting_form(&pages, return_to, kept),
            None => see_other(why.path(return_to)),
        });
    }
    let email = parameters.get("email").unwrap_or_default();
    let typed = parameters.get("password");
    let practice = state.demo.as_ref().filter(|_| parameters.get(PRACTICE).is_some());
    let password = practice.map_or(typed.unwrap_or_default(), Demo::password);

    let waiting = waiting_app(&state, return_to).await?;
    let two_factors = two_factors(waiting.as_ref(), return_to);
    let waiting = reason(pages.localizer(), waiting, return_to);
    let form = Form { state: &state, pages: &pages, return_to, email: email.to_owned(), why, kept };
    if !is_own_form(&state, &browser, &headers, &parameters) {
        // Each page of ours sets the cookie: a browser that has none does not keep it.
        let problem =
            if browser.token.is_none() { Problem::NoCookie } else { Problem::FormExpired };
        return form.show(&browser, waiting, Some(problem)).await;
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
        two_factors,
    };
    match provider.accounts().sign_in(credentials).await {
        Ok(AfterPassword::SignedIn(session)) => signed_in(&state, session, kept, return_to).await,
        Ok(AfterPassword::SecondStep { sealed }) => {
            let (page, cookie) =
                (routes::second_step(return_to, false), step_cookie(provider, sealed));
            Ok(match kept {
                Some(kept) => show_again(page, Entered::one(KEPT, kept.to_owned()), vec![cookie]),
                None => with_cookie(see_other(page), &cookie),
            })
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

/// Whether a password is enough for what somebody signs in for.
fn two_factors(waiting: Option<&WaitingApp>, return_to: Option<&str>) -> TwoFactors {
    let guarded = [
        routes::PASSKEYS,
        routes::SECOND_FACTOR,
        routes::ACCOUNT_EMAIL,
        routes::ACCOUNT_DELETE,
        routes::ADDRESS_LINKS,
    ];
    let changes_factors = |path: &str| guarded.iter().any(|list| path.starts_with(list));
    if waiting.is_some_and(|waiting| waiting.needs_two_factors) {
        TwoFactors::Always
    } else if return_to.is_some_and(changes_factors) {
        TwoFactors::IfSetUp
    } else {
        TwoFactors::AsUsual
    }
}

/// The sign-in page again, for who tried something else than a password.
pub(super) async fn show_problem(
    state: &AppState,
    context: RequestContext,
    browser: &BrowserSession,
    sent: &Parameters,
    problem: Problem,
) -> PageResult {
    let return_to = sent.get("return_to").and_then(routes::local_path);
    let why = Why::read(sent);
    let pages = Pages::new(state, context.at(why.path(return_to)), None);
    let reason = reason(pages.localizer(), waiting_app(state, return_to).await?, return_to);
    let (email, kept) = (String::new(), sent.get(KEPT));
    let form = Form { state, pages: &pages, return_to, email, why, kept };
    form.show(browser, reason, Some(problem)).await
}

async fn waiting_app(
    state: &AppState,
    return_to: Option<&str>,
) -> Result<Option<WaitingApp>, PageError> {
    let Some(query) = return_to.and_then(authorization_query) else { return Ok(None) };
    Ok(state.provider.authorization().waiting_app(query).await?)
}

/// Why the user is asked to sign in.
fn reason(
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
        (routes::ACCOUNT, "account-title"),
        (routes::CONNECTED_APPS, "apps-title"),
        (routes::PASSKEYS, "passkeys"),
        (routes::SECOND_FACTOR, "second-factor"),
        (routes::CREDENTIALS, "cred-title"),
        (routes::APPS, "partner-title"),
        (routes::MARKETPLACE, "market-title"),
        (routes::ADMIN_REQUESTS, "admin-requests"),
        (routes::ADMIN_PEOPLE, "people-title"),
        (routes::ADMIN_POLICY, "admin-policy"),
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
        Problem::Passkey => Some("passkey"),
        Problem::PasskeyLate => Some("late"),
        Problem::Throttled { .. } | Problem::SignedOut { .. } => None,
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
        Problem::Passkey,
        Problem::PasskeyLate,
    ]
    .into_iter()
    .find(|problem| name_of(problem) == Some(name))
}

struct Form<'a> {
    state: &'a AppState,
    pages: &'a Pages,
    return_to: Option<&'a str>,
    email: String,
    why: Why,
    /// What waits until they have signed in.
    kept: Option<&'a str>,
}

impl Form<'_> {
    async fn show(
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
        let passkey = provider.accounts().asks_for_passkeys().await?.then(|| PostForm {
            action: routes::SIGN_IN_PASSKEY.to_owned(),
            hidden: form.hidden.clone(),
        });
        let page = SignInPage { form, reason, confirm, email: self.email, error, demo, passkey };
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
}
