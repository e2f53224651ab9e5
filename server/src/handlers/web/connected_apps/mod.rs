pub(crate) mod details;
pub(crate) mod remove;
pub(crate) mod remove_permission;
pub(crate) mod withdraw_request;

use app::pages::connected_apps::present::{ENDED, FIND, connected_apps_page, ended_apps_page};
use axum::extract::State;
use oauth::id::GrantId;
use provider::account::connected_apps::OwnAppsQuery;

use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

const REMOVED: &str = "removed";
const WITHDRAWN: &str = "withdrawn";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let accounts = provider.accounts();
    let list = OwnAppsQuery {
        ended: query.get(ENDED).is_some(),
        named: query.get(FIND).unwrap_or_default().to_owned(),
        before: query.get(routes::BEFORE).map(GrantId::new),
    };
    let own = accounts.connected_apps(&user.signed_in, &list).await?;
    if list.ended {
        return Ok(user.pages().show(ended_apps_page(localizer, &list, &own)));
    }
    let requests = accounts.own_requests(&user.signed_in).await?;
    let mut page = connected_apps_page(provider, localizer, &list, &own, &requests, |id| {
        user.form(routes::withdraw_request(id))
    });
    // Anyone can make a link that says so: it must be true.
    let is_gone = |id: &str| requests.iter().all(|own| own.request.id.as_str() != id);
    page.done = query
        .get(WITHDRAWN)
        .filter(|id| is_gone(id))
        .map(|_| localizer.t("apps-request-withdrawn"));
    if let Some(id) = query.get(REMOVED).map(GrantId::new) {
        let found = accounts.connected_app(&user.signed_in, &id).await?;
        let removed = found.map(|found| found.app).filter(|app| app.ended_at.is_some());
        page.done = removed.map(|app| {
            localizer.t_args("apps-removed", &[("app", app.client.display_name().into())])
        });
    }
    Ok(user.pages().show(page))
}
