use app::pages::marketplace::form::{ACCEPT, DECISION, NOTE};
use app::pages::marketplace::present::{
    MarketAction, MarketplacePage, market_app, older_path, waiting_apps,
};
use axum::extract::{Path, State};
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::clients::apps::AppError;
use routes::UrlBuilder;

use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

const DONE: &str = "done";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let page = page(&state, &user, &query).await?;
    Ok(user.pages().show(page))
}

async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    query: &Parameters,
) -> Result<MarketplacePage, AppError> {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let before = query.get(routes::BEFORE).map(ClientId::new);
    let offered = provider.clients().marketplace(&user.signed_in, before.as_ref()).await?;
    let company = &user.signed_in.company.name;
    let is_administrator = user.signed_in.user.role == Role::Administrator;
    let apps = offered.apps.iter().map(|app| {
        let action = if offered.approved.contains(&app.id) {
            MarketAction::Approved { company: company.clone() }
        } else if is_administrator {
            let form =
                user.form(routes::about_company_app(routes::ADMIN_APP_APPROVE, app.id.as_str()));
            MarketAction::Approve { company: company.clone(), form }
        } else {
            MarketAction::None
        };
        market_app(provider, localizer, app, action)
    });
    let waiting = if provider.clients().is_platform_administrator(&user.signed_in) {
        let to = |id: &ClientId| user.form(routes::marketplace_app(id));
        let submitted = provider.clients().submitted_apps(&user.signed_in).await?;
        Some(waiting_apps(provider, localizer, &submitted, to))
    } else {
        None
    };
    Ok(MarketplacePage {
        done: query.get(DONE).map(|_| localizer.t("market-done")),
        waiting,
        apps: apps.collect(),
        older: older_path(offered.next.as_ref()),
    })
}

pub(crate) async fn decide(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::MARKETPLACE)?;
    let user = form.user;
    let accept = sent.get(DECISION) == Some(ACCEPT);
    let note = sent.get(NOTE).unwrap_or_default();
    state.provider.clients().decide_listing(user.caller(), &id, accept, note).await?;
    Ok(see_other(UrlBuilder::relative(routes::MARKETPLACE).query(DONE, "yes")))
}
