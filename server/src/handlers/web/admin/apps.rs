//! The apps of the company.

use app::pages::admin::AdminContent;
use app::pages::admin::apps::AdminAppsPage;
use app::present::admin::app_row;
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
    let words = user.context.words();
    let apps = state.provider.company_apps(&user.signed_in).await?;
    let apps = apps.iter().map(|app| app_row(&state.provider, words, app)).collect();
    Ok(show(user, None, AdminContent::Apps(AdminAppsPage { apps, not_found })))
}
