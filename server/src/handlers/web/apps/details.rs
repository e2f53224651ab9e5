use app::components::error_summary::FormError as FormFault;
use app::pages::apps::details::present::{AppDetailsPage, PlaygroundOffer, app_details_page};
use app::pages::apps::frame::AppTab;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::clients::apps::AppError;
use routes::UrlBuilder;

use super::form::AppForm;
use super::{form_to, refused, show};
use crate::handlers::web::credentials::{FORM, reveal};
use crate::http::{
    AuthenticatedUser, PageError, PageResult, Query, see_other, seen_version, with_version,
};
use crate::state::AppState;

const DONE: &str = "done";

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    tab(&state, &user, &id, AppTab::Overview, &query).await
}

pub(crate) async fn configure(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    tab(&state, &user, &id, AppTab::Configure, &query).await
}

pub(crate) async fn credentials(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    tab(&state, &user, &id, AppTab::Credentials, &query).await
}

pub(crate) async fn listing(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    tab(&state, &user, &id, AppTab::Listing, &query).await
}

async fn tab(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    tab: AppTab,
    query: &Parameters,
) -> PageResult {
    let done = query.get(DONE).map(|_| user.context.localizer().t("partner-done-saved"));
    page(state, user, id, tab, done, Vec::new()).await
}

/// An app that is not registered yet has but one page.
pub(super) async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    tab: AppTab,
    done: Option<String>,
    faults: Vec<FormFault>,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let found = provider.clients().app_details(&user.signed_in, id).await?;
    if found.client.is_none() && tab != AppTab::Overview {
        return Ok(see_other(routes::app(id)));
    }
    let playground = playground(state, id, tab).await?;
    let to = |page: &str| with_version(form_to(user, id, page), found.app.version);
    let page = app_details_page(provider, localizer, &found, tab, playground, to);
    Ok(show(user, AppDetailsPage { done, errors: faults, ..page }))
}

async fn playground(
    state: &AppState,
    id: &ClientId,
    tab: AppTab,
) -> Result<Option<PlaygroundOffer>, PageError> {
    if !state.playground || tab != AppTab::Overview {
        return Ok(None);
    }
    let path = UrlBuilder::relative(routes::PLAYGROUND).query("client", id.as_str()).into();
    let playable = state.provider.playground_client(Some(id)).await?;
    let missing = || PlaygroundOffer::AddressMissing(routes::app_addresses(id));
    Ok(Some(playable.map_or_else(missing, |_| PlaygroundOffer::Ready(path))))
}

/// Shows the secret, if there is one.
pub(crate) async fn register(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let mark = sent.get(FORM).unwrap_or_default();
    match state.provider.clients().register_app(user.caller(), &id, mark).await {
        Ok(Some(made)) => Ok(reveal(&state, &user, &made)),
        // Without a secret, or registered before, in this tab or another: its page says so.
        Ok(None) | Err(AppError::DoneBefore) => Ok(see_other(routes::app(&id))),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn save(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let saved_app = state.provider.clients().change_app(user.caller(), &id, seen_version(&sent));
    saved_app.await.map_err(|error| refused(error, &routes::app_configure(&id)))?;
    Ok(saved(&id, AppTab::Configure))
}

pub(crate) async fn submit(
    State(state): State<AppState>,
    AppForm { user, id, .. }: AppForm,
) -> PageResult {
    state.provider.clients().submit_app(user.caller(), &id).await?;
    Ok(saved(&id, AppTab::Listing))
}

pub(crate) async fn withdraw(
    State(state): State<AppState>,
    AppForm { user, id, .. }: AppForm,
) -> PageResult {
    state.provider.clients().withdraw_app(user.caller(), &id).await?;
    Ok(saved(&id, AppTab::Listing))
}

/// Back to that page of the app, which says that it was done.
pub(super) fn saved(id: &ClientId, tab: AppTab) -> Response {
    see_other(UrlBuilder::relative(tab.path(id)).query(DONE, "saved"))
}
