//! Step 4: the layer around the server function `exchange`.

use app::components::form::PostForm;
use app::components::secret::masked;
use app::functions::exchange::{Exchanged, PlaygroundBrowser};
use app::functions::outcome::Outcome;
use app::pages::error::ErrorCase;
use app::pages::playground::PlaygroundPage;
use app::pages::playground::failure::FailureStep;
use app::pages::playground::token::{ApiCall, ApiCalls, TokenStep};
use app::words::Words;
use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::response::Response;
use leptos::prelude::provide_context;
use oauth::token::TokenResponse;
use provider::exchange::ExchangeError;
use provider::playground::PlaygroundError;
use serde_json::Value;

use super::{browser, fail, pages_of_the_app, show};
use crate::forgery::is_from_us;
use crate::language::Visit;
use crate::paths;
use crate::respond::Fault;
use crate::state::AppState;

/// `POST /playground/exchange`.
pub(crate) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    request: Request<Body>,
) -> Result<Response, Fault> {
    let pages = pages_of_the_app(&state, visit);
    if !is_from_us(request.headers(), &state.provider.settings().issuer) {
        return Ok(pages.error_case(ErrorCase::Forbidden));
    }
    let outcome = Outcome::<Exchanged>::default();
    let context = {
        let (provider, outcome) = (state.provider.clone(), outcome.clone());
        let browser = PlaygroundBrowser(browser(request.headers()));
        move || {
            provide_context(provider.clone());
            provide_context(outcome.clone());
            provide_context(browser.clone());
        }
    };
    // Its own response says only whether the form could be read.
    drop(leptos_axum::handle_server_fns_with_context(context, request).await);
    let Some(exchanged) = outcome.take() else {
        return Ok(pages.error_case(ErrorCase::Unreadable));
    };
    let words = pages.words();
    match exchanged.tokens {
        Ok(tokens) => {
            let step = token_step(words, &tokens, &exchanged.asked.unwrap_or_default());
            Ok(show(&pages, PlaygroundPage::Token(step)))
        }
        Err(PlaygroundError::Exchange(ExchangeError::Refused(error))) => Ok(fail(
            &pages,
            FailureStep {
                heading: words.say("play-refused"),
                meaning: words.say("play-refused-text"),
                error: error.code().to_owned(),
                description: Some(error.to_string()),
            },
        )),
        Err(PlaygroundError::ForeignState) => Ok(fail(
            &pages,
            FailureStep {
                heading: words.say("play-stopped"),
                meaning: words.say("play-stopped-text"),
                error: words.say("play-stopped-error"),
                description: None,
            },
        )),
        Err(PlaygroundError::Absent) => Ok(pages.error_case(ErrorCase::NotFound)),
        Err(
            PlaygroundError::Internal(error)
            | PlaygroundError::Exchange(ExchangeError::Internal(error)),
        ) => Err(error.into()),
    }
}

fn token_step(words: Words, tokens: &TokenResponse, asked: &str) -> TokenStep {
    let response = serde_json::to_value(tokens).unwrap_or_default();
    TokenStep {
        masked_json: indented(&with_masked_tokens(response.clone())),
        json: indented(&response),
        asked: asked.split_whitespace().map(str::to_owned).collect(),
        granted: tokens.scopes.iter().map(ToString::to_string).collect(),
        calls: api_calls(words, tokens.access_token.expose(), CANDIDATES),
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

/// The calls on offer, with one of them chosen.
pub(super) fn api_calls(words: Words, access_token: &str, chosen: &str) -> ApiCalls {
    let call = |path: &str, meaning: String| ApiCall {
        path: path.to_owned(),
        meaning,
        chosen: path == chosen,
    };
    ApiCalls {
        form: PostForm::new(paths::PLAYGROUND_CALL).with("access_token", access_token),
        choices: vec![
            call(CANDIDATES, words.say("play-call-candidates")),
            call(USERS_ME, words.say("play-call-me")),
        ],
    }
}

pub(super) fn indented(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
