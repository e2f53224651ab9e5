//! What people ask of their administrators.

use app::pages::admin::request::present::approval_request_page;
use app::pages::admin::requests::present::{AdminRequestsPage, approval_row};
use app::routes::approval_request_path;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::id::ApprovalRequestId;
use oauth::parameters::Parameters;
use provider::approvals::Approval;
use provider::company_apps::AdministrationError;

use super::{DONE, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /admin/requests`.
pub(crate) async fn list(State(state): State<AppState>, person: Person) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let (waiting, answered) = match both(&state, &person).await {
        Ok(both) => both,
        Err(error) => return refused(&person, error),
    };
    let rows = |approvals: Vec<Approval>| {
        approvals.iter().map(|approval| approval_row(localizer, approval)).collect()
    };
    let page = AdminRequestsPage { waiting: rows(waiting), answered: rows(answered) };
    Ok(show(&person, None, page))
}

async fn both(
    state: &AppState,
    person: &Person,
) -> Result<(Vec<Approval>, Vec<Approval>), AdministrationError> {
    let waiting = state.provider.approvals(&person.signed_in, false).await?;
    let answered = state.provider.approvals(&person.signed_in, true).await?;
    Ok((waiting, answered))
}

/// `GET /admin/requests/{request}`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let id = ApprovalRequestId::new(id);
    let approval = match state.provider.approval(&person.signed_in, &id).await {
        Ok(approval) => approval,
        Err(error) => return refused(&person, error),
    };
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let done = match parameters.get(DONE).filter(|_| approval.request.answer.is_some()) {
        Some("answered") => Some(localizer.t("admin-done-answered")),
        Some("before") => Some(localizer.t("admin-done-answered-before")),
        _ => None,
    };
    let form = person.form(approval_request_path(&id));
    let page = approval_request_page(&state.provider, localizer, &approval, form);
    Ok(show(&person, done, page))
}

/// `POST /admin/requests/{request}`, with `answer` and `reason`. Only the literal
/// `approve` approves.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let id = ApprovalRequestId::new(id);
    let form = match person.read_form(&headers, &body, paths::ADMIN_REQUESTS) {
        Ok(form) => form,
        Err(page) => return Ok(*page),
    };
    let approves = form.get("answer") == Some("approve");
    let reason = form.get("reason").unwrap_or_default();
    let language = Some(person.pages().localizer().language());
    let answered =
        state.provider.answer_approval(&person.signed_in, &id, approves, reason, language).await;
    match answered {
        Ok(first) => {
            let done = if first { "answered" } else { "before" };
            Ok(see_other(&format!("{}?{DONE}={done}", approval_request_path(&id))))
        }
        Err(error) => refused(&person, error),
    }
}
