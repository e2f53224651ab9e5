use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::IntoResponse as _;
use oauth::client::logo::LogoId;
use provider::Provider;

use crate::http::PageResult;

/// The picture is one that we drew; the headers make sure that no browser takes it for anything
/// else.
pub(crate) async fn get(State(provider): State<Provider>, Path(file): Path<String>) -> PageResult {
    let png = match file.strip_suffix(".png").and_then(LogoId::parse) {
        Some(id) => provider.clients().logo(&id).await?,
        None => None,
    };
    let Some(png) = png else {
        // Another node may have it in a moment.
        return Ok((StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response());
    };
    let headers = [
        (CONTENT_TYPE, "image/png"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'"),
        // The name is the content's hash: it never means another picture.
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, png).into_response())
}
