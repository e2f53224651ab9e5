//! What was done in the company.

use app::pages::admin::audit::csv::csv;
use app::pages::admin::audit::form::audit_filter;
use app::pages::admin::audit::present::audit_page;
use app::routes::BEFORE;
use axum::extract::{OriginalUri, State};
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use oauth::parameters::Parameters;

use super::{refused, show};
use crate::person::Person;
use crate::respond::{Fault, set};
use crate::state::AppState;

/// `GET /admin/audit`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let parameters = parameters(&uri);
    let filter = audit_filter(&parameters);
    let before = parameters.get(BEFORE).and_then(|before| before.parse().ok());
    match state.provider.audit_page(&person.signed_in, &filter, before).await {
        Ok(page) => {
            let page = audit_page(person.visit.localizer(), &filter, &page);
            Ok(show(&person, None, page))
        }
        Err(error) => refused(&person, error),
    }
}

/// `GET /admin/audit.csv`.
pub(crate) async fn file(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let filter = audit_filter(&parameters(&uri));
    let entries = match state.provider.audit_file(&person.signed_in, &filter).await {
        Ok(entries) => entries,
        Err(error) => return refused(&person, error),
    };
    let mut response = csv(&entries).into_response();
    let headers = response.headers_mut();
    set(headers, CONTENT_TYPE, "text/csv; charset=utf-8");
    set(headers, CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
    set(headers, CACHE_CONTROL, "no-store");
    Ok(response)
}

fn parameters(uri: &Uri) -> Parameters {
    Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default()
}
