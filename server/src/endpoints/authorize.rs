//! The authorization endpoint (RFC 6749 §3.1).

use app::components::form::PostForm;
use app::pages::consent::present::consent_page;
use app::pages::error::present::{ErrorCase, rejection_page, unredirected_error_page};
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use oauth::parameters::{ParameterError, Parameters};
use provider::begin_authorization::{Begun, SignInReason};

use crate::browser::Browser;
use crate::language::Visit;
use crate::middleware::canonical_host::elsewhere;
use crate::pages::sign_in::{confirm_path, sign_in_path};
use crate::pages::switch_account;
use crate::paths;
use crate::respond::{Fault, Pages, answer_app, see_other};
use crate::state::AppState;

/// `GET /oauth/authorize`: where apps send people.
pub(crate) async fn get(
    State(state): State<AppState>,
    visit: Visit,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    browser: Browser,
) -> Result<Response, Fault> {
    let parameters = Parameters::parse(uri.query().unwrap_or_default());
    begin(&state, visit, parameters, &uri, &headers, &browser).await
}

/// `POST /oauth/authorize`: the same with a form (OAuth 2.1 §3.1). Its request
/// is repeated with GET: another site's form brings no `SameSite=Lax` cookie, the
/// redirect that follows does.
pub(crate) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    OriginalUri(uri): OriginalUri,
    body: Bytes,
) -> Result<Response, Fault> {
    // A parameter in the query and in the body would be one given twice.
    let parameters = match uri.query() {
        Some(_) => Err(ParameterError::InQueryAndBody),
        None => Parameters::parse_bytes(&body),
    };
    let again = parameters.as_ref().ok().map(|read| authorize_path(&read.to_query()));
    let visit = again.iter().fold(visit, |visit, path| visit.at(path.clone()));
    let pages = Pages::new(&state, visit, None);
    let language = pages.localizer().language();
    let begun = state.provider.begin_authorization(parameters, None, language).await?;
    Ok(match (begun, again) {
        (Begun::RefuseOnOurPage(refused), _) => {
            pages.error(rejection_page(pages.localizer(), &refused))
        }
        (_, Some(path)) => see_other(&path),
        (_, None) => axum::http::StatusCode::BAD_REQUEST.into_response(),
    })
}

/// The path of a request, from its query.
pub(crate) fn authorize_path(query: &str) -> String {
    format!("{}?{query}", paths::AUTHORIZE)
}

async fn begin(
    state: &AppState,
    visit: Visit,
    parameters: Result<Parameters, ParameterError>,
    uri: &Uri,
    headers: &HeaderMap,
    browser: &Browser,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let pages = Pages::new(state, visit, browser.signed_in.as_ref());
    let language = pages.localizer().language();
    let begun =
        provider.begin_authorization(parameters, browser.signed_in.as_ref(), language).await?;
    // A request that is refused is refused on whatever host it was made.
    if let Begun::RefuseOnOurPage(refused) = &begun {
        return Ok(pages.error(rejection_page(pages.localizer(), refused)));
    }
    if let Some(location) = elsewhere(headers, uri, &provider.settings().issuer) {
        return Ok(see_other(&location));
    }
    Ok(match begun {
        Begun::Answer(delivery) => answer_app(&pages, delivery),
        Begun::SignInFirst { query, reason, .. } => {
            let then = authorize_path(&query);
            see_other(&match reason {
                SignInReason::NobodyIs => sign_in_path(&then),
                SignInReason::TheAppAsks => switch_account::path(Some(&then)),
                SignInReason::NotRecentEnough => confirm_path(&then),
            })
        }
        Begun::Blocked { client_name, company_name } => {
            pages.error_case(ErrorCase::Blocked { app: client_name, company: company_name })
        }
        Begun::Consent(request) => {
            let switch = switch_form(&request.query);
            let page = consent_page(pages.localizer(), provider, &request, switch, None);
            pages.show(page)
        }
        Begun::ErrorOnOurPage { client_name, destination, error } => pages.error(
            unredirected_error_page(pages.localizer(), &client_name, destination.as_ref(), &error),
        ),
        Begun::RefuseOnOurPage(refused) => pages.error(rejection_page(pages.localizer(), &refused)),
    })
}

/// The form that lets someone else sign in and comes back to the same request.
pub(crate) fn switch_form(query: &str) -> PostForm {
    switch_account::form(Some(&authorize_path(query)))
}
