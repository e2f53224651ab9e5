use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, histogram};

use crate::telemetry::metrics::{NOWHERE, REQUEST_SECONDS, REQUESTS};

/// What routes end with that answer for all paths below theirs which are none.
pub(crate) const UNKNOWN: &str = "/{*unknown}";

pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>();
    let matched = matched.map(MatchedPath::as_str).filter(|path| !path.ends_with(UNKNOWN));
    let endpoint = matched.unwrap_or(NOWHERE).to_owned();
    let method = method(&request);
    let began = now();
    let response = next.run(request).await;
    histogram!(REQUEST_SECONDS, "endpoint" => endpoint.clone()).record(began.elapsed());
    let status = response.status().as_u16().to_string();
    counter!(REQUESTS, "endpoint" => endpoint, "method" => method, "status" => status).increment(1);
    response
}

/// The request's method, of those there are.
pub(super) fn method(request: &Request) -> &'static str {
    match request.method().as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a request took, not what time it is")]
fn now() -> Instant {
    Instant::now()
}
