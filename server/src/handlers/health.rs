use axum::extract::State;
use axum::http::StatusCode;
use provider::Provider;

/// `GET /healthz`: the process lives.
pub(crate) async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: it can do its work.
pub(crate) async fn ready(State(provider): State<Provider>) -> (StatusCode, &'static str) {
    match provider.is_ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
