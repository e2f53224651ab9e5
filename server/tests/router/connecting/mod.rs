//! What clients send that were written for other servers, too.

mod app_host;
mod challenges;
mod clients;
mod decided;
mod documents;
mod flood;
mod hostile;
mod hosts;
mod interop_page;
mod keys;
mod logos;
mod matching;
mod members;
mod proven;
mod registering;
mod registration;
mod resources;
mod sign_in;
mod step_up;

use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{AuthorizationUrl, Browser, TestServer};

/// `demo-partner` as one that asks for whatever an API knows.
async fn partner_is_lenient(server: &TestServer) {
    server.change_client("demo-partner", |client| client.strict_scopes = false).await;
}

async fn redeem(server: &TestServer, code: &str) -> Tokens {
    Tokens::read(&server.token(Some(&partner()), &code_exchange(code)).await)
}

async fn allow_scope(browser: &mut Browser<'_>, server: &TestServer, scope: &str) -> Tokens {
    let code = browser.allow(&AuthorizationUrl::partner().with("scope", scope)).await;
    redeem(server, &code).await
}
