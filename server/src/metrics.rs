//! What Prometheus reads, on a listener of its own.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use crate::paths;

/// Requests by endpoint, method and status.
pub(crate) const REQUESTS: &str = "countersign_requests_total";
/// How long they took, by endpoint.
pub(crate) const REQUEST_SECONDS: &str = "countersign_request_seconds";
/// Letters by what became of a try to send them.
pub(crate) const LETTERS: &str = "countersign_letters_total";

/// Seconds: from what a cached answer takes to what nobody waits for.
const SECONDS: [f64; 12] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
/// Writes in one commit.
const WRITES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Counts from now on.
pub(crate) fn install() -> Result<PrometheusHandle, BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&SECONDS)?
        .set_buckets_for_metric(Matcher::Full(store::COMMIT_WRITES.to_owned()), &WRITES)?
        .install_recorder()?;
    describe_counter!(REQUESTS, "Requests, by endpoint, method and status");
    describe_histogram!(REQUEST_SECONDS, Unit::Seconds, "How long requests took, by endpoint");
    describe_counter!(provider::SIGN_INS, "Sign-ins, by outcome");
    describe_counter!(LETTERS, "Letters, by what became of a try to send them");
    describe_histogram!(store::COMMIT_WRITES, "How many writes shared a commit");
    describe_histogram!(store::COMMIT_SECONDS, Unit::Seconds, "How long commits took");
    describe_gauge!(store::QUEUED_WRITES, "Writes that wait for the next commit");
    Ok(handle)
}

/// Answers Prometheus for as long as the server runs.
pub(crate) async fn serve(listener: TcpListener, handle: PrometheusHandle) {
    let render = move || {
        let text = handle.render();
        async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text) }
    };
    let router = Router::new().route(paths::METRICS, get(render));
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(%error, "the listener of the metrics failed");
    }
}
