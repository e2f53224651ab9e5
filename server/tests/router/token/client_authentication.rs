//! Who a client says it is (OAuth 2.1 §2.4, RFC 6749 §2.3.1).

use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, Answer, AuthorizationUrl, SPA_CALLBACK, TestServer, basic};

/// A request in which only the client's authentication can be at fault.
async fn ask(server: &TestServer, authorization: Option<&str>, more: &str) -> Answer {
    let body = format!("grant_type=client_credentials{more}");
    server.token_body(authorization, body).await
}

#[tokio::test]
async fn a_wrong_secret_and_an_unknown_client_look_the_same() {
    let server = TestServer::start().await;
    server.change_client("demo-jwt", |client| client.disabled = true).await;
    let mut said = Vec::new();
    for (id, secret) in [
        ("demo-service", "wrong"),
        ("demo-service", "demo-service-secre"),
        ("demo-service", "demo-service-secret "),
        ("demo-service", "demo-partner-secret"),
        ("Demo-service", "demo-service-secret"),
        ("nobody", "demo-service-secret"),
        ("demo-jwt", "demo-jwt-secret"),
        // Public: a secret is not expected.
        ("demo-spa", "anything"),
    ] {
        let by_header = ask(&server, Some(&basic(id, secret)), "").await;
        said.push(by_header.assert_token_error(401, "invalid_client"));
        // RFC 6749 §5.2: a challenge for who tried by header.
        by_header.assert_header("www-authenticate", "Basic realm=\"http://localhost:3000\"");
        let by_form = ask(&server, None, &format!("&client_id={id}&client_secret={secret}")).await;
        said.push(by_form.assert_token_error(401, "invalid_client"));
        assert_eq!(by_form.header("www-authenticate"), None);
    }
    said.dedup();
    assert_eq!(said, ["client authentication failed"]);
}

#[tokio::test]
async fn a_confidential_client_without_its_secret_is_refused() {
    let server = TestServer::start().await;
    for more in
        ["", "&client_id=", "&client_id=demo-service", "&client_id=demo-service&client_secret="]
    {
        ask(&server, None, more).await.assert_token_error(401, "invalid_client");
    }
    let empty = ask(&server, Some(&basic("demo-service", "")), "").await;
    empty.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn two_methods_in_one_request_are_refused() {
    let server = TestServer::start().await;
    let header = basic("demo-service", "demo-service-secret");
    for more in [
        "&client_id=demo-service&client_secret=demo-service-secret",
        "&client_secret=demo-service-secret",
        "&client_id=demo-partner",
    ] {
        let answer = ask(&server, Some(&header), more).await;
        answer.assert_token_error(400, "invalid_request");
    }
    ask(&server, Some(&header), "&client_id=demo-service").await.assert_status(200);
}

#[tokio::test]
async fn headers_that_are_not_basic_are_refused() {
    let server = TestServer::start().await;
    for header in [
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic ZGVtby1zZXJ2aWNl",
        "Bearer demo-service-secret",
        "Digest username=\"demo-service\"",
        "ZGVtby1zZXJ2aWNlOmRlbW8tc2VydmljZS1zZWNyZXQ=",
    ] {
        ask(&server, Some(header), "").await.assert_token_error(401, "invalid_client");
    }
}

#[tokio::test]
async fn a_secret_in_the_address_counts_for_nothing() {
    // RFC 6749 §2.3.1: "MUST NOT be included in the request URI".
    let server = TestServer::start().await;
    let path = "/oauth/token?client_id=demo-service&client_secret=demo-service-secret";
    let request = axum::http::Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("grant_type=client_credentials".into());
    let answer = server.send(request.expect("a request")).await;
    answer.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn wrong_secrets_lock_no_user_out() {
    // Anyone knows a client_id; anyone could lock a client.
    let server = TestServer::start().await;
    for _ in 0..60 {
        ask(&server, Some(&basic("demo-service", "wrong")), "").await.assert_status(401);
    }
    server.service_token("demo-service", "demo-service-secret").await;
}

#[tokio::test]
async fn a_public_client_names_itself() {
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::spa()).await;
    let mut pairs = code_exchange(&code).to_vec();
    pairs.retain(|(name, _)| *name != "redirect_uri");
    pairs.push(("redirect_uri", SPA_CALLBACK.to_owned()));
    server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
    pairs.push(("client_id", "demo-spa".to_owned()));
    Tokens::read(&server.token(None, &pairs).await);
}

#[tokio::test]
async fn header_and_form_both_work() {
    let server = TestServer::start().await;
    let by_form = "&client_id=demo-service&client_secret=demo-service-secret";
    Tokens::read(&ask(&server, None, by_form).await);
    // RFC 6749 §2.3.1: both parts are form-encoded in the header.
    let encoded = basic("demo%2Dservice", "demo%2Dservice%2Dsecret");
    Tokens::read(&ask(&server, Some(&encoded), "").await);
    let lower_case = basic("demo-service", "demo-service-secret").replacen("Basic", "basic", 1);
    Tokens::read(&ask(&server, Some(&lower_case), "").await);
}

#[tokio::test]
async fn both_secrets_work_while_one_is_being_replaced() {
    let server = TestServer::start().await;
    server
        .change_client("demo-partner", |client| {
            client.secrets.push(oauth::credential::digest::Digest::of("the-next-one"));
        })
        .await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    for header in [partner(), basic("demo-partner", "the-next-one")] {
        let answer = server.token(Some(&header), &[("grant_type", "client_credentials")]).await;
        answer.assert_token_error(400, "unauthorized_client");
    }
    server.redeem(&code).await.assert_status(200);
}
