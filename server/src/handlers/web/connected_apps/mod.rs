pub(crate) mod details;
pub(crate) mod remove;
pub(crate) mod remove_permission;

use app::pages::connected_apps::present::connected_apps_page;
use axum::extract::State;

use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

const REMOVED: &str = "removed";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let apps = provider.accounts().connected_apps(&user.signed_in).await?;
    let requests = provider.accounts().own_requests(&user.signed_in).await?;
    let localizer = user.context.localizer();
    let removed = query.get(REMOVED).and_then(|id| {
        apps.iter().find(|app| app.ended_at.is_some() && app.record.grant.id.as_str() == id)
    });
    let removed = removed.map(|app| app.client.display_name());
    let company = &user.signed_in.company.name;
    let filter = query.get("q").unwrap_or_default();
    let mut page = connected_apps_page(provider, localizer, company, &apps, requests, filter);
    page.done = removed.map(|app| localizer.t_args("apps-removed", &[("app", app.into())]));
    Ok(user.pages().show(page))
}
