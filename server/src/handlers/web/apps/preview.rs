//! What people will read when an app asks them.

use app::pages::apps::AppsPage;
use app::present::apps::details;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::role::Role;

use super::show;
use crate::http::{AuthenticatedUser, PageResult, Query, see_other};
use crate::state::AppState;

/// `GET /apps/{app}/preview`, with the role `as` which it is seen.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let id = ClientId::new(id);
    let named = query.get(details::AS).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.as_str() == named);
    let role = role.unwrap_or(Role::Standard);
    let (provider, words) = (&state.provider, user.context.words());
    let language = words.language();
    let request = provider.preview_consent(&user.signed_in, &id, role, language).await?;
    let page = details::preview(provider, words, &id, &request);
    Ok(show(&user, AppsPage::Preview(Box::new(page))))
}

/// `POST /apps/{app}/preview`: the page's buttons decide nothing.
pub(crate) async fn post(Path(id): Path<String>) -> Response {
    see_other(routes::app(id))
}
