use app::pages::apps::preview::{AS, preview_page};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::role::Role;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, Query, see_other};
use crate::state::AppState;

/// The query's `as` is the role with which the page is seen.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let role = query.get(AS).and_then(Role::parse).unwrap_or(Role::Standard);
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let language = localizer.language();
    let request = provider.clients().preview_consent(&user.signed_in, &id, role, language).await?;
    let page =
        preview_page(provider, localizer, &routes::app_preview(&id), routes::app(&id), &request);
    Ok(show(&user, page))
}

/// The page's buttons decide nothing.
pub(crate) async fn post(Path(id): Path<ClientId>) -> Response {
    see_other(routes::app(&id))
}
