use app::pages::admin::request::present::{AdminRequestPage, approval_request_page};
use app::pages::admin::requests::present::{AdminRequestsPage, approval_row};
use axum::extract::{Path, State};
use oauth::id::ApprovalRequestId;
use provider::administration::approvals::Approval;
use provider::administration::error::AdministrationError;
use routes::UrlBuilder;

use super::{DONE, show, show_changed};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other, seen, with_shown};
use crate::state::AppState;

pub(crate) async fn list(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    let localizer = user.context.localizer();
    let waiting = state.provider.administration().approvals(&user.signed_in, false).await?;
    let answered = state.provider.administration().approvals(&user.signed_in, true).await?;
    let rows = |approvals: Vec<Approval>| {
        approvals.iter().map(|approval| approval_row(localizer, approval)).collect()
    };
    let page = AdminRequestsPage { waiting: rows(waiting), answered: rows(answered) };
    Ok(show(&user, None, page))
}

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ApprovalRequestId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let approval = state.provider.administration().approval(&user.signed_in, &id).await?;
    let done = match query.get(DONE).filter(|_| approval.request.answer.is_some()) {
        Some("answered") => Some(localizer.t("admin-done-answered")),
        Some("before") => Some(localizer.t("admin-done-answered-before")),
        _ => None,
    };
    Ok(show(&user, done, page(&state, &user, &approval)))
}

fn page(state: &AppState, user: &AuthenticatedUser, approval: &Approval) -> AdminRequestPage {
    let form =
        with_shown(user.form(routes::admin_request(&approval.request.id)), &approval.shown());
    approval_request_page(&state.provider, user.context.localizer(), approval, form)
}

/// Only the literal `approve` approves.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<ApprovalRequestId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::ADMIN_REQUESTS)?;
    let user = form.user;
    let approves = sent.get("answer") == Some("approve");
    let reason = sent.get("reason").unwrap_or_default();
    let language = Some(user.context.localizer().language());
    let (administration, seen) = (state.provider.administration(), seen(&sent));
    let answered = administration
        .answer_approval(user.caller(), &id, approves, reason, Some(&seen), language)
        .await;
    if let Err(AdministrationError::ShownChanged) = answered {
        let approval = administration.approval(&user.signed_in, &id).await?;
        let reason = reason.to_owned();
        let page = AdminRequestPage { reason, ..page(&state, &user, &approval) };
        return Ok(show_changed(&user, page));
    }
    let done = if answered? { "answered" } else { "before" };
    let page = UrlBuilder::relative(routes::admin_request(&id)).query(DONE, done);
    Ok(see_other(page))
}
