//! Jobs as an MCP server: an assistant reads them, and renames them if it may.

mod jobs;

use std::env;
use std::sync::Arc;

use axum::Router;
use axum::routing::any_service;
use guard::mcp::ToolRequirements;
use guard::remote::{RemoteSettings, RemoteVerifier};
use guard::{ApiMetadata, Guard, Requirement};
use oauth::credential::secret::ClientSecret;
use rmcp::transport::StreamableHttpServerConfig;
use rmcp::transport::StreamableHttpService;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use tokio::net::TcpListener;

use crate::jobs::Jobs;

const READ: &str = "jobs_read";
const CHANGE: &str = "jobs_manage";

#[tokio::main]
#[expect(clippy::print_stdout, reason = "it says where it is")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let issuer = env::var("ISSUER").unwrap_or_else(|_| "http://localhost:3000".to_owned());
    let listen = env::var("LISTEN").unwrap_or_else(|_| "127.0.0.1:8770".to_owned());
    let resource = env::var("RESOURCE").unwrap_or_else(|_| format!("http://{listen}/mcp"));
    let (id, secret) = (env::var("API_CLIENT")?, ClientSecret::new(env::var("API_SECRET")?));

    // Who issues tokens for this server, and what its tools need.
    let metadata = ApiMetadata::new(&resource, &issuer)?.name("Jobs").scopes([READ, CHANGE])?;
    let verifier = RemoteVerifier::new(RemoteSettings::new(&issuer, &id, secret, &resource)?)?;
    let guard = Guard::new(metadata.realm(), Arc::new(verifier));
    let tools = ToolRequirements::new(Requirement::scope(READ))
        .tool("rename_job", Requirement::all([READ, CHANGE]));

    // Without sessions: each call has its own token, and so its own caller.
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true);
    let jobs = Jobs::default();
    let sessions = Arc::new(NeverSessionManager::default());
    let server = StreamableHttpService::new(move || Ok(jobs.clone()), sessions, config);
    let routes = Router::new()
        .route("/mcp", guard.require_for_tools(tools, any_service(server)))
        .merge(metadata.routes());

    let listener = TcpListener::bind(&*listen).await?;
    println!("jobs at {resource}");
    axum::serve(listener, routes).await?;
    Ok(())
}
