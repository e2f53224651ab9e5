//! The floor of the benchmark: a bare axum server that reads a request as
//! Countersign does, hashes or signs once, and answers as much. It keeps
//! nothing, looks nothing up, and checks no secret.

mod answers;
mod endpoints;
mod signer;

use std::error::Error;
use std::io::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use tokio::net::TcpListener;

use crate::signer::Signer;

/// `floor PORT`.
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).unwrap_or_default().parse::<u16>()?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let routes = Router::new()
        .route("/.well-known/oauth-authorization-server", get(endpoints::discovery))
        .route("/oauth/token", post(endpoints::token))
        .route("/oauth/introspect", post(endpoints::introspect))
        .route("/healthz", get(endpoints::live))
        .with_state(Arc::new(Signer::new()?));
    writeln!(std::io::stdout().lock(), "floor listening on http://127.0.0.1:{port}")?;
    axum::serve(listener, routes).await?;
    Ok(())
}
