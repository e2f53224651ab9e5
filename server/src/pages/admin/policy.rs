//! What people of the company may allow.

use app::pages::admin::policy::present::policy_page;
use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::parameters::Parameters;
use oauth::policy::{CompanyPolicy, WhoMayConnect};

use super::{DONE, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /admin/policy`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let policy = match state.provider.company_policy(&person.signed_in).await {
        Ok(policy) => policy,
        Err(error) => return refused(&person, error),
    };
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let done = parameters.get(DONE).map(|_| localizer.t("admin-done-policy"));
    let page = policy_page(localizer, &policy, person.form(paths::ADMIN_POLICY));
    Ok(show(&person, done, page))
}

/// `POST /admin/policy`.
pub(crate) async fn post(
    State(state): State<AppState>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let form = match person.read_form(&headers, &body, paths::ADMIN_POLICY) {
        Ok(form) => form,
        Err(page) => return Ok(*page),
    };
    let Some(policy) = read(&form) else {
        return Ok(person.pages().error_case(ErrorCase::Unreadable));
    };
    match state.provider.set_company_policy(&person.signed_in, &policy).await {
        Ok(()) => Ok(see_other(&format!("{}?{DONE}=yes", paths::ADMIN_POLICY))),
        Err(error) => refused(&person, error),
    }
}

fn read(form: &Parameters) -> Option<CompanyPolicy> {
    let who = |field| form.get(field).and_then(WhoMayConnect::from_form);
    Some(CompanyPolicy {
        read: who("read")?,
        change: who("change")?,
        delete: who("delete")?,
        admin: who("admin")?,
        until_removed: form.get("until_removed") == Some("yes"),
    })
}
