//! Step 4: the layer around the server function `exchange`.

use app::components::form::PostForm;
use app::components::secret::masked;
use app::functions::exchange::Exchanged;
use app::functions::outcome::Outcome;
use app::functions::partner::{OwnEndpoints, PlaygroundError, Tokens};
use app::i18n::Localizer;
use app::pages::error::present::ErrorCase;
use app::pages::playground::api_calls::{ApiCall, ApiCalls};
use app::pages::playground::failure::FailureStep;
use app::pages::playground::token::{NextToken, TokenStep};
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::Request;
use leptos::prelude::provide_context;
use serde_json::Value;

use super::{AppPages, player};
use crate::http::csrf::is_same_origin;
use crate::http::{PageResult, Pages};
use crate::state::AppState;

pub(crate) async fn post(
    State(state): State<AppState>,
    AppPages(pages): AppPages,
    Extension(endpoints): Extension<OwnEndpoints>,
    request: Request<Body>,
) -> PageResult {
    if !is_same_origin(request.headers(), &state.provider.settings().issuer) {
        return Ok(pages.error_case(ErrorCase::Forbidden));
    }
    let outcome = Outcome::<Exchanged>::default();
    let context = {
        let outcome = outcome.clone();
        let player = player(&state, endpoints, request.headers());
        move || {
            provide_context(player.clone());
            provide_context(outcome.clone());
        }
    };
    // Its own response says only whether the form could be read.
    drop(leptos_axum::handle_server_fns_with_context(context, request).await);
    let Some(exchanged) = outcome.take() else {
        return Ok(pages.error_case(ErrorCase::Unreadable));
    };
    let localizer = pages.localizer();
    match exchanged.tokens {
        Ok((tokens, asked)) => {
            let sent = exchanged.sent;
            let carried = Carried { state: &sent.state, client_secret: &sent.client_secret };
            let mut step = token_step(&state, localizer, &tokens, &asked, &carried);
            step.again =
                Some(carried.form(routes::PLAYGROUND_EXCHANGE).with("code", sent.code.as_str()));
            Ok(pages.show(step))
        }
        Err(error) => failed(&pages, error),
    }
}

pub(super) fn failed(pages: &Pages, error: PlaygroundError) -> PageResult {
    let localizer = pages.localizer();
    match error {
        PlaygroundError::Refused { error, description } => Ok(pages.show(FailureStep {
            heading: localizer.t("play-refused"),
            meaning: localizer.t("play-refused-text"),
            error,
            description: Some(description),
        })),
        PlaygroundError::ForeignState => Ok(pages.show(FailureStep {
            heading: localizer.t("play-stopped"),
            meaning: localizer.t("play-stopped-text"),
            error: localizer.t("play-stopped-error"),
            description: None,
        })),
        PlaygroundError::Absent => Ok(pages.error_case(ErrorCase::NotFound)),
        PlaygroundError::Unanswered(error) => {
            tracing::error!(%error, "the playground's client got no answer");
            Ok(pages.error_case(ErrorCase::Server))
        }
        PlaygroundError::Internal(error) => Err(error.into()),
    }
}

/// What each form of the playground carries on. It may hold a secret.
pub(super) struct Carried<'a> {
    pub(super) state: &'a str,
    pub(super) client_secret: &'a str,
}

impl Carried<'_> {
    fn form(&self, path: &str) -> PostForm {
        PostForm::new(path).with("state", self.state).with("client_secret", self.client_secret)
    }
}

pub(super) fn token_step(
    state: &AppState,
    localizer: Localizer,
    tokens: &Tokens,
    asked: &str,
    carried: &Carried<'_>,
) -> TokenStep {
    let issuer = &state.provider.settings().issuer;
    let access_token = tokens.access_token.as_str();
    let curl = |path: &str, what: &str| {
        format!("curl -u YOUR_CLIENT_ID:YOUR_CLIENT_SECRET \\\n  {what} \\\n  {issuer}{path}")
    };
    let refresh = tokens.refresh_token.as_ref().map(|refresh_token| NextToken {
        form: carried
            .form(routes::PLAYGROUND_REFRESH)
            .with("refresh_token", refresh_token.as_str())
            .with("asked", asked),
        curl: curl(
            routes::TOKEN,
            "-d grant_type=refresh_token -d refresh_token=YOUR_REFRESH_TOKEN",
        ),
    });
    // The refresh token, where there is one: with it ends what descends from it.
    let last = tokens.refresh_token.as_ref().map_or(access_token, String::as_str);
    let revoke = carried.form(routes::PLAYGROUND_REVOKE).with("token", last);
    let response: Value = serde_json::from_str(&tokens.json).unwrap_or_default();
    TokenStep {
        masked_json: indented(&with_masked_tokens(response.clone())),
        json: indented(&response),
        asked: asked.split_whitespace().map(str::to_owned).collect(),
        granted: tokens.scopes.clone(),
        calls: api_calls(localizer, access_token, CANDIDATES),
        curl: format!(
            "curl -H 'Authorization: Bearer YOUR_ACCESS_TOKEN' \\\n  {issuer}{CANDIDATES}"
        ),
        again: None,
        refresh,
        revoke: NextToken {
            form: revoke.with("access_token", access_token),
            curl: curl(routes::REVOKE, "-d token=YOUR_REFRESH_TOKEN"),
        },
    }
}

fn with_masked_tokens(mut response: Value) -> Value {
    for name in ["access_token", "refresh_token"] {
        if let Some(Value::String(token)) = response.get_mut(name) {
            *token = masked(token);
        }
    }
    response
}

pub(super) const USERS_ME: &str = "/api/users/me";
pub(super) const CANDIDATES: &str = "/api/candidates";

pub(super) fn api_calls(localizer: Localizer, access_token: &str, chosen: &str) -> ApiCalls {
    let call = |path: &str, meaning: String| ApiCall {
        path: path.to_owned(),
        meaning,
        chosen: path == chosen,
    };
    ApiCalls {
        form: PostForm::new(routes::PLAYGROUND_CALL).with("access_token", access_token),
        choices: vec![
            call(CANDIDATES, localizer.t("play-call-candidates")),
            call(USERS_ME, localizer.t("play-call-me")),
        ],
    }
}

pub(super) fn indented(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
