//! Takes all access of an app back, after one more question.

use app::pages::confirm::{ConfirmPage, Understand};
use app::pages::error::present::ErrorCase;
use app::routes::grant_path;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::client::AccessTokenFormat;
use oauth::id::GrantId;
use oauth::publisher::Publisher;
use provider::connected_apps::RemoveError;

use super::REMOVED;
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /connected-apps/{grant}/remove`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    let pages = person.pages();
    let localizer = pages.localizer();
    let found = state.provider.connected_app(&person.signed_in, &GrantId::new(id)).await?;
    let Some(details) = found.filter(|details| details.app.ended_at.is_none()) else {
        return Ok(pages.error_case(ErrorCase::NotFound));
    };
    let client = &details.app.client;
    let name = client.display_name();
    let publisher = client.publisher.as_ref().map_or_else(|| name.clone(), Publisher::display_name);
    let app = [("app", name.as_str().into())];
    let stops = [("app", name.as_str().into()), ("publisher", publisher.into())];
    let mut consequences = vec![localizer.t_args("app-remove-text", &stops)];
    // A signed token is not asked about: it ends by itself.
    if matches!(client.access_token_format, AccessTokenFormat::Jwt(_)) {
        consequences.push(localizer.t("app-remove-jwt"));
    }
    let back = grant_path(&details.app.record.grant);
    Ok(pages.show(ConfirmPage {
        question: localizer.t_args("app-remove-question", &app),
        consequences,
        keep: localizer.t("app-keep"),
        act: localizer.t("app-remove"),
        form: person.form(format!("{back}/remove")),
        understand: Understand::Implied,
        back,
    }))
}

/// `POST /connected-apps/{grant}/remove`.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    if let Err(page) = person.read_form(&headers, &body, paths::CONNECTED_APPS) {
        return Ok(*page);
    }
    let id = GrantId::new(id);
    match state.provider.remove_access(&person.signed_in, &id).await {
        Ok(()) => Ok(see_other(&format!("{}?{REMOVED}={id}", paths::CONNECTED_APPS))),
        Err(RemoveError::NotFound | RemoveError::Required { .. }) => {
            Ok(person.pages().error_case(ErrorCase::NotFound))
        }
        Err(RemoveError::Internal(error)) => Err(error.into()),
    }
}
