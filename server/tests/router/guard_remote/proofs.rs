//! Tokens that are bound to a key (RFC 9449 §7), at an API that runs apart.

use oauth::client::AccessTokenFormat;
use oauth::jose::algorithm::SigningAlgorithm;

use super::{Api, CANDIDATES, assert_invalid_token};
use crate::dpop::bound_tokens;
use testkit::proof::{Key, Proof};
use testkit::{ADA, Answer, SECOND, TestServer};

async fn show(api: &Api, token: &str, proofs: &[String]) -> Answer {
    let authorization = format!("DPoP {token}");
    let mut headers = vec![("authorization", authorization.as_str())];
    headers.extend(proofs.iter().map(|proof| ("dpop", proof.as_str())));
    api.call_with(CANDIDATES, &headers).await
}

fn proof<'key>(server: &TestServer, key: &'key Key, token: &str) -> Proof<'key> {
    key.proof(server, "GET", CANDIDATES).without("nonce").for_token(token)
}

#[track_caller]
fn assert_refused(answer: &Answer) {
    answer.assert_status(401);
    assert_eq!(answer.json()["error"], "invalid_dpop_proof");
    let challenge = answer.header("www-authenticate").expect("a challenge");
    assert!(challenge.starts_with("DPoP "), "{challenge}");
}

#[tokio::test]
async fn a_bound_token_without_its_proof_and_an_unbound_one_with_are_refused() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let api = Api::before(&server).await;
    let token = bound_tokens(&server, &key).await.access;
    assert_invalid_token(&api.call(&token).await);
    assert_refused(&show(&api, &token, &[]).await);
    let proof_of = |token: &str| proof(&server, &key, token).signed();
    assert_refused(&show(&api, &token, &[proof_of(&token), proof_of(&token)]).await);
    let unbound = server.partner_tokens(ADA).await.access;
    assert_invalid_token(&show(&api, &unbound, &[proof_of(&unbound)]).await);
}

#[tokio::test]
async fn a_proof_for_something_else_is_refused_and_a_good_one_is_good_once() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let api = Api::before(&server).await;
    let opaque = bound_tokens(&server, &key).await.access;
    let jwt = AccessTokenFormat::Jwt(SigningAlgorithm::EdDsa);
    server.change_client("demo-partner", |client| client.access_token_format = jwt).await;
    let jwt = bound_tokens(&server, &key).await.access;
    assert!(jwt.contains('.') && !opaque.contains('.'));
    for token in [&opaque, &jwt] {
        let now = server.provider.now().0;
        let good = || proof(&server, &key, token);
        for (what, proof) in [
            ("another token", good().for_token("other")),
            ("another key", proof(&server, &Key::numbered(2), token)),
            ("another method", good().with("htm", "POST")),
            ("the nested path", good().with("htu", "http://localhost:3000/candidates")),
            ("another host", good().with("htu", "http://evil.example/api/candidates")),
            ("old", good().with("iat", now - 61)),
            // No one gave one out: it does not let the proof be older.
            ("old, with a nonce", good().with("iat", now - 61).with("nonce", "n")),
        ] {
            let answer = show(&api, token, &[proof.signed()]).await;
            assert_eq!(answer.status, 401, "{what}");
            assert_refused(&answer);
        }
        let once = good().signed();
        show(&api, token, std::slice::from_ref(&once)).await.assert_status(200);
        for _ in 0..3 {
            assert_refused(&show(&api, token, std::slice::from_ref(&once)).await);
            server.advance(20 * SECOND);
            api.later(20 * SECOND);
        }
    }
}
