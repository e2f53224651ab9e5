use app::pages::admin::app::present::{AdminAppPage, admin_app_page};
use axum::extract::State;
use oauth::consent::policy::AppDecision;
use provider::administration::company_apps::CompanyAppDetails;
use provider::administration::error::AdministrationError;

use super::form::{CompanyAppForm, client_of};
use super::{DONE, apps, show, show_changed};
use crate::http::{AuthenticatedUser, PageResult, Query, with_shown};
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
    let done = done.map(|message| localizer.t(message));
    Ok(show(&user, done, page(&state, &user, &details)))
}

fn page(state: &AppState, user: &AuthenticatedUser, details: &CompanyAppDetails) -> AdminAppPage {
    let CompanyAppDetails { app, .. } = details;
    admin_app_page(&state.provider, user.context.localizer(), details, |path| {
        let form = user.form(routes::about_company_app(path, app.client.id.as_str()));
        with_shown(form, &app.shown())
    })
}

pub(crate) async fn approve(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    let administration = state.provider.administration();
    let decided = administration.approve_app(form.user.caller(), &form.id, Some(&form.seen)).await;
    // What was decided about an app that is not what was shown is asked again.
    if let Err(AdministrationError::ShownChanged) = decided {
        let details = administration.company_app(&form.user.signed_in, &form.id).await?;
        return Ok(show_changed(&form.user, page(&state, &form.user, &details)));
    }
    decided?;
    Ok(form.done("approved"))
}

pub(crate) async fn undecide(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    state.provider.administration().reset_app_decision(form.user.caller(), &form.id).await?;
    Ok(form.done("undecided"))
}
