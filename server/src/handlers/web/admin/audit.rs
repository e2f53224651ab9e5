use app::pages::admin::audit::csv::csv;
use app::pages::admin::audit::form::audit_filter;
use app::pages::admin::audit::present::audit_page;
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
    let filter = audit_filter(user.context.localizer(), &query);
    let before = query.get(routes::BEFORE).and_then(|before| before.parse().ok());
    let page = state.provider.administration().audit_page(&user.signed_in, &filter, before).await?;
    let page = audit_page(&state.provider, user.context.localizer(), &filter, &page);
    Ok(show(&user, None, page))
}

pub(crate) async fn file(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let filter = audit_filter(user.context.localizer(), &query);
    let entries = state.provider.administration().audit_file(&user.signed_in, &filter).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, csv(&entries)).into_response())
}
