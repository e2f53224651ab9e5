//! Who may revoke, and how it is asked (RFC 7009 §2.1).

use axum::body::Body;
use axum::http::Request;

use testkit::client_endpoints::{REVOKE, api};
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, TestServer, basic};

#[tokio::test]
async fn only_post_is_answered() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    for method in ["GET", "PUT", "DELETE", "PATCH"] {
        let request = Request::builder()
            .method(method)
            .uri(format!("{REVOKE}?token={access}"))
            .header("authorization", partner());
        let answer = server.send(request.body(Body::empty()).expect("a request")).await;
        answer.assert_status(405).assert_header("allow", "POST");
    }
    server.call("/api/candidates", &access).await.assert_status(200);
}

#[tokio::test]
async fn only_a_form_is_read() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain", ""] {
        let request = Request::post(REVOKE)
            .header("authorization", partner())
            .header("content-type", kind)
            .body(Body::from(format!("token={access}")));
        let answer = server.send(request.expect("a request")).await;
        answer.assert_token_error(400, "invalid_request");
    }
    server.call("/api/candidates", &access).await.assert_status(200);
}

#[tokio::test]
async fn who_does_not_say_who_they_are_revokes_nothing() {
    // RFC 7009 §2.1: "The authorization server first validates the client
    // credentials (in case of a confidential client)".
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let answer = server.revoke(None, &tokens.access).await;
    answer.assert_token_error(401, "invalid_client");
    let wrong = server.revoke(Some(&basic("demo-partner", "wrong")), &tokens.access).await;
    wrong.assert_token_error(401, "invalid_client");
    assert!(wrong.header("www-authenticate").is_some());
    let named = [("token", tokens.refresh()), ("client_id", "demo-partner")];
    let answer = server.post_pairs(REVOKE, None, &named).await;
    answer.assert_token_error(401, "invalid_client");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn a_missing_or_repeated_token_is_named() {
    let server = TestServer::start().await;
    for pairs in [&[][..], &[("token", "")], &[("access_token", "x")]] {
        let answer = server.post_pairs(REVOKE, Some(&partner()), pairs).await;
        let description = answer.assert_token_error(400, "invalid_request");
        assert_eq!(description, "token is missing");
    }
    let tokens = server.partner_tokens(ADA).await;
    let twice = [("token", tokens.refresh()), ("token", tokens.refresh())];
    let answer = server.post_pairs(REVOKE, Some(&partner()), &twice).await;
    answer.assert_token_error(400, "invalid_request");
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn a_token_in_the_address_is_not_read() {
    // RFC 9700 §4.3.2: it would stand in logs.
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    let path = format!("{REVOKE}?token={access}");
    let answer = server.post_pairs::<&str>(&path, Some(&partner()), &[]).await;
    answer.assert_token_error(400, "invalid_request");
    server.call("/api/candidates", &access).await.assert_status(200);
}

#[tokio::test]
async fn a_token_of_another_client_is_refused_and_stays_good() {
    // RFC 7009 §2.1: "the authorization server then verifies whether the token
    // was issued to the client making the revocation request. If this validation
    // fails, the request is refused".
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let service = server.service_token("demo-service", "demo-service-secret").await;
    for header in [basic("demo-legacy", "demo-legacy-secret"), api()] {
        for token in [&tokens.access, tokens.refresh(), &service] {
            let answer = server.revoke(Some(&header), token).await;
            answer.assert_token_error(400, "invalid_grant");
        }
    }
    let public = [("token", tokens.refresh()), ("client_id", "demo-spa")];
    let answer = server.post_pairs(REVOKE, None, &public).await;
    answer.assert_token_error(400, "invalid_grant");
    for access in [&tokens.access, &service] {
        server.call("/api/candidates", access).await.assert_status(200);
    }
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn what_is_no_token_of_ours_is_no_error() {
    // RFC 7009 §2.2: "invalid tokens do not cause an error response since the
    // client cannot handle such an error in a reasonable way."
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let rows = server.rows();
    for token in [
        "x",
        "csn_at_",
        "csn_rt_",
        &tokens.access[..tokens.access.len() - 1],
        &tokens.refresh().to_uppercase(),
        &code,
        "a.b.c",
        "é' OR 1=1 --",
        &"a".repeat(10_000),
    ] {
        let answer = server.revoke(Some(&partner()), token).await;
        answer.assert_status(200).assert_header("cache-control", "no-store");
        assert_eq!(answer.body, "");
    }
    assert_eq!(server.rows(), rows);
    Tokens::read(&server.redeem(&code).await);
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn an_app_in_a_browser_revokes_its_own_token_and_reads_the_answer() {
    // RFC 7009 §2.3.
    let server = TestServer::start().await;
    for method in ["OPTIONS", "POST"] {
        assert_eq!(server.cors_of(method, REVOKE).await.as_deref(), Some("*"), "{method}");
    }
    let tokens = server.spa_tokens(ADA).await;
    for (token, status) in [(tokens.refresh(), 200), ("", 400)] {
        let request = Request::post(REVOKE)
            .header("origin", "https://app.example")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(format!("token={token}&client_id=demo-spa")));
        let answer = server.send(request.expect("a request")).await;
        answer.assert_status(status).assert_header("access-control-allow-origin", "*");
    }
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn a_public_client_revokes_its_own_by_naming_itself() {
    let server = TestServer::start().await;
    let tokens = server.spa_tokens(ADA).await;
    let pairs = |secret: &'static str| {
        [("token", tokens.refresh()), ("client_id", "demo-spa"), ("client_secret", secret)]
    };
    let with_secret = server.post_pairs(REVOKE, None, &pairs("anything")).await;
    with_secret.assert_token_error(401, "invalid_client");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    server.post_pairs(REVOKE, None, &pairs("anything")[..2]).await.assert_status(200);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}
