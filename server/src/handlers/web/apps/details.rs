use app::components::error_summary::FormError as FormFault;
use app::pages::apps::details::present::{AppDetailsPage, PlaygroundOffer, app_details_page};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ClientId;
use provider::clients::apps::AppError;
use routes::UrlBuilder;

use super::form::AppForm;
use super::{form_to, refused, show};
use crate::handlers::web::credentials::{FORM, reveal};
use crate::http::{AuthenticatedUser, PageResult, Query, see_other, seen_version, with_version};
use crate::state::AppState;

const DONE: &str = "done";

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let done = query.get(DONE).map(|_| user.context.localizer().t("partner-done-saved"));
    page(&state, &user, &id, done, Vec::new()).await
}

pub(super) async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    done: Option<String>,
    faults: Vec<FormFault>,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let found = provider.clients().app_details(&user.signed_in, id).await?;
    let playground = if state.playground {
        let path = UrlBuilder::relative(routes::PLAYGROUND).query("client", id.as_str()).into();
        let playable = provider.playground_client(Some(id)).await?;
        let missing = || PlaygroundOffer::AddressMissing(routes::app_addresses(id));
        Some(playable.map_or_else(missing, |_| PlaygroundOffer::Ready(path)))
    } else {
        None
    };
    let to = |page: &str| with_version(form_to(user, id, page), found.app.version);
    let page = app_details_page(provider, localizer, &found, playground, to);
    Ok(show(user, AppDetailsPage { done, errors: faults, ..page }))
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
    saved_app.await.map_err(|error| refused(error, &routes::app(&id)))?;
    Ok(saved(&id))
}

pub(crate) async fn submit(
    State(state): State<AppState>,
    AppForm { user, id, .. }: AppForm,
) -> PageResult {
    state.provider.clients().submit_app(user.caller(), &id).await?;
    Ok(saved(&id))
}

pub(crate) async fn withdraw(
    State(state): State<AppState>,
    AppForm { user, id, .. }: AppForm,
) -> PageResult {
    state.provider.clients().withdraw_app(user.caller(), &id).await?;
    Ok(saved(&id))
}

/// Back to the app's page, which says that it was done.
pub(super) fn saved(id: &ClientId) -> Response {
    see_other(UrlBuilder::relative(routes::app(id)).query(DONE, "saved"))
}
