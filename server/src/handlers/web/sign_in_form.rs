//! The sign-in form, and why it is shown.

use app::components::form::PostForm;
use app::i18n::Localizer;
use app::pages::sign_in::{SignInError as Problem, SignInPage, SignInReason as Reason, Ways};
use oauth::parameters::Parameters;
use provider::authorization::begin_authorization::WaitingApp;
use provider::upstream::begin::Journey;

use super::practice::{form_token, practice_accounts};
use super::signed_in::authorization_query;
use super::waiting_place::{is_link, is_of_account};
use crate::http::cookies::session_cookie;
use crate::http::entered::KEPT;
use crate::http::headers::with_cookie;
use crate::http::{BrowserSession, PageError, PageResult, Pages, RequestContext};
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
    pub(super) fn read(parameters: &Parameters) -> Self {
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
        (routes::ADMIN_HOSTS, "admin-hosts"),
        (routes::ADMIN_TIME_ZONE, "admin-time-zone"),
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
        Problem::Passkey => Some("passkey"),
        Problem::PasskeyLate => Some("late"),
        Problem::Throttled { .. } | Problem::SignedOut { .. } | Problem::Upstream(_) => None,
    }
}

pub(super) fn problem_named(name: &str) -> Option<Problem> {
    [
        Problem::WrongCredentials,
        Problem::Missing { email: true, password: true },
        Problem::Missing { email: true, password: false },
        Problem::Missing { email: false, password: true },
        Problem::FormExpired,
        Problem::NoCookie,
        Problem::NoCompanySignIn,
        Problem::Passkey,
        Problem::PasskeyLate,
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
        let of = self.provider_of(browser).await?;
        let itself = of.is_some() && self.return_to.is_some_and(is_of_account);
        let (upstream, reason) = match of {
            Some(name) if itself => {
                (Ways::default(), Some(Reason::AccountItself { provider: name.1 }))
            }
            Some(button) => {
                (Ways { password: false, buttons: vec![button], by_address: false }, reason)
            }
            None => (self.ways().await?, reason),
        };
        let passkey = self.passkey(&upstream, &form).await?;
        let email = self.email;
        let page = SignInPage { form, reason, confirm, email, error, upstream, demo, passkey };
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

    /// Where somebody may sign in here.
    async fn passkey(&self, ways: &Ways, form: &PostForm) -> Result<Option<PostForm>, PageError> {
        let asks = ways.password && self.state.provider.accounts().asks_for_passkeys().await?;
        let action = routes::SIGN_IN_PASSKEY.to_owned();
        Ok(asks.then(|| PostForm { action, hidden: form.hidden.clone() }))
    }

    /// Who is to confirm who they are does it where they signed in: the id and the name.
    async fn provider_of(
        &self,
        browser: &BrowserSession,
    ) -> Result<Option<(String, String)>, PageError> {
        let own = browser.signed_in.as_ref().filter(|_| self.why == Why::Confirm);
        let Some(id) = own.and_then(|own| own.session.provider.as_ref()) else { return Ok(None) };
        let record = self.state.upstream.provider(id).await?;
        Ok(record.map(|record| (id.to_string(), record.provider.name)))
    }

    /// Beside a password.
    async fn ways(&self) -> Result<Ways, PageError> {
        let upstream = &self.state.upstream;
        // Whose account it is comes first: it is what another is to be linked to.
        if self.return_to.is_some_and(is_link) {
            return Ok(Ways::default());
        }
        let buttons = upstream.buttons().await?.into_iter();
        let buttons = buttons.map(|(id, name)| (id.to_string(), name)).collect();
        Ok(Ways { password: true, buttons, by_address: upstream.has_any().await? })
    }
}
