//! The authorization endpoint (RFC 6749 §3.1).

use app::pages::error::present::{ErrorCase, ErrorPage, rejection_page, unredirected_error_page};
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Response};
use oauth::parameters::{ParameterError, Parameters};
use provider::authorization::begin_authorization::{AuthorizationOutcome, SignInReason};
use provider::authorization::choose_company::CompanyQuestion;

use crate::handlers::web::login_redirect::{self, Asked};
use crate::handlers::web::{consent, sign_in};
use crate::http::entered::Entered;
use crate::http::page::answer_app;
use crate::http::{BrowserSession, PageResult, Pages, RequestContext, see_other};
use crate::middleware::canonical_host::elsewhere;
use crate::state::AppState;

/// Where apps send people.
pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    browser: BrowserSession,
    entered: Entered,
) -> PageResult {
    let parameters = Parameters::parse(uri.query().unwrap_or_default());
    begin(&state, context, parameters, &uri, &headers, &browser, &entered).await
}

/// With a form (OAuth 2.1 §3.1). Its request is repeated with GET: another site's form brings no
/// `SameSite=Lax` cookie, the redirect that follows does.
pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
    body: Bytes,
) -> PageResult {
    // A parameter in the query and in the body would be one given twice.
    let parameters = match uri.query() {
        Some(_) => Err(ParameterError::InQueryAndBody),
        None => Parameters::parse_bytes(&body),
    };
    let again = parameters.as_ref().ok().map(|read| routes::authorize(&read.to_query()));
    let context = again.iter().fold(context, |context, path| context.at(path.clone()));
    let pages = Pages::new(&state, context, None);
    let language = pages.localizer().language();
    let begun =
        state.provider.authorization().begin_authorization(parameters, None, language).await?;
    Ok(match (begun, again) {
        (AuthorizationOutcome::RefuseOnOurPage(refused), _) => {
            pages.error(rejection_page(pages.localizer(), &refused))
        }
        (_, Some(path)) => see_other(path),
        (_, None) => axum::http::StatusCode::BAD_REQUEST.into_response(),
    })
}

async fn begin(
    state: &AppState,
    context: RequestContext,
    parameters: Result<Parameters, ParameterError>,
    uri: &Uri,
    headers: &HeaderMap,
    browser: &BrowserSession,
    entered: &Entered,
) -> PageResult {
    let provider = &state.provider;
    let answer = parameters.as_ref().ok().and_then(|read| entered.answer(read)).map(str::to_owned);
    // Not of the request, but of the page that is shown again.
    let parameters = match &answer {
        Some(_) => parameters.map(|read| read.without(&[routes::ANSWER])),
        None => parameters,
    };
    let pages = Pages::new(state, context, Some(browser));
    let language = pages.localizer().language();
    let begun = provider
        .authorization()
        .begin_authorization(parameters, browser.signed_in.as_ref(), language)
        .await?;
    // A request that is refused is refused on whatever host it was made.
    if let AuthorizationOutcome::RefuseOnOurPage(refused) = &begun {
        return Ok(pages.error(rejection_page(pages.localizer(), refused)));
    }
    if let Some(location) = elsewhere(headers, uri, &provider.settings().issuer) {
        return Ok(see_other(location));
    }
    Ok(match begun {
        AuthorizationOutcome::Answer(delivery) => answer_app(&pages, delivery),
        AuthorizationOutcome::TypeUserCode => see_other(routes::DEVICE),
        AuthorizationOutcome::SignInFirst { query, reason } => {
            sign_in_first(state, &pages, headers, &query, reason)
        }
        AuthorizationOutcome::Blocked { client_name, company_name } => {
            pages.error_case(ErrorCase::Blocked { app: client_name, company: company_name })
        }
        AuthorizationOutcome::Consent(request) => {
            consent::show_answer(&pages, state, &request, answer.as_deref(), entered)
        }
        AuthorizationOutcome::ChooseCompany(question) => {
            let missing = answer.as_deref() == Some(routes::ERRORS);
            let question = CompanyQuestion { missing, ..*question };
            consent::choose_company(&pages, &question)
        }
        AuthorizationOutcome::ErrorOnOurPage { client_name, destination, error } => pages.error(
            unredirected_error_page(pages.localizer(), &client_name, destination.as_ref(), &error),
        ),
        AuthorizationOutcome::RefuseOnOurPage(refused) => {
            pages.error(rejection_page(pages.localizer(), &refused))
        }
    })
}

fn sign_in_first(
    state: &AppState,
    pages: &Pages,
    headers: &HeaderMap,
    query: &str,
    reason: SignInReason,
) -> Response {
    let then = routes::authorize(query);
    if state.provider.own_login().settings().is_none() {
        return see_other(sign_in::path(reason, &then));
    }
    let asked = Asked { login: reason == SignInReason::NotRecentEnough, ..Asked::default() };
    let sent = login_redirect::send(state, headers, pages.localizer(), &then, asked);
    sent.unwrap_or_else(|| {
        let rule = "the request is too long for the address of the platform's login";
        let page = ErrorPage::new(ErrorCase::IncompleteRequest { app: None });
        pages.error(page.with(pages.localizer().t("error-rule"), rule))
    })
}
