//! Which endpoints scripts of other origins may use. RFC 9700 §2.6 allows those
//! that an app in a browser calls itself: the token endpoint, the metadata, the
//! keys. "CORS MUST NOT be supported at the authorization endpoint", nor is it at
//! any other.
//!
//! Without credentials: no cookie means anything to these endpoints.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Lets scripts of any origin call what is behind it.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight {
        let headers = [
            (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
            // `DPoP` for proofs (RFC 9449 §4.1).
            (ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, dpop"),
            (ACCESS_CONTROL_MAX_AGE, "86400"),
        ];
        (StatusCode::NO_CONTENT, headers).into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    // A script that is asked for a nonce must be able to read it.
    let exposed = HeaderValue::from_static("DPoP-Nonce, WWW-Authenticate");
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    response
}
