use app::pages::admin::preview::request_preview_page;
use app::pages::admin::request::present::{AdminRequestPage, approval_request_page};
use app::pages::admin::requests::present::{ANSWERED, admin_requests_page};
use app::pages::error::present::ErrorCase;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ApprovalRequestId;
use provider::administration::approvals::{Approval, NewAnswer};
use provider::administration::error::AdministrationError;
use routes::UrlBuilder;

use super::apps::page_of;
use super::form::trusts;
use super::{DONE, show, show_changed};
use crate::http::{
    AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other, seen, with_shown,
};
use crate::state::AppState;

pub(crate) async fn list(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let answered = query.get(ANSWERED).is_some();
    let (administration, signed_in) = (state.provider.administration(), &user.signed_in);
    let list = administration.approvals_page(signed_in, answered, page_of(&query)).await?;
    let (waiting, _) = administration.waiting_approvals(signed_in, 0).await?;
    let (localizer, company) = (user.context.localizer(), &signed_in.company.name);
    let page = admin_requests_page(&state.provider, localizer, company, answered, waiting, &list);
    Ok(show(&user, None, page))
}

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ApprovalRequestId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let approval = state.provider.administration().approval(&user.signed_in, &id).await;
    let approval = approval.map_err(gone)?;
    let done = match query.get(DONE).filter(|_| approval.request.answer.is_some()) {
        Some("answered") => Some(localizer.t("admin-done-answered")),
        Some("before") => Some(localizer.t("admin-done-answered-before")),
        _ => None,
    };
    Ok(show(&user, done, page(&state, &user, &approval)))
}

/// Who asked has withdrawn it, or asked again for something else.
fn gone(error: AdministrationError) -> PageError {
    match error {
        AdministrationError::NotFound => ErrorCase::RequestGone.into(),
        error => error.into(),
    }
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
    let new = NewAnswer { approved: approves, reason, seen: Some(&seen), trusts: trusts(&sent) };
    let answered = administration.answer_approval(user.caller(), &id, new, language).await;
    let error = match answered {
        Ok(is_first) => {
            let done = if is_first { "answered" } else { "before" };
            let page = UrlBuilder::relative(routes::admin_request(&id)).query(DONE, done);
            return Ok(see_other(page));
        }
        Err(error @ (AdministrationError::ShownChanged | AdministrationError::TrustMissing)) => {
            error
        }
        Err(error) => return Err(gone(error)),
    };
    let approval = administration.approval(&user.signed_in, &id).await.map_err(gone)?;
    let page = AdminRequestPage { reason: reason.to_owned(), ..page(&state, &user, &approval) };
    Ok(match error {
        AdministrationError::TrustMissing => {
            show(&user, None, AdminRequestPage { trust_missing: true, ..page })
        }
        _ => show_changed(&user, page),
    })
}

/// The page that the person will see who asked.
pub(crate) async fn preview(
    State(state): State<AppState>,
    Path(id): Path<ApprovalRequestId>,
    user: AuthenticatedUser,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let approval = provider.administration().approval(&user.signed_in, &id).await.map_err(gone)?;
    let request = provider
        .clients()
        .preview_approved(&user.signed_in, &approval, localizer.language())
        .await?
        .ok_or(ErrorCase::NotFound)?;
    let (back, here) = (routes::admin_request(&id), routes::admin_request_preview(&id));
    Ok(user.pages().show(request_preview_page(provider, localizer, back, &here, &request)))
}

/// Its buttons decide nothing.
pub(crate) async fn preview_answered(Path(id): Path<ApprovalRequestId>) -> Response {
    see_other(routes::admin_request(&id))
}
