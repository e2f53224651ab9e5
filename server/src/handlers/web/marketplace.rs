use app::pages::marketplace::form::{ACCEPT, DECISION, NOTE};
use app::pages::marketplace::present::{
    MarketAction, MarketApp, MarketplacePage, Review, market_app, older_path, publisher_name,
    waiting_apps,
};
use axum::extract::{Path, State};
use oauth::client::Client;
use oauth::id::{ClientId, PublisherId};
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::administration::company_apps::shown_app;
use provider::clients::apps::AppError;
use provider::clients::review_publishers::{ReviewError, Reviewer};
use routes::UrlBuilder;

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
    let page = page(&state, &user, &query, None).await?;
    Ok(user.pages().show(page))
}

/// `note` is what was typed for one app.
async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    query: &Parameters,
    note: Option<(&ClientId, &str)>,
) -> Result<MarketplacePage, PageError> {
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
            let form = with_shown(form, &shown_app(app));
            MarketAction::Approve { company: company.clone(), form }
        } else {
            MarketAction::None
        };
        let answers = state.playground && provider.playground_address(app).is_some();
        let playground = answers.then(|| {
            UrlBuilder::relative(routes::PLAYGROUND).query("client", app.id.as_str()).into()
        });
        MarketApp { playground, ..market_app(provider, localizer, app, action) }
    });
    let review = if provider.clients().is_platform_administrator(&user.signed_in) {
        let to =
            |app: &Client| with_shown(user.form(routes::marketplace_app(&app.id)), &shown_app(app));
        let submitted = provider.clients().submitted_apps(&user.signed_in).await?;
        let names = provider.clients().reviewable_publishers(&user.signed_in).await?;
        let names = names.iter().map(|found| {
            let to = |id: &PublisherId| user.form(routes::marketplace_publisher(id));
            publisher_name(found, |id| with_shown(to(id), &found.shown()))
        });
        let names = names.collect();
        Some(Review { waiting: waiting_apps(provider, localizer, &submitted, to, note), names })
    } else {
        None
    };
    Ok(MarketplacePage {
        done: query.get(DONE).map(|_| localizer.t("market-done")),
        changed: false,
        apps: apps.collect(),
        older: older_path(offered.next.as_ref()),
        review,
    })
}

async fn changed(
    state: &AppState,
    user: &AuthenticatedUser,
    note: Option<(&ClientId, &str)>,
) -> PageResult {
    let page = page(state, user, &Parameters::default(), note).await?;
    Ok(user.pages().show(MarketplacePage { changed: true, ..page }))
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
    let clients = state.provider.clients();
    match clients.decide_listing(user.caller(), &id, accept, note, &seen(&sent)).await {
        Ok(()) => Ok(done()),
        Err(AppError::ShownChanged) => changed(&state, &user, Some((&id, note))).await,
        Err(error) => Err(error.into()),
    }
}

/// Only the literal word confirms.
pub(crate) async fn review_name(
    State(state): State<AppState>,
    Path(id): Path<PublisherId>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::MARKETPLACE)?;
    let user = form.user;
    let reviewer = Reviewer::Person(user.caller());
    let clients = state.provider.clients();
    let outcome = if sent.get(DECISION) == Some(ACCEPT) {
        clients.review_publisher(reviewer, &id, &seen(&sent)).await
    } else {
        clients.end_publisher_review(reviewer, &id).await
    };
    match outcome {
        Ok(_) => Ok(done()),
        Err(ReviewError::ShownChanged | ReviewError::NotReviewed) => {
            changed(&state, &user, None).await
        }
        Err(error) => Err(error.into()),
    }
}

fn done() -> axum::response::Response {
    see_other(UrlBuilder::relative(routes::MARKETPLACE).query(DONE, "yes"))
}
