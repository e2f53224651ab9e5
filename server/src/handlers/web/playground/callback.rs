//! Step 3: what came back to the app, and what a careful app checks.

use app::components::form::PostForm;
use app::pages::playground::callback::{CallbackOutcome, CallbackStep, Check};
use axum::extract::State;
use axum::http::HeaderMap;
use oauth::client::ClientKind;
use oauth::credential::secret::ClientSecret;
use provider::playground::{PlaygroundClient, PlaygroundState};

use super::{AppPages, browser, client};
use crate::http::{PageResult, Query};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    AppPages(pages): AppPages,
    Query(answer): Query,
    headers: HeaderMap,
) -> PageResult {
    let localizer = pages.localizer();
    let provider = &state.provider;
    let issuer = &provider.settings().issuer;
    let returned_state = answer.get("state").unwrap_or_default();
    let sent = provider.playground_state(returned_state, &browser(&headers));
    let played = sent.as_ref().map(PlaygroundState::client);
    let playground = client(&state, played).await?;
    let returned_iss = answer.get("iss").unwrap_or_default();
    let checks = vec![
        Check {
            name: "state".to_owned(),
            value: returned_state.to_owned(),
            passed: sent.is_some(),
            meaning: localizer.t("play-back-state"),
        },
        Check {
            name: "iss".to_owned(),
            value: returned_iss.to_owned(),
            passed: returned_iss == issuer,
            meaning: localizer.t("play-back-iss"),
        },
    ];
    let outcome = match answer.get("code") {
        Some(code) => CallbackOutcome::Code {
            code: code.to_owned(),
            exchange: PostForm::new(routes::PLAYGROUND_EXCHANGE)
                .with("code", code)
                .with("state", returned_state),
            needs_secret: playground.secret.is_none()
                && playground.client.kind == ClientKind::Confidential,
            curl: format!(
                "curl {} \\\n  -d grant_type=authorization_code \\\n  -d code={code} \\\n  \
                 --data-urlencode redirect_uri={} \\\n  -d code_verifier=YOUR_CODE_VERIFIER \\\n  \
                 {issuer}{}",
                credentials(&playground),
                playground.redirect_uri,
                routes::TOKEN,
            ),
        },
        None => CallbackOutcome::Error {
            error: answer
                .get("error")
                .map_or_else(|| localizer.t("play-back-no-error"), str::to_owned),
            description: answer.get("error_description").map(str::to_owned),
        },
    };
    Ok(pages.show(CallbackStep { outcome, checks }))
}

/// How curl says who the client is.
fn credentials(playground: &PlaygroundClient) -> String {
    let id = &playground.client.id;
    let secret = playground.secret.as_ref().map_or("YOUR_CLIENT_SECRET", ClientSecret::expose);
    match playground.client.kind {
        ClientKind::Confidential => format!("-u {id}:{secret}"),
        ClientKind::Public => format!("-d client_id={id}"),
    }
}
