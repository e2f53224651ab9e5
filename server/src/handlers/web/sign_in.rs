use app::components::account_strip::Account;
use app::components::form::PostForm;
use app::components::practice_accounts::PRACTICE;
use app::i18n::date;
use app::pages::error::present::ErrorCase;
use app::pages::sign_in::SignInError as Problem;
use app::pages::sign_in_elsewhere::SignInElsewherePage;
use app::pages::signed_in::SignedInPage;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use demo::Demo;
use oauth::credential::secret::Password;
use provider::account::factors::second_step::TwoFactors;
use provider::account::sign_in::{AfterPassword, Credentials, SignInError};
use provider::authorization::begin_authorization::{SignInReason, WaitingApp};
use provider::upstream::begin::Journey;

use super::login_redirect::{self, Asked};
use super::sign_in_form::{Form, Why, problem_named, reason, waiting_app};
use super::signed_in::{go_on, second_step, signed_in};
use super::switch_account;
use super::upstream::leave;
use super::waiting_place::{is_link, is_of_account};
use crate::http::cookies::known;
use crate::http::csrf::is_same_origin;
use crate::http::entered::{Entered, KEPT};
use crate::http::headers::set;
use crate::http::{
    BrowserForm, BrowserSession, PageResult, Pages, Query, RequestContext, see_other,
};
use crate::state::AppState;

/// The page that asks the user to sign in for a request.
pub(crate) fn path(reason: SignInReason, then: &str) -> String {
    match reason {
        SignInReason::NotSignedIn => routes::sign_in(then),
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
    posted: BrowserForm,
) -> PageResult {
    let provider = &state.provider;
    let BrowserForm { browser, headers, sent: parameters, .. } = &posted;
    let return_to = parameters.get("return_to").and_then(routes::local_path);
    let why = Why::read(parameters);
    let here = why.path(return_to);
    let pages = Pages::new(&state, context.at(here), None);
    // Who has signed in meanwhile, elsewhere or with a second factor that was just set up, goes on
    // with the form that waits.
    let kept = parameters.get(KEPT);
    let is_ours = is_same_origin(headers, &provider.settings().issuer);
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
    if !posted.is_own(provider) {
        // Each page of ours sets the cookie: a browser that has none does not keep it.
        let problem =
            if browser.token.is_none() { Problem::NoCookie } else { Problem::FormExpired };
        return form.show(browser, waiting, Some(problem)).await;
    }
    match leave::way_out(&state, parameters, password, return_to).await? {
        Err(problem) => return form.show(browser, waiting, Some(problem)).await,
        Ok(None) => {}
        Ok(Some(id)) => {
            let journey = Journey {
                return_to: return_to.map(str::to_owned),
                kept: kept.map(str::to_owned),
                confirm: why == Why::Confirm,
                another: why == Why::AnotherAccount,
                two_factors,
            };
            let email = Some(email).filter(|email| !email.trim().is_empty());
            return match leave::leave(&state, &pages, headers, &id, journey, email).await? {
                Ok(response) => Ok(response),
                Err(problem) => form.show(browser, waiting, Some(Problem::Upstream(problem))).await,
            };
        }
    }
    if email.trim().is_empty() || password.is_empty() {
        let missing =
            Problem::Missing { email: email.trim().is_empty(), password: password.is_empty() };
        return form.show(browser, waiting, Some(missing)).await;
    }
    let credentials = Credentials {
        email: email.to_owned(),
        password: Password::new(password),
        browser: posted.sender(),
        known_browser: known(provider, headers),
        two_factors,
        to_link: return_to.is_some_and(is_link),
    };
    match provider.accounts().sign_in(credentials).await {
        Ok(AfterPassword::SignedIn(session)) => signed_in(&state, session, kept, return_to).await,
        Ok(AfterPassword::SecondStep { sealed }) => {
            Ok(second_step(provider, &sealed, kept, return_to))
        }
        Err(SignInError::WrongCredentials) => {
            form.show(browser, waiting, Some(Problem::WrongCredentials)).await
        }
        Err(SignInError::Throttled { until }) => {
            let seconds = until.since(provider.now()).as_secs().to_string();
            let problem = Problem::Throttled { until: date::clock(pages.localizer(), until) };
            let mut response = form.show(browser, waiting, Some(problem)).await?;
            set(response.headers_mut(), RETRY_AFTER, &seconds);
            Ok(response)
        }
        Err(SignInError::Internal(error)) => Err(error.into()),
    }
}

/// Whether a password is enough for the purpose of this sign-in.
fn two_factors(waiting: Option<&WaitingApp>, return_to: Option<&str>) -> TwoFactors {
    if waiting.is_some_and(|waiting| waiting.needs_two_factors) {
        TwoFactors::Always
    } else if return_to.is_some_and(is_of_account) {
        TwoFactors::IfSetUp
    } else {
        TwoFactors::AsUsual
    }
}
