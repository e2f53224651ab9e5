//! OpenID Connect. The tests of `conformance` have the names of the OpenID Foundation's modules.

mod attacks;
mod back_channel;
mod bad_input;
mod conformance;
mod custom_claims;
mod discovery;
mod id_token;
mod logout;
mod modules;
mod page;
mod registered;
mod requests;
mod sign_in_ends;
mod strength;
mod userinfo;
mod walk;

use testkit::{ADA, Answer, AuthorizationUrl, TestServer};

const NONCE: &str = "n-0S6_WzA2Mj";

/// `demo-partner` may ask who a user is.
async fn server() -> TestServer {
    let server = TestServer::start().await;
    server.let_ask_who("demo-partner").await;
    server
}

fn request(scope: &str) -> AuthorizationUrl {
    AuthorizationUrl::partner().with("scope", scope).with("nonce", NONCE)
}

/// Ada allows all of it; the answer of the token endpoint.
async fn tokens(server: &TestServer, request: &AuthorizationUrl) -> Answer {
    let code = server.signed_in(ADA).await.allow_all(request).await;
    let answer = server.redeem(&code).await;
    answer.assert_status(200).assert_header("cache-control", "no-store");
    answer
}

async fn access_token(server: &TestServer, scope: &str) -> String {
    let answer = tokens(server, &request(scope)).await;
    answer.json()["access_token"].as_str().expect("a token").to_owned()
}
