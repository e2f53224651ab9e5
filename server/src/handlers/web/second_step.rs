//! The second step of signing in. There is no session yet: a cookie says whose password was right.

use app::components::form::PostForm;
use app::i18n::date;
use app::pages::factors::new_authenticator::{
    Enrolment, NewAuthenticatorError, NewAuthenticatorPage,
};
use app::pages::factors::recovery_codes::RecoveryCodesPage;
use app::pages::factors::second_step::{SecondStepError as Shown, SecondStepPage};
use app::pages::factors::{CODE, NAME, NEW_KEY};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use oauth::timestamp::Timestamp;
use provider::account::factors::second_step::{
    EnrolError, SecondStep, SecondStepError, StepBrowser, Wanted,
};
use provider::account::session::Principal;

use super::factors::authenticators::problem;
use super::practice::form_token;
use super::signed_in::{after_sign_in, session_cookies, signed_in};
use crate::http::cookies::{known, step};
use crate::http::entered::{Entered, KEPT};
use crate::http::headers::{set, with_cookies};
use crate::http::{
    AnswerPage, BrowserForm, BrowserSession, PageError, PageResult, Pages, Query, RequestContext,
    see_other,
};
use crate::state::AppState;

/// What is asked, and where the person goes on.
struct Asked<'a> {
    state: &'a AppState,
    pages: Pages,
    browser: &'a BrowserSession,
    step: SecondStep,
    return_to: Option<&'a str>,
    kept: Option<&'a str>,
    recovery: bool,
}

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    Query(query): Query,
    entered: Entered,
    browser: BrowserSession,
    headers: HeaderMap,
) -> PageResult {
    let return_to = query.get("return_to").and_then(routes::local_path);
    let recovery = query.get(routes::RECOVERY).is_some();
    let pages = Pages::new(&state, context, None);
    let Some(step) = waiting(&state, &browser, &headers).await? else {
        return Ok(ended(return_to));
    };
    let kept = entered.get(KEPT);
    let browser = &browser;
    let asked = Asked { state: &state, pages, browser, step, return_to, kept, recovery };
    Ok(asked.show(None, None, entered.get(NEW_KEY), entered.get(NAME)))
}

async fn waiting(
    state: &AppState,
    browser: &BrowserSession,
    headers: &HeaderMap,
) -> Result<Option<SecondStep>, PageError> {
    let Some(sealed) = step(&state.provider, headers) else { return Ok(None) };
    Ok(state.provider.accounts().second_step(&sealed, browser.token.as_ref()).await?)
}

/// From the beginning.
fn ended(return_to: Option<&str>) -> Response {
    see_other(return_to.map_or_else(|| routes::SIGN_IN.to_owned(), routes::sign_in))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    posted: BrowserForm,
) -> PageResult {
    let provider = &state.provider;
    let BrowserForm { browser, headers, sent, .. } = &posted;
    let return_to = sent.get("return_to").and_then(routes::local_path);
    let recovery = sent.get(routes::RECOVERY).is_some();
    let pages = Pages::new(&state, context.at(routes::second_step(return_to, recovery)), None);
    let (Some(sealed), true) = (step(provider, headers), posted.is_own(provider)) else {
        return Ok(ended(return_to));
    };
    let Some(step) = waiting(&state, browser, headers).await? else {
        return Ok(ended(return_to));
    };
    let kept = sent.get(KEPT);
    let from = StepBrowser { browser: posted.sender(), known_browser: known(provider, headers) };
    let field = |name| posted.field(name);
    let code = field(CODE);
    let enrols = matches!(step.wanted, Wanted::Enrolment { .. });
    let asked = Asked { state: &state, pages, browser, step, return_to, kept, recovery };
    let accounts = provider.accounts();
    if enrols {
        let (secret, name) = (field(NEW_KEY), field(NAME));
        return match accounts.enrol_and_sign_in(&sealed, secret, name, code, &from).await {
            Ok((session, codes)) => {
                let (token, cookies) = session_cookies(&state, session);
                let then =
                    after_sign_in(&state, return_to.unwrap_or(routes::FRONT), &token).await?;
                let waiting = asked.kept.map(|kept| {
                    PostForm::new(routes::SIGN_IN).with(KEPT, kept).with(routes::GO_ON, "yes")
                });
                let page = RecoveryCodesPage::new(&codes, then, true).with_waiting(waiting);
                let page = asked.pages.answer(AnswerPage::RecoveryCodes(page));
                Ok(with_cookies(page, &cookies))
            }
            Err(EnrolError::Step(SecondStepError::Internal(error))) => Err(error.into()),
            Err(EnrolError::Step(_)) => Ok(ended(return_to)),
            Err(EnrolError::Authenticator(error)) => {
                let error = problem(error)?;
                Ok(asked.show(None, Some(error), Some(secret), Some(name)))
            }
        };
    }
    match accounts.finish_sign_in(&sealed, code, &from).await {
        Ok(session) => signed_in(&state, session, kept, return_to).await,
        Err(SecondStepError::WrongCode) => Ok(asked.show(Some(Shown::WrongCode), None, None, None)),
        Err(SecondStepError::Throttled { until }) => Ok(asked.throttled(until)),
        Err(SecondStepError::Expired) => Ok(ended(return_to)),
        Err(SecondStepError::Internal(error)) => Err(error.into()),
    }
}

impl Asked<'_> {
    fn throttled(self, until: Timestamp) -> Response {
        let seconds = until.since(self.state.provider.now()).as_secs().to_string();
        let shown = Shown::Throttled { until: date::clock(self.pages.localizer(), until) };
        let mut response = self.show(Some(shown), None, None, None);
        set(response.headers_mut(), RETRY_AFTER, &seconds);
        response
    }

    /// `secret` and `name` are of an app that is being set up.
    fn show(
        self,
        error: Option<Shown>,
        enrolment: Option<NewAuthenticatorError>,
        secret: Option<&str>,
        name: Option<&str>,
    ) -> Response {
        // The browser has its cookie: there would be no step without.
        let (token, _) = form_token(self.state, self.browser);
        let form = |action: &str| {
            let mut form = PostForm::new(action).with("token", token.as_str());
            if let Some(return_to) = self.return_to {
                form = form.with("return_to", return_to);
            }
            if let Some(kept) = self.kept {
                form = form.with(KEPT, kept);
            }
            form
        };
        let SecondStep { principal: Principal { user, .. }, wanted, .. } = self.step;
        let (has_codes, has_passkey) = match wanted {
            Wanted::Enrolment { company } => {
                let accounts = self.state.provider.accounts();
                let same = secret.and_then(|sealed| accounts.same_authenticator(&user, sealed));
                let new = same.unwrap_or_else(|| accounts.new_authenticator(&user));
                let why = company.map_or(Enrolment::ForRequest, Enrolment::ForCompany);
                let default = || self.pages.localizer().t("authenticator-default-name");
                return self.pages.show(NewAuthenticatorPage {
                    why,
                    form: form(routes::SECOND_STEP).with(NEW_KEY, new.sealed.as_str()),
                    name: name.map_or_else(default, str::to_owned),
                    new,
                    error: enrolment,
                });
            }
            Wanted::Code { or_passkey } => (true, or_passkey),
            Wanted::Passkey => (false, true),
        };
        let own = form(routes::SECOND_STEP);
        let own = if self.recovery { own.with(routes::RECOVERY, "yes") } else { own };
        self.pages.show(SecondStepPage {
            form: own,
            email: user.email,
            has_codes,
            passkey: has_passkey.then(|| form(routes::SIGN_IN_PASSKEY)),
            other: routes::second_step(self.return_to, !self.recovery),
            recovery: self.recovery,
            start_again: self.return_to.map_or_else(
                || routes::sign_in_with_another_account(None),
                |return_to| routes::sign_in_with_another_account(Some(return_to)),
            ),
            error,
        })
    }
}
