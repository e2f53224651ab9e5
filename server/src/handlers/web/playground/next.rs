//! What the app does with its tokens later: it asks for the next one, or takes them back.

use app::functions::partner::OwnEndpoints;
use app::pages::error::present::ErrorCase;
use app::pages::playground::revoked::RevokedStep;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::parameters::Parameters;

use super::exchange::{CANDIDATES, Carried, api_calls, failed, token_step};
use super::{pages_of_the_app, player, show};
use crate::http::csrf::is_same_origin;
use crate::http::page_error::PageError;
use crate::http::request_context::RequestContext;
use crate::state::AppState;

pub(crate) async fn refresh(
    State(state): State<AppState>,
    context: RequestContext,
    Extension(endpoints): Extension<OwnEndpoints>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, PageError> {
    let pages = pages_of_the_app(&state, context);
    if !is_same_origin(&headers, &state.provider.settings().issuer) {
        return Ok(pages.error_case(ErrorCase::Forbidden));
    }
    let form = Parameters::parse_bytes(&body).unwrap_or_default();
    let said = |name| form.get(name).unwrap_or_default();
    let carried = Carried { state: said("state"), client_secret: said("client_secret") };
    let player = player(&state, endpoints, &headers);
    let refreshed = async {
        let (partner, _) = player.partner(carried.state, carried.client_secret).await?;
        partner.refresh(said("refresh_token")).await
    };
    match refreshed.await {
        Ok(tokens) => {
            let step = token_step(&state, pages.localizer(), &tokens, said("asked"), &carried);
            Ok(show(&pages, step))
        }
        Err(error) => failed(&pages, error),
    }
}

pub(crate) async fn revoke(
    State(state): State<AppState>,
    context: RequestContext,
    Extension(endpoints): Extension<OwnEndpoints>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, PageError> {
    let pages = pages_of_the_app(&state, context);
    if !is_same_origin(&headers, &state.provider.settings().issuer) {
        return Ok(pages.error_case(ErrorCase::Forbidden));
    }
    let form = Parameters::parse_bytes(&body).unwrap_or_default();
    let said = |name| form.get(name).unwrap_or_default();
    let (token, access_token) = (said("token"), said("access_token"));
    let player = player(&state, endpoints, &headers);
    let revoked = async {
        let (partner, _) = player.partner(said("state"), said("client_secret")).await?;
        partner.revoke(token, token == access_token).await
    };
    match revoked.await {
        Ok(()) => {
            let calls = api_calls(pages.localizer(), access_token, CANDIDATES);
            Ok(show(&pages, RevokedStep { calls }))
        }
        Err(error) => failed(&pages, error),
    }
}
