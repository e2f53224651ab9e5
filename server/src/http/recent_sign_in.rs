use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::http::browser_session::BrowserSession;
use crate::http::page::see_other;
use crate::state::AppState;

/// A person who signed in a short while ago, which whatever makes or shows a credential, or changes
/// whom others trust, asks for: a browser left open must not be enough. Others give their password
/// again, and come back to the form. Who is not signed in at all is left to the handler.
///
/// The router puts it before the routes that need it.
pub(crate) struct RecentSignIn;

impl FromRequestParts<AppState> for RecentSignIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let browser = BrowserSession::from_request_parts(parts, state).await;
        let browser = browser.map_err(IntoResponse::into_response)?;
        let is_recent = |user| state.provider.accounts().signed_in_recently(user);
        if browser.signed_in.as_deref().is_none_or(is_recent) {
            return Ok(Self);
        }
        Err(see_other(routes::sign_in_again(&page_of(parts))))
    }
}

/// The page that was asked for, or that has the form which was sent.
fn page_of(parts: &Parts) -> String {
    let path = parts.uri.path();
    let parent = || path.rsplit_once('/').map_or(routes::FRONT, |(parent, _)| parent);
    let pattern = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let (page, keeps_query) = match pattern {
        routes::APP_REGISTER
        | routes::MARKETPLACE_DECIDE
        | routes::ADMIN_PROVIDER_CHECK
        | routes::ADMIN_PROVIDER_DEMAND
        | routes::ADMIN_PERSON_ROLE
        | routes::ADMIN_PERSON_INVITE
        | routes::ADMIN_PERSON_ENABLE => (parent().to_owned(), false),
        routes::APP_SAVE | routes::APP_LOGO | routes::APP_REMOVE_LOGO => {
            (format!("{}/configure", parent()), false)
        }
        routes::APP_SUBMIT => (format!("{}/listing", parent()), false),
        routes::APP_ADD_DOMAIN | routes::APP_CHECK_DOMAIN | routes::APP_REMOVE_DOMAIN => {
            (format!("{}/publisher", parent()), false)
        }
        routes::ADMIN_APP_APPROVE | routes::ADMIN_APP_UNDECIDE => {
            (routes::ADMIN_APP.to_owned(), true)
        }
        routes::MARKETPLACE_PUBLISHER => (routes::MARKETPLACE_PUBLISHERS.to_owned(), false),
        _ => (path.to_owned(), true),
    };
    match parts.uri.query().filter(|_| keeps_query) {
        Some(query) => format!("{page}?{query}"),
        None => page,
    }
}
