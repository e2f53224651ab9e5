//! The whole flow from the app's side, one step a file. It works without scripts, and with a client
//! that is registered like any other.

pub(crate) mod call;
pub(crate) mod callback;
pub(crate) mod choose;
pub(crate) mod exchange;
mod form;
pub(crate) mod next;
pub(crate) mod request;

use app::functions::exchange::Player;
use app::functions::partner::{OwnEndpoints, Unanswered};
use app::pages::error::present::ErrorCase;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use cookie::{Cookie, SameSite};
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::playground::PlaygroundClient;
use tower::ServiceExt as _;

use crate::http::browser_session::BrowserSession;
use crate::http::cookies::read_cookie;
use crate::http::page::Pages;
use crate::http::page_error::PageError;
use crate::http::request_context::RequestContext;
use crate::state::AppState;

const COOKIE: &str = "countersign-playground";

/// To which the playground's requests are bound, as a careful app binds its `state`.
fn browser(headers: &HeaderMap) -> String {
    read_cookie(headers, COOKIE).unwrap_or_default()
}

fn cookie(state: &AppState, value: &str) -> String {
    Cookie::build((COOKIE, value))
        .path(routes::PLAYGROUND)
        .http_only(true)
        .secure(state.provider.settings().is_https())
        .same_site(SameSite::Lax)
        .to_string()
}

/// The longest answer of an endpoint, in bytes.
const ANSWER_LIMIT: usize = 64 * 1024;

/// Hands a client's requests to these routes, in process.
pub(crate) fn own_endpoints(routes: Router) -> OwnEndpoints {
    OwnEndpoints::new(move |request| {
        let writer = routes.clone().oneshot(request.map(Body::from));
        Box::pin(async move {
            let Ok(response) = writer.await;
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, ANSWER_LIMIT).await;
            let body = body.map_err(|error| Unanswered(error.to_string()))?;
            Ok(axum::http::Response::from_parts(parts, body.to_vec()))
        })
    })
}

fn player(state: &AppState, endpoints: OwnEndpoints, headers: &HeaderMap) -> Player {
    Player { provider: state.provider.clone(), endpoints, browser: browser(headers) }
}

/// The client of that id, or the playground's own.
async fn client(state: &AppState, id: Option<&ClientId>) -> Result<PlaygroundClient, PageError> {
    let client = state.provider.playground_client(id).await?;
    client.ok_or_else(|| ErrorCase::NotFound.into())
}

const CLIENT: &str = "client";

fn named(parameters: &Parameters) -> Option<ClientId> {
    parameters.get(CLIENT).map(ClientId::new)
}

/// Pages of the playground. The app that they show does not know who is signed in here; the
/// navigation beside it does.
pub(crate) struct AppPages(Pages);

impl FromRequestParts<AppState> for AppPages {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, PageError> {
        let Ok(context) = RequestContext::from_request_parts(parts, state).await;
        // Its steps that answer a form cannot be shown again.
        let context = if context.here == routes::FRONT {
            context.at(routes::PLAYGROUND.to_owned())
        } else {
            context
        };
        let browser = BrowserSession::from_request_parts(parts, state).await?;
        Ok(Self(Pages::new(state, context, Some(&browser))))
    }
}
