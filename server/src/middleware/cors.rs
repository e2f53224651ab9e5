//! RFC 9700 §2.6 allows what an app in a browser calls itself: the token endpoint, the metadata,
//! the keys. An app there gives its tokens back, too: RFC 7009 §2.3, "The revocation endpoint MAY
//! support Cross-Origin Resource Sharing (CORS)". "CORS MUST NOT be supported at the authorization
//! endpoint", nor is it at any other.
//!
//! The layer is around everything that may refuse such a request: a script that cannot read why it
//! was refused, or for how long to wait, only sees that there is no network.
//!
//! Without credentials: no cookie means anything to these endpoints.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CONTENT_TYPE,
};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// A script that is asked for a nonce must be able to read it (RFC 9449 §8), and one that must
/// wait, for how long.
const FOR_SCRIPTS: [(HeaderName, HeaderValue); 2] = [
    (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("DPoP-Nonce, WWW-Authenticate, Retry-After"),
    ),
];

/// A preflight is answered here: it asks for nothing that could be refused or limited.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let mut response =
        if request.method() == Method::OPTIONS { preflight() } else { next.run(request).await };
    // A page is for people, not for scripts of others.
    let is_page = |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html");
    if !response.headers().get(CONTENT_TYPE).is_some_and(is_page) {
        response.headers_mut().extend(FOR_SCRIPTS);
    }
    response
}

fn preflight() -> Response {
    let allowed = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        // `DPoP` for proofs (RFC 9449 §4.1).
        (ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, dpop, mcp-protocol-version"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, allowed).into_response()
}
