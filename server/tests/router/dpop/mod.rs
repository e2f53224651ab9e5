//! Tokens bound to a key that their holder proves to have (DPoP, RFC 9449).

mod api;
mod binding;
mod nonce;
mod proofs;
mod refresh;
mod room;

use testkit::client::{Headers, form};
use testkit::proof::{Key, Proof};
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, Answer, AuthorizationUrl, SPA_CALLBACK, TestServer};

const TOKEN: &str = "/oauth/token";

/// A code of `demo-partner`.
async fn partner_code(server: &TestServer) -> String {
    server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await
}

/// `demo-partner` exchanges a code, with these values of `DPoP` headers.
async fn redeem_with(server: &TestServer, code: &str, proofs: &[String]) -> Answer {
    let authorization = partner();
    let mut headers = vec![("authorization", authorization.as_str())];
    headers.extend(proofs.iter().map(|proof| ("dpop", proof.as_str())));
    server.post_form(TOKEN, &headers, form(&code_exchange(code))).await
}

/// The same with one proof.
async fn redeem(server: &TestServer, code: &str, proof: &Proof<'_>) -> Answer {
    redeem_with(server, code, &[proof.signed()]).await
}

/// Tokens of `demo-partner` that are bound to a key.
pub(crate) async fn bound_tokens(server: &TestServer, key: &Key) -> Tokens {
    let code = partner_code(server).await;
    Tokens::read_as("DPoP", &redeem(server, &code, &key.at_token(server)).await)
}

/// What `demo-spa` brings to exchange a code.
fn spa_exchange(code: &str) -> Vec<(&'static str, String)> {
    let mut pairs = code_exchange(code).to_vec();
    SPA_CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", "demo-spa".to_owned()));
    pairs
}

/// POST to the token endpoint by a public client, with a proof if it has one.
async fn by_public(
    server: &TestServer,
    pairs: &[(&str, String)],
    proof: Option<&Proof<'_>>,
) -> Answer {
    let signed = proof.map(Proof::signed);
    let headers: Vec<_> = signed.iter().map(|signed| ("dpop", signed.as_str())).collect();
    let headers: &Headers<'_> = &headers;
    server.post_form(TOKEN, headers, form(pairs)).await
}
