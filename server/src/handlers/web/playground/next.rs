//! What the app does with its tokens later: it asks for the next one, or takes them back.

use app::functions::partner::OwnEndpoints;
use app::pages::playground::revoked::RevokedStep;
use axum::extract::{Extension, State};

use super::exchange::{CANDIDATES, Carried, api_calls, failed, token_step};
use super::form::PlaygroundForm;
use super::player;
use crate::http::PageResult;
use crate::state::AppState;

pub(crate) async fn refresh(
    State(state): State<AppState>,
    Extension(endpoints): Extension<OwnEndpoints>,
    PlaygroundForm { pages, headers, sent }: PlaygroundForm,
) -> PageResult {
    let said = |name| sent.get(name).unwrap_or_default();
    let carried = Carried { state: said("state"), client_secret: said("client_secret") };
    let player = player(&state, endpoints, &headers);
    let refreshed = async {
        let (partner, _) = player.partner(carried.state, carried.client_secret).await?;
        partner.refresh(said("refresh_token")).await
    };
    match refreshed.await {
        Ok(tokens) => {
            let step = token_step(&state, pages.localizer(), &tokens, said("asked"), &carried);
            Ok(pages.show(step))
        }
        Err(error) => failed(&pages, error),
    }
}

pub(crate) async fn revoke(
    State(state): State<AppState>,
    Extension(endpoints): Extension<OwnEndpoints>,
    PlaygroundForm { pages, headers, sent }: PlaygroundForm,
) -> PageResult {
    let said = |name| sent.get(name).unwrap_or_default();
    let (token, access_token) = (said("token"), said("access_token"));
    let player = player(&state, endpoints, &headers);
    let revoked = async {
        let (partner, _) = player.partner(said("state"), said("client_secret")).await?;
        partner.revoke(token, token == access_token).await
    };
    match revoked.await {
        Ok(()) => {
            let calls = api_calls(pages.localizer(), access_token, CANDIDATES);
            Ok(pages.show(RevokedStep { calls }))
        }
        Err(error) => failed(&pages, error),
    }
}
