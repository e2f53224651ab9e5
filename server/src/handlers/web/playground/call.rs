//! Step 5: the app calls the API with its token.

use app::i18n::Localizer;
use app::pages::error::present::ErrorCase;
use app::pages::playground::answer::{AnswerStep, Table};
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use serde_json::Value;
use tower::ServiceExt as _;

use super::exchange::{CANDIDATES, USERS_ME, api_calls, indented};
use super::form::PlaygroundForm;
use crate::http::page::Pages;
use crate::state::AppState;

/// More than the demo's data will ever be, in bytes.
const ANSWER_LIMIT: usize = 1024 * 1024;

pub(crate) async fn post(
    State(state): State<AppState>,
    PlaygroundForm { pages, sent, .. }: PlaygroundForm,
) -> Response {
    // Only what is on offer: this is no way to call anything else.
    let path = match sent.get("path") {
        Some(USERS_ME) => USERS_ME,
        _ => CANDIDATES,
    };
    let access_token = sent.get("access_token").unwrap_or_default();
    match call(&state, path, access_token).await {
        Some((status, json)) => show_answer(&pages, path, access_token, status, &json),
        None => pages.error_case(ErrorCase::Server),
    }
}

/// Sends the request through the API's own router, guard and all.
async fn call(state: &AppState, path: &str, access_token: &str) -> Option<(StatusCode, Value)> {
    let request = Request::get(path.strip_prefix(routes::API)?)
        .header(AUTHORIZATION, format!("Bearer {access_token}"))
        .body(Body::empty())
        .ok()?;
    // Outside of a demo this server has no such API.
    let Some(api) = &state.api else { return Some((StatusCode::NOT_FOUND, Value::Null)) };
    let response = api.clone().oneshot(request).await.ok()?;
    let status = response.status();
    let body = to_bytes(response.into_body(), ANSWER_LIMIT).await.ok()?;
    Some((status, serde_json::from_slice(&body).unwrap_or_default()))
}

fn show_answer(
    pages: &Pages,
    path: &str,
    access_token: &str,
    status: StatusCode,
    json: &Value,
) -> Response {
    let localizer = pages.localizer();
    let meaning = match status {
        StatusCode::OK if path == CANDIDATES => localizer.t("play-answer-candidates"),
        StatusCode::OK => localizer.t("play-answer-me"),
        StatusCode::UNAUTHORIZED => localizer.t("play-answer-unknown"),
        StatusCode::FORBIDDEN => localizer.t("play-answer-forbidden"),
        _ => localizer.t("play-answer-none"),
    };
    pages.show(AnswerStep {
        called: format!("GET {path}"),
        status: status.to_string(),
        worked: status.is_success(),
        meaning,
        table: candidates(localizer, json),
        json: indented(json),
        calls: api_calls(
            localizer,
            access_token,
            if path == CANDIDATES { USERS_ME } else { CANDIDATES },
        ),
    })
}

fn candidates(localizer: Localizer, json: &Value) -> Option<Table> {
    let text = |row: &Value, pointer: &str| {
        row.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let rows = json.get("content")?.as_array()?;
    Some(Table {
        caption: localizer.t("play-table"),
        columns: vec![
            localizer.t("play-table-name"),
            localizer.t("play-table-job"),
            localizer.t("play-table-status"),
        ],
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    format!("{} {}", text(row, "/firstName"), text(row, "/lastName")),
                    text(row, "/job/title"),
                    text(row, "/status"),
                ]
            })
            .collect(),
    })
}
