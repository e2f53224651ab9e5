use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use provider::audit_event::request_from;

use crate::http::ClientAddress;

pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let ClientAddress(address) = ClientAddress::of(request.extensions());
    request_from(address, next.run(request)).await
}
