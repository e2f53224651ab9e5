use app::pages::admin::app::present::{AdminAppPage, FIND, admin_app_page};
use app::pages::admin::find::FindAppPage;
use axum::extract::State;
use oauth::consent::policy::AppDecision;
use oauth::parameters::Parameters;
use provider::administration::company_apps::CompanyApp;
use provider::administration::error::AdministrationError;

use super::apps::page_of;
use super::form::{CompanyAppForm, client_of};
use super::{DONE, show, show_changed};
use crate::http::{AuthenticatedUser, PageResult, Query, with_shown};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let administration = state.provider.administration();
    let app = match administration.company_app(&user.signed_in, &client_of(&query)).await {
        Err(AdministrationError::NotFound) => {
            // The form that was sent empty is told so, too; who only comes to it is not.
            let asked = user.context.here.contains(routes::ADMIN_CLIENT_ID);
            let not_found = asked.then(|| client_of(&query).to_string());
            return Ok(show(&user, None, FindAppPage { not_found }));
        }
        found => found?,
    };
    // Anyone can make a link that says so: it must be true.
    let done = match (query.get(DONE), &app.decision) {
        (Some("approved"), Some(AppDecision::Approved(_))) => Some("admin-done-approved"),
        (Some("blocked"), Some(AppDecision::Blocked)) => Some("admin-done-blocked"),
        (Some("undecided"), None) => Some("admin-done-undecided"),
        (Some("removed"), _) if app.people == 0 => Some("admin-done-removed-all"),
        _ => None,
    };
    let done = done.map(|message| localizer.t(message));
    Ok(show(&user, done, page(&state, &user, &app, find_of(&query), page_of(&query)).await?))
}

fn find_of(query: &Parameters) -> &str {
    query.get(FIND).unwrap_or_default().trim()
}

async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    app: &CompanyApp,
    find: &str,
    number: u32,
) -> Result<AdminAppPage, AdministrationError> {
    let (administration, id) = (state.provider.administration(), &app.client.id);
    let people = administration.people_of_app(&user.signed_in, app, find, number).await?;
    let requests = administration.waiting_approvals_for(&user.signed_in, id).await?;
    let (provider, localizer) = (&state.provider, user.context.localizer());
    Ok(admin_app_page(provider, localizer, app, &people, find, &requests, |path| {
        let form = user.form(routes::about_company_app(path, id.as_str()));
        let resets = path == routes::ADMIN_APP_UNDECIDE;
        with_shown(form, &if resets { app.shown_decision() } else { app.shown() })
    }))
}

pub(crate) async fn approve(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    let administration = state.provider.administration();
    let decided = administration
        .approve_app(form.user.caller(), &form.id, Some(&form.seen), form.trusts)
        .await;
    match decided {
        // What was decided about an app that is not what was shown is asked again.
        Err(AdministrationError::ShownChanged) => {
            let page = shown_again(&state, &form).await?;
            Ok(show_changed(&form.user, page))
        }
        Err(AdministrationError::TrustMissing) => {
            let page = shown_again(&state, &form).await?;
            Ok(show(&form.user, None, AdminAppPage { trust_missing: true, ..page }))
        }
        decided => {
            decided?;
            Ok(form.done("approved"))
        }
    }
}

async fn shown_again(
    state: &AppState,
    form: &CompanyAppForm,
) -> Result<AdminAppPage, AdministrationError> {
    let administration = state.provider.administration();
    let app = administration.company_app(&form.user.signed_in, &form.id).await?;
    page(state, &form.user, &app, "", 1).await
}

pub(crate) async fn undecide(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    let administration = state.provider.administration();
    let decided =
        administration.reset_app_decision(form.user.caller(), &form.id, Some(&form.seen)).await;
    if let Err(AdministrationError::ShownChanged) = decided {
        let page = shown_again(&state, &form).await?;
        return Ok(show_changed(&form.user, page));
    }
    decided?;
    Ok(form.done("undecided"))
}
