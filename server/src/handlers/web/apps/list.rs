use app::pages::apps::list::present::app_list_page;
use axum::extract::State;
use oauth::id::ClientId;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

pub(super) const REMOVED: &str = "removed";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let before = query.get(routes::BEFORE).map(ClientId::new);
    let listed = state.provider.clients().apps(&user.signed_in, before.as_ref()).await?;
    let localizer = user.context.localizer();
    let mut page = app_list_page(&state.provider, localizer, &user.signed_in, &listed);
    page.is_later = before.is_some();
    page.done = query.get(REMOVED).map(|_| localizer.t("partner-done-removed"));
    Ok(show(&user, page))
}
