//! Bound tokens at an API (RFC 9449 §7).

use super::bound_tokens;
use testkit::proof::{Key, Proof};
use testkit::{ADA, Answer, MINUTE, SECOND, TestServer};

const CANDIDATES: &str = "/api/candidates";

/// Shows a token with these values of `DPoP` headers.
async fn show(server: &TestServer, scheme: &str, token: &str, proofs: &[String]) -> Answer {
    let authorization = format!("{scheme} {token}");
    let mut headers = vec![("authorization", authorization.as_str())];
    headers.extend(proofs.iter().map(|proof| ("dpop", proof.as_str())));
    server.get_with(CANDIDATES, &headers).await
}

/// A proof for the API, without a nonce: there it is offered, not demanded.
fn proof<'key>(server: &TestServer, key: &'key Key, token: &str) -> Proof<'key> {
    key.proof(server, "GET", CANDIDATES).without("nonce").for_token(token)
}

#[track_caller]
fn assert_challenged(answer: &Answer, scheme: &str, error: &str) {
    answer.assert_status(401);
    let challenge = answer.header("www-authenticate").expect("a challenge");
    assert!(challenge.starts_with(&format!("{scheme} ")), "{challenge}");
    assert!(challenge.contains(&format!("error=\"{error}\"")), "{challenge}");
    assert_eq!(answer.json()["error"], error);
}

#[tokio::test]
async fn a_bound_token_is_no_bearer_token() {
    // §7.2: the server "MUST NOT" accept it without the proof.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    assert_challenged(&show(&server, "Bearer", &token, &[]).await, "Bearer", "invalid_token");
    let proof = proof(&server, &key, &token).signed();
    let answer = show(&server, "Bearer", &token, &[proof]).await;
    assert_challenged(&answer, "Bearer", "invalid_token");
}

#[tokio::test]
async fn a_bearer_token_is_not_shown_with_a_proof() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = server.partner_tokens(ADA).await.access;
    let proof = proof(&server, &key, &token).signed();
    let answer = show(&server, "DPoP", &token, &[proof]).await;
    assert_challenged(&answer, "DPoP", "invalid_token");
    server.call(CANDIDATES, &token).await.assert_status(200);
}

#[tokio::test]
async fn no_proof_or_two_are_refused() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    let one = || proof(&server, &key, &token).signed();
    for proofs in [vec![], vec![one(), one()], vec![String::new()], vec!["x".to_owned()]] {
        let answer = show(&server, "DPoP", &token, &proofs).await;
        assert_challenged(&answer, "DPoP", "invalid_dpop_proof");
        // §7.1: which algorithms are accepted.
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(challenge.contains("algs=\"ES256 EdDSA\""), "{challenge}");
    }
}

#[tokio::test]
async fn a_proof_for_something_else_is_refused() {
    let (server, key, thief) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let token = bound_tokens(&server, &key).await.access;
    let other = bound_tokens(&server, &key).await.access;
    let now = server.provider.now().0;
    let good = || proof(&server, &key, &token);
    for (what, proof) in [
        ("another token", proof(&server, &key, &other)),
        ("no ath", good().without("ath")),
        ("ath of nothing", good().with("ath", "")),
        ("the token itself as ath", good().with("ath", token.clone())),
        ("another key", proof(&server, &thief, &token)),
        ("another method", good().with("htm", "POST")),
        ("another path", good().with("htu", "http://localhost:3000/api/users/me")),
        (
            "the path as the nested router sees it",
            good().with("htu", "http://localhost:3000/candidates"),
        ),
        ("another host", good().with("htu", "http://evil.example/api/candidates")),
        ("no jti", good().without("jti")),
        ("old", good().with("iat", now - 61)),
        ("ahead", good().with("iat", now + 11)),
        ("another typ", good().header("typ", "JWT")),
    ] {
        let answer = show(&server, "DPoP", &token, &[proof.signed()]).await;
        assert_eq!(answer.status, 401, "{what}");
        assert_challenged(&answer, "DPoP", "invalid_dpop_proof");
    }
    show(&server, "DPoP", &token, &[good().signed()]).await.assert_status(200);
}

#[tokio::test]
async fn a_nonce_that_is_not_ours_is_answered_with_one_that_is() {
    // §9.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    let old = server.provider.tokens().dpop_nonce();
    server.advance(4 * MINUTE);
    for nonce in ["x", &old] {
        let proof = proof(&server, &key, &token).with("nonce", nonce);
        let answer = show(&server, "DPoP", &token, &[proof.signed()]).await;
        assert_challenged(&answer, "DPoP", "use_dpop_nonce");
        answer.assert_header("dpop-nonce", &server.provider.tokens().dpop_nonce());
    }
    let proof = proof(&server, &key, &token).with("nonce", server.provider.tokens().dpop_nonce());
    show(&server, "DPoP", &token, &[proof.signed()]).await.assert_status(200);
}

#[tokio::test]
async fn a_proof_is_shown_once() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    let proof = proof(&server, &key, &token).signed();
    show(&server, "DPoP", &token, std::slice::from_ref(&proof)).await.assert_status(200);
    for _ in 0..2 {
        let answer = show(&server, "DPoP", &token, std::slice::from_ref(&proof)).await;
        assert_challenged(&answer, "DPoP", "invalid_dpop_proof");
        server.advance(SECOND);
    }
}

#[tokio::test]
async fn a_caller_without_a_valid_token_takes_no_space_of_ours() {
    // Each kept proof is a row: it must cost an attacker a token.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    for token in ["csn_at_x", "x"] {
        let proof = proof(&server, &key, token).signed();
        show(&server, "DPoP", token, &[proof]).await.assert_status(401);
    }
    assert_eq!(server.count("spent"), 0);
}

#[tokio::test]
async fn a_good_proof_opens_the_api_and_the_next_nonce_comes_with_it() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    for scheme in ["DPoP", "dpop"] {
        let proof = proof(&server, &key, &token).signed();
        let answer = show(&server, scheme, &token, &[proof]).await;
        answer.assert_status(200).assert_header("cache-control", "no-store");
        answer.assert_header("dpop-nonce", &server.provider.tokens().dpop_nonce());
    }
}
