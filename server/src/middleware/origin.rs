//! Where a request comes from, for the audit log.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;
use provider::audit::request_from;

/// Answers each request as one from its network address.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let address = peer.map(|ConnectInfo(peer)| peer.ip().to_string()).unwrap_or_default();
    request_from(address, next.run(request)).await
}
