use app::components::error_summary::FormError;
use app::components::form::PostForm;
use app::i18n::date;
use app::pages::error::present::ErrorCase;
use app::pages::forgotten::{EMAIL, ForgottenPage, LinkSentPage};
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use provider::account::password_link::ForgottenError;

use super::practice::form_token;
use crate::http::cookies::session_cookie;
use crate::http::headers::{set, with_cookie};
use crate::http::{BrowserForm, BrowserSession, PageResult, Pages, Query, RequestContext};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    browser: BrowserSession,
    pages: Pages,
) -> PageResult {
    let own = browser.signed_in.as_ref().map(|own| own.user.email.clone());
    let email = query.get(EMAIL).map(str::to_owned).or(own).unwrap_or_default();
    Ok(show(&state, &pages, &browser, email, Vec::new(), None))
}

pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    posted: BrowserForm,
) -> PageResult {
    let provider = &state.provider;
    let pages = Pages::new(&state, context.at(routes::FORGOTTEN.to_owned()), None);
    // Else other sites could have their visitors' networks run into the limit.
    if !posted.is_of_browser(provider) {
        return Err(ErrorCase::form_expired(routes::FORGOTTEN).into());
    }
    let (localizer, email) = (pages.localizer(), posted.field(EMAIL).trim());
    let asked =
        provider.accounts().forgot_password(email, localizer.language(), &posted.address).await;
    let minutes = provider.settings().lifetimes.password_reset.as_secs() / 60;
    match asked {
        Ok(()) => Ok(pages.show(LinkSentPage {
            email: email.to_owned(),
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        })),
        Err(ForgottenError::Email) => {
            let key = if email.is_empty() { "sign-in-no-email" } else { "forgotten-no-email" };
            let error = FormError::new(localizer.t(key), EMAIL);
            Ok(show(&state, &pages, &posted.browser, email.to_owned(), vec![error], None))
        }
        Err(ForgottenError::Throttled { until }) => {
            let time = date::clock(localizer, until);
            let text = localizer.t_args("sign-in-throttled", &[("time", time.into())]);
            let errors = vec![FormError { text, field: None }];
            let browser = &posted.browser;
            let mut response = show(&state, &pages, browser, email.to_owned(), errors, Some(429));
            let seconds = until.since(provider.now()).as_secs().to_string();
            set(response.headers_mut(), RETRY_AFTER, &seconds);
            Ok(response)
        }
        Err(ForgottenError::Internal(error)) => Err(error.into()),
    }
}

fn show(
    state: &AppState,
    pages: &Pages,
    browser: &BrowserSession,
    email: String,
    errors: Vec<FormError>,
    status: Option<u16>,
) -> axum::response::Response {
    let (token, new_token) = form_token(state, browser);
    let form = PostForm::new(routes::FORGOTTEN).with("token", token);
    let response = pages.show(ForgottenPage { form, email, errors, status });
    match new_token {
        Some(token) => with_cookie(response, &session_cookie(&state.provider, &token)),
        None => response,
    }
}
