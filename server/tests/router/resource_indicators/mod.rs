//! Which API a token is for (RFC 8707), and how an app finds who issues tokens
//! for an API (RFC 9728).

mod audience;
mod discovery;
mod narrowing;
mod refused;

use testkit::client_endpoints::{INTROSPECT, api};
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, Answer, AuthorizationUrl, FILES_API, OWN_API, TestServer};

/// `demo-partner` asks for both APIs.
fn for_both() -> AuthorizationUrl {
    AuthorizationUrl::partner().and("resource", OWN_API).and("resource", FILES_API)
}

/// Exchanges a code for tokens for these APIs.
async fn redeem_for(server: &TestServer, code: &str, resources: &[&str]) -> Answer {
    let mut pairs = code_exchange(code).to_vec();
    pairs.extend(resources.iter().map(|resource| ("resource", (*resource).to_owned())));
    server.token(Some(&partner()), &pairs).await
}

/// Refreshes for these APIs.
async fn refresh_for(server: &TestServer, token: &str, resources: &[&str]) -> Answer {
    let mut pairs = vec![("grant_type", "refresh_token"), ("refresh_token", token)];
    pairs.extend(resources.iter().map(|resource| ("resource", *resource)));
    server.token(Some(&partner()), &pairs).await
}

/// The tokens that Ada allows for both APIs.
async fn tokens_for_both(server: &TestServer) -> Tokens {
    let code = server.signed_in(ADA).await.allow(&for_both()).await;
    Tokens::read(&redeem_for(server, &code, &[]).await)
}

/// The audience of a token: for `demo-api` once it serves both APIs.
async fn audience(server: &TestServer, token: &str) -> serde_json::Value {
    let apis = [OWN_API, FILES_API].map(|text| text.parse().expect("a resource"));
    server.change_client("demo-api", |client| client.serves = apis.into_iter().collect()).await;
    let answer = server.post_pairs(INTROSPECT, Some(&api()), &[("token", token)]).await;
    answer.json()["aud"].clone()
}
