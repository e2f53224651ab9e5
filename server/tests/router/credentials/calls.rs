//! Credentials, shown to an API.

use super::{APPLICANTS, CANDIDATES, call_with_key, make_key, make_token, secret};
use testkit::{ADA, RAVI, TestServer};

#[tokio::test]
async fn a_key_beside_a_token_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut browser, "Try it out").await);
    let token = server.partner_tokens(ADA).await.access;
    let bearer = format!("Bearer {token}");
    let both = [("x-smarttoken", key.as_str()), ("authorization", bearer.as_str())];
    let answer = server.get_with(CANDIDATES, &both).await;
    assert_eq!(answer.assert_status(400).json()["error"], "invalid_request");
}

#[tokio::test]
async fn malformed_mistyped_unknown_and_revoked_are_answered_alike() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut browser, "Try it out").await);
    let path = super::newest(&mut browser).await;
    let form = browser.get(&format!("{path}/revoke")).await.form("Revoke");
    browser.submit(&form).await.assert_status(303);
    let mistyped = format!("{}x", &key[..31]);
    let answers = [&key, &mistyped, "x", "DCRA1-0000000000000000000000000"].map(|key| {
        let server = &server;
        async move {
            let answer = call_with_key(server, CANDIDATES, key).await;
            answer.assert_status(401);
            let challenge = answer.header("www-authenticate").expect("a challenge").to_owned();
            (challenge, answer.text())
        }
    });
    let mut seen = Vec::new();
    for answer in answers {
        seen.push(answer.await);
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:?}");
}

#[tokio::test]
async fn a_key_is_no_token_and_a_token_no_key() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut browser, "Try it out").await);
    let token = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
    server.call(CANDIDATES, &key).await.assert_status(401);
    call_with_key(&server, APPLICANTS, &token).await.assert_status(401);
    let access = server.partner_tokens(ADA).await.access;
    call_with_key(&server, CANDIDATES, &access).await.assert_status(401);
}

#[tokio::test]
async fn a_token_opens_what_was_chosen_and_nothing_beside_it() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
    server.call(APPLICANTS, &token).await.assert_status(200);
    for (path, scope) in [("/api/v2/companies", "companies"), (CANDIDATES, "candidates_read")] {
        let answer = server.call(path, &token).await;
        let json = answer.assert_status(403).json();
        assert_eq!(json["exception"], "OAuthPermissionsException");
        assert_eq!(json["scope"], scope);
    }
    // It acts for no one who could be asked who they are.
    server.call("/api/users/me", &token).await.assert_status(403);
}

#[tokio::test]
async fn an_access_token_does_not_open_what_is_for_api_tokens() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    server.call(APPLICANTS, &access).await.assert_status(403);
}

#[tokio::test]
async fn a_token_reaches_what_its_maker_reaches_and_ends_with_them() {
    let server = TestServer::start().await;
    let found =
        async |token: &str| server.call(APPLICANTS, token).await.json()["totalFound"].clone();
    let of_ada = make_token(&mut server.signed_in(ADA).await, "All", &["applicants"]).await;
    let of_ravi = make_token(&mut server.signed_in(RAVI).await, "Mine", &["applicants"]).await;
    let (of_ada, of_ravi) = (secret(&of_ada), secret(&of_ravi));
    assert_ne!(found(&of_ada).await, found(&of_ravi).await);
    server.change_user("usr_ravi", |ravi| ravi.disabled = true).await;
    server.call(APPLICANTS, &of_ravi).await.assert_status(401);
    server.call(APPLICANTS, &of_ada).await.assert_status(200);
}
