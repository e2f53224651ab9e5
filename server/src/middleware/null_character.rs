//! A path that holds U+0000 names nothing: no id, no file. PostgreSQL takes no such text, so
//! it is refused before anybody looks for it. In parameters and bodies it is refused where
//! they are read.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

pub(crate) async fn layer(request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        return (StatusCode::BAD_REQUEST, "the path holds the character U+0000\n").into_response();
    }
    next.run(request).await
}
