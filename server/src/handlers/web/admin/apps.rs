use app::pages::admin::apps::present::{AdminAppsPage, company_app_row};
use axum::extract::State;

use super::show;
use crate::http::{AuthenticatedUser, PageResult};
use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    list(&state, &user, None).await
}

/// The list, after a search that found nothing, if there was one.
pub(super) async fn list(
    state: &AppState,
    user: &AuthenticatedUser,
    not_found: Option<String>,
) -> PageResult {
    let localizer = user.context.localizer();
    let apps = state.provider.administration().company_apps(&user.signed_in).await?;
    let apps = apps.iter().map(|app| company_app_row(&state.provider, localizer, app)).collect();
    Ok(show(user, None, AdminAppsPage { apps, not_found }))
}
