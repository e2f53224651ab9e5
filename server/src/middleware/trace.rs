//! One span for each request, the parent of all spans within it.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;
use opentelemetry::Context;
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::TraceContextExt as _;
use opentelemetry_http::HeaderExtractor;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::field::Empty;
use tracing::{Instrument as _, trace_span};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

use super::measure;

/// Networks whose `traceparent` is trusted.
#[derive(Clone)]
pub(crate) struct TrustedCallers(Arc<[IpNet]>);

impl TrustedCallers {
    pub(crate) fn new(networks: &[IpNet]) -> Self {
        Self(networks.into())
    }

    /// From a trusted proxy alone (W3C Trace Context): any other caller could fill a foreign trace,
    /// or have each request of theirs recorded.
    fn parent(&self, request: &Request) -> Option<Context> {
        let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
        let peer = peer.ip().to_canonical();
        if !self.0.iter().any(|network| network.contains(&peer)) {
            return None;
        }
        let found = TraceContextPropagator::new().extract(&HeaderExtractor(request.headers()));
        found.span().span_context().is_valid().then_some(found)
    }
}

/// Runs outside the layers that change the address a request is from. The span holds the pattern of
/// the path, for the path itself may be a secret.
pub(crate) async fn layer(
    State(trusted): State<TrustedCallers>,
    request: Request,
    next: Next,
) -> Response {
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map(|path| path.as_str().to_owned());
    // Probes come every few seconds.
    if matches!(route.as_deref(), Some(routes::HEALTHZ | routes::READYZ)) {
        return next.run(request).await;
    }
    let method = measure::method(&request);
    let name = match &route {
        Some(route) => format!("{method} {route}"),
        None => method.to_owned(),
    };
    let span = trace_span!(
        target: store::TRACE,
        "request",
        otel.name = name,
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        countersign.request.id = Empty,
    );
    if let Some(parent) = trusted.parent(&request) {
        // It fails only where nothing is traced.
        let _ = span.set_parent(parent);
    }
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    span.record("http.response.status_code", i64::from(status.as_u16()));
    // Of what a caller did wrong, the semantic conventions say: not an error of a server's.
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
    let id = response.headers().get("x-request-id").and_then(|id| id.to_str().ok());
    if let Some(id) = id {
        span.record("countersign.request.id", id);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    const TRACEPARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    fn parent(peer: Option<&str>, header: &str) -> Option<String> {
        let trusted = TrustedCallers::new(&["10.0.0.0/8".parse().expect("a network")]);
        let mut request =
            Request::builder().header("traceparent", header).body(Body::empty()).expect("built");
        if let Some(peer) = peer {
            let peer: SocketAddr = peer.parse().expect("an address");
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let parent = trusted.parent(&request)?;
        Some(parent.span().span_context().trace_id().to_string())
    }

    #[test]
    fn a_trace_is_taken_from_trusted_proxies_alone() {
        assert_eq!(parent(Some("192.0.2.1:1000"), TRACEPARENT), None);
        assert_eq!(parent(Some("[2001:db8::1]:1000"), TRACEPARENT), None);
        assert_eq!(parent(None, TRACEPARENT), None);
    }

    #[test]
    fn what_is_no_trace_is_left_out() {
        for header in ["", "00-0-0-01", "00-00000000000000000000000000000000-b7ad6b7169203331-01"] {
            assert_eq!(parent(Some("10.0.0.1:1000"), header), None, "{header}");
        }
    }

    #[test]
    fn a_trusted_proxys_trace_goes_on() {
        for peer in ["10.0.0.1:1000", "[::ffff:10.0.0.1]:1000"] {
            let found = parent(Some(peer), TRACEPARENT);
            assert_eq!(found.as_deref(), Some("0af7651916cd43dd8448eb211c80319c"), "{peer}");
        }
    }
}
