use app::pages::admin::app::present::admin_app_page;
use axum::extract::State;
use oauth::consent::policy::AppDecision;
use provider::administration::error::AdministrationError;

use super::form::{CompanyAppForm, client_of};
use super::{DONE, apps, show};
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let id = client_of(&query);
    let details = match state.provider.administration().company_app(&user.signed_in, &id).await {
        Err(AdministrationError::NotFound) => {
            return apps::list(&state, &user, Some(id.to_string())).await;
        }
        found => found?,
    };
    // Anyone can make a link that says so: it must be true.
    let done = match (query.get(DONE), &details.app.decision) {
        (Some("approved"), Some(AppDecision::Approved(_))) => Some("admin-done-approved"),
        (Some("blocked"), Some(AppDecision::Blocked)) => Some("admin-done-blocked"),
        (Some("undecided"), None) => Some("admin-done-undecided"),
        (Some("removed"), _) if details.app.people == 0 => Some("admin-done-removed-all"),
        _ => None,
    };
    let page = admin_app_page(&state.provider, localizer, &details, |path| {
        user.form(routes::about_company_app(path, details.app.client.id.as_str()))
    });
    let done = done.map(|message| localizer.t(message));
    Ok(show(&user, done, page))
}

pub(crate) async fn approve(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    state.provider.administration().approve_app(form.user.caller(), &form.id).await?;
    Ok(form.done("approved"))
}

pub(crate) async fn undecide(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    state.provider.administration().reset_app_decision(form.user.caller(), &form.id).await?;
    Ok(form.done("undecided"))
}
