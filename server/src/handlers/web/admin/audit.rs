//! What was done in the company.

use app::pages::admin::AdminContent;
use app::present::audit;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let filter = audit::filter(&query);
    let before = query.get(audit::BEFORE).and_then(|before| before.parse().ok());
    let page = state.provider.audit_page(&user.signed_in, &filter, before).await?;
    let page = audit::page(user.context.words(), &filter, &page);
    Ok(show(&user, None, AdminContent::Audit(page)))
}

pub(crate) async fn file(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let filter = audit::filter(&query);
    let entries = state.provider.audit_file(&user.signed_in, &filter).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, audit::file::csv(&entries)).into_response())
}
