use app::components::pager::PAGE;
use app::pages::admin::apps::csv::csv;
use app::pages::admin::apps::form::app_filter;
use app::pages::admin::apps::present::admin_apps_page;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use oauth::parameters::Parameters;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

/// So many of the requests that wait are told above the list.
const REQUESTS_TOLD: u32 = 2;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let filter = app_filter(&query);
    let (administration, signed_in) = (state.provider.administration(), &user.signed_in);
    let apps = administration.company_apps_page(signed_in, &filter, page_of(&query)).await?;
    let waiting = administration.waiting_approvals(signed_in, REQUESTS_TOLD).await?;
    let (localizer, company) = (user.context.localizer(), &signed_in.company.name);
    let page = admin_apps_page(&state.provider, localizer, company, &filter, waiting, &apps);
    Ok(show(&user, None, page))
}

pub(crate) async fn file(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let filter = app_filter(&query);
    let apps = state.provider.administration().company_apps_file(&user.signed_in, &filter).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"apps.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, csv(&apps)).into_response())
}

/// The number of a page of a list: the first, unless the query says another.
pub(crate) fn page_of(query: &Parameters) -> u32 {
    query.get(PAGE).and_then(|page| page.parse().ok()).unwrap_or(1)
}
