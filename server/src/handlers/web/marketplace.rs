use app::components::tabs::Tab;
use app::pages::apps::preview::{AS, preview_page};
use app::pages::marketplace::app::present::{MarketAppPage, Viewer, market_app_page};
use app::pages::marketplace::form::{ACCEPT, DECISION, NOTE};
use app::pages::marketplace::list::present::{MarketplacePage, market_row, older_path};
use app::pages::marketplace::publishers::present::{
    PublisherNamesPage, names_pager, publisher_name,
};
use app::pages::marketplace::review::present::{ReviewListPage, waiting_row};
use app::pages::marketplace::tabs::{MarketTab, market_tabs};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::{ClientId, PublisherId};
use oauth::role::Role;
use provider::administration::company_apps::{shown_app, shown_to_approve};
use provider::clients::apps::AppError;
use provider::clients::review_publishers::{ReviewError, Reviewer};
use routes::UrlBuilder;

use super::admin::apps::page_of;
use crate::http::{
    AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other, seen, with_shown,
};
use crate::state::AppState;

const DONE: &str = "done";

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let before = query.get(routes::BEFORE).map(ClientId::new);
    let offered = provider.clients().marketplace(&user.signed_in, before.as_ref()).await?;
    let row = |app: &std::sync::Arc<_>| {
        let app: &oauth::client::Client = app;
        market_row(provider, localizer, app, offered.approved.contains(&app.id))
    };
    Ok(user.pages().show(MarketplacePage {
        tabs: tabs(&state, &user, MarketTab::Apps).await?,
        apps: offered.apps.iter().map(row).collect(),
        is_later: before.is_some(),
        older: older_path(routes::MARKETPLACE, offered.next.as_ref()),
    }))
}

/// None for those who review nothing.
async fn tabs(
    state: &AppState,
    user: &AuthenticatedUser,
    here: MarketTab,
) -> Result<Vec<Tab>, PageError> {
    let clients = state.provider.clients();
    if !clients.is_platform_administrator(&user.signed_in) {
        return Ok(Vec::new());
    }
    let waiting = clients.count_submitted_apps(&user.signed_in).await?;
    Ok(market_tabs(user.context.localizer(), here, waiting))
}

pub(crate) async fn review(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let before = query.get(routes::BEFORE).map(ClientId::new);
    let submitted = provider.clients().submitted_apps(&user.signed_in, before.as_ref()).await?;
    let (waiting, next) = submitted;
    let rows = waiting.iter().map(|waiting| waiting_row(provider, localizer, waiting));
    Ok(user.pages().show(ReviewListPage {
        done: done_text(&user, &query),
        tabs: tabs(&state, &user, MarketTab::Review).await?,
        waiting: rows.collect(),
        is_later: before.is_some(),
        older: older_path(routes::MARKETPLACE_REVIEW, next.as_ref()),
    }))
}

pub(crate) async fn publishers(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let page = publisher_names(&state, &user, page_of(&query)).await?;
    Ok(user.pages().show(PublisherNamesPage { done: done_text(&user, &query), ..page }))
}

async fn publisher_names(
    state: &AppState,
    user: &AuthenticatedUser,
    number: u32,
) -> Result<PublisherNamesPage, PageError> {
    let localizer = user.context.localizer();
    let clients = state.provider.clients();
    let found = clients.reviewable_publishers_page(&user.signed_in, number).await?;
    let names = found.items.iter().map(|found| {
        let to = |id: &PublisherId| user.form(routes::marketplace_publisher(id));
        let to = |id: &PublisherId| with_shown(to(id), &found.shown());
        publisher_name(localizer, found, &user.signed_in.company.id, to)
    });
    Ok(PublisherNamesPage {
        done: None,
        changed: false,
        tabs: tabs(state, user, MarketTab::Publishers).await?,
        names: names.collect(),
        pager: names_pager(&found),
    })
}

fn done_text(user: &AuthenticatedUser, query: &oauth::parameters::Parameters) -> Option<String> {
    query.get(DONE).map(|_| user.context.localizer().t("market-done"))
}

pub(crate) async fn app(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    user: AuthenticatedUser,
) -> PageResult {
    Ok(user.pages().show(app_page(&state, &user, &id, "").await?))
}

async fn app_page(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    note: &str,
) -> Result<MarketAppPage, PageError> {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let found = provider.clients().marketplace_app(&user.signed_in, id).await?;
    let to_approve = shown_to_approve(&found.client, found.decision.as_ref());
    let approve = routes::about_company_app(routes::ADMIN_APP_APPROVE, id.as_str());
    let viewer = Viewer {
        company: &user.signed_in.company.name,
        role: user.signed_in.membership.role,
        approve: with_shown(user.form(approve), &to_approve),
        decide: with_shown(user.form(routes::marketplace_decide(id)), &shown_app(&found.client)),
        note,
    };
    let answers = found.is_listed()
        && state.playground
        && provider.playground_address(&found.client).is_some();
    let playground = || UrlBuilder::relative(routes::PLAYGROUND).query("client", id.as_str());
    let page = market_app_page(provider, localizer, &found, viewer);
    Ok(MarketAppPage { playground: answers.then(|| playground().into()), ..page })
}

/// The query's `as` is the role with which the page is seen.
pub(crate) async fn preview(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let role = query.get(AS).and_then(Role::parse).unwrap_or(Role::Standard);
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let clients = provider.clients();
    let language = localizer.language();
    let request = clients.preview_marketplace_app(&user.signed_in, &id, role, language).await?;
    let (path, back) = (routes::marketplace_app_preview(&id), routes::marketplace_app(&id));
    Ok(user.pages().show(preview_page(provider, localizer, &path, back, &request)))
}

/// The preview's buttons decide nothing.
pub(crate) async fn leave_preview(Path(id): Path<ClientId>) -> Response {
    see_other(routes::marketplace_app(&id))
}

pub(crate) async fn decide(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(&routes::marketplace_app(&id))?;
    let user = form.user;
    let accept = sent.get(DECISION) == Some(ACCEPT);
    let note = sent.get(NOTE).unwrap_or_default();
    let clients = state.provider.clients();
    match clients.decide_listing(user.caller(), &id, accept, note, &seen(&sent)).await {
        Ok(()) => Ok(done(routes::MARKETPLACE_REVIEW)),
        Err(AppError::ShownChanged) => {
            let page = app_page(&state, &user, &id, note).await?;
            Ok(user.pages().show(MarketAppPage { changed: true, ..page }))
        }
        Err(error) => Err(error.into()),
    }
}

/// Only the literal word confirms.
pub(crate) async fn review_name(
    State(state): State<AppState>,
    Path(id): Path<PublisherId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::MARKETPLACE_PUBLISHERS)?;
    let user = form.user;
    let reviewer = Reviewer::Person(user.caller());
    let clients = state.provider.clients();
    let outcome = if sent.get(DECISION) == Some(ACCEPT) {
        clients.review_publisher(reviewer, &id, &seen(&sent)).await
    } else {
        clients.end_publisher_review(reviewer, &id).await
    };
    match outcome {
        Ok(_) => Ok(done(routes::MARKETPLACE_PUBLISHERS)),
        Err(ReviewError::ShownChanged | ReviewError::NotReviewed) => {
            let page = publisher_names(&state, &user, 1).await?;
            Ok(user.pages().show(PublisherNamesPage { changed: true, ..page }))
        }
        Err(error) => Err(error.into()),
    }
}

fn done(path: &'static str) -> Response {
    see_other(UrlBuilder::relative(path).query(DONE, "yes"))
}
