use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use provider::Provider;

use crate::middleware::rate_limit::RateLimiter;

/// For how long no request may have found room before the server says so: a moment is none.
const LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// `GET /healthz`: the process lives.
pub(crate) async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: it can do its work. It is answered in any case, also where other requests
/// are refused.
pub(crate) async fn ready(
    State(provider): State<Provider>,
    Extension(limiter): Extension<RateLimiter>,
) -> (StatusCode, &'static str) {
    let mut looks = 0;
    while !limiter.has_room() {
        looks += 1;
        if looks == LOOKS {
            return (StatusCode::SERVICE_UNAVAILABLE, "too many requests at once\n");
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    match provider.is_ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
