use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    let Some(content) = state.brand.served.get(&file) else {
        // Another node may have it: they need not be changed at once.
        return (StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response();
    };
    let kind = match file.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        _ => "image/png",
    };
    let headers = [
        (CONTENT_TYPE, kind),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'"),
        // The name is the content's hash: it never means anything else.
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, content.to_vec()).into_response()
}
