//! All apps of a company.

use app::pages::apps::AppsPage;
use app::present::apps::{self, BEFORE};
use axum::extract::State;
use oauth::id::ClientId;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

/// The parameter that says that an app was removed.
pub(super) const REMOVED: &str = "removed";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let before = query.get(BEFORE).map(ClientId::new);
    let listed = state.provider.apps(&user.signed_in, before.as_ref()).await?;
    let words = user.context.words();
    let mut page = apps::list(words, &user.signed_in, &listed);
    page.done = query.get(REMOVED).map(|_| words.say("partner-done-removed"));
    Ok(show(&user, AppsPage::List(page)))
}
