//! The keys that sign access tokens (RFC 7517 §5).

use axum::extract::State;
use axum::response::Response;
use provider::Provider;

use crate::http::documents::show;

pub(crate) async fn get(State(provider): State<Provider>) -> Response {
    show(provider.keys().jwks().to_string().into())
}
