use app::pages::connected_apps::details::present::connected_app_page;
use app::pages::error::present::ErrorCase;
use app::pages::permissions::Permissions;
use axum::extract::{Path, State};
use oauth::id::GrantId;
use oauth::scope::Scope;
use provider::account::connected_apps::{HistoryEntry, ScopeEvent};

use super::REMOVED;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<GrantId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let localizer = user.context.localizer();
    let found = provider.accounts().connected_app(&user.signed_in, &id).await?;
    let details = found.ok_or(ErrorCase::NotFound)?;
    let action = routes::connected_app_remove_permission(&details.app.record.grant.id);
    let mut page = connected_app_page(provider, localizer, &details, |scope| {
        user.form(&action).with("scope", scope)
    });
    let removed = query.get(REMOVED).and_then(|scope| scope.parse::<Scope>().ok());
    let was_removed = |scope: &Scope| {
        let removed = |entry: &HistoryEntry| matches!(entry.event, ScopeEvent::Removed { .. });
        details.history.iter().any(|entry| entry.scope == *scope && removed(entry))
    };
    page.done = removed.filter(was_removed).map(|scope| {
        let permission = Permissions::of(provider, &details.app.client, localizer).prompt(&scope);
        let app = details.app.client.display_name();
        localizer.t_args(
            "apps-permission-removed",
            &[("permission", permission.into()), ("app", app.into())],
        )
    });
    Ok(user.pages().show(page))
}
