//! One app of the company, and what is decided about it.

use app::pages::admin::app::present::admin_app_page;
use axum::extract::State;
use axum::response::Response;
use oauth::consent::policy::AppDecision;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::administration::error::AdministrationError;
use routes::UrlBuilder;

use super::{DONE, apps, show};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

/// The app that a page is about.
pub(super) fn client_of(query: &Parameters) -> ClientId {
    ClientId::new(query.get(routes::ADMIN_CLIENT_ID).unwrap_or_default().trim())
}

/// Back to the app's page, which says what has been done.
pub(super) fn done_with(client: &ClientId, done: &str) -> Response {
    let page = UrlBuilder::relative(routes::ADMIN_APP);
    let page = page.query(routes::ADMIN_CLIENT_ID, client.as_str()).query(DONE, done);
    see_other(page)
}

/// `GET /admin/app`, with `client_id`.
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

pub(crate) async fn approve(
    State(state): State<AppState>,
    Query(query): Query,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN)?;
    let id = client_of(&query);
    state.provider.administration().approve_app(form.user.caller(), &id).await?;
    Ok(done_with(&id, "approved"))
}

pub(crate) async fn undecide(
    State(state): State<AppState>,
    Query(query): Query,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN)?;
    let id = client_of(&query);
    state.provider.administration().reset_app_decision(form.user.caller(), &id).await?;
    Ok(done_with(&id, "undecided"))
}
