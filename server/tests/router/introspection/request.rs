//! Who may ask, and how (RFC 7662 §2.1).

use axum::body::Body;
use axum::http::Request;

use testkit::client_endpoints::{INTROSPECT, api};
use testkit::token_client::partner;
use testkit::{ADA, TestServer, basic};

#[tokio::test]
async fn a_client_without_the_right_learns_nothing_of_its_own_token_either() {
    // RFC 7662 §4: or tokens could be fished for.
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    let service = basic("demo-service", "demo-service-secret");
    for header in [partner(), basic("demo-legacy", "demo-legacy-secret"), service] {
        for token in [access.as_str(), "x"] {
            let answer = server.post_pairs(INTROSPECT, Some(&header), &[("token", token)]).await;
            answer.assert_token_error(400, "unauthorized_client");
        }
    }
    let spa = server.spa_tokens(ADA).await.access;
    let pairs = [("token", spa.as_str()), ("client_id", "demo-spa")];
    let answer = server.post_pairs(INTROSPECT, None, &pairs).await;
    answer.assert_token_error(400, "unauthorized_client");
}

#[tokio::test]
async fn who_does_not_say_who_they_are_learns_nothing() {
    // RFC 7662 §2.1: "the endpoint MUST also require some form of authorization".
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    let pairs = [("token", access.as_str()), ("client_id", "demo-api")];
    for (header, pairs) in [
        (None, &pairs[..1]),
        (None, &pairs[..]),
        (Some(basic("demo-api", "wrong")), &pairs[..1]),
        // A token is no authentication of a client.
        (Some(format!("Bearer {access}")), &pairs[..1]),
    ] {
        let answer = server.post_pairs(INTROSPECT, header.as_deref(), pairs).await;
        answer.assert_token_error(401, "invalid_client");
    }
    server.change_client("demo-api", |client| client.disabled = true).await;
    let answer = server.post_pairs(INTROSPECT, Some(&api()), &pairs[..1]).await;
    answer.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn only_a_form_by_post_is_answered() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    let get = Request::get(format!("{INTROSPECT}?token={access}"))
        .header("authorization", api())
        .body(Body::empty());
    server.send(get.expect("a request")).await.assert_status(405).assert_header("allow", "POST");
    let json = Request::post(INTROSPECT)
        .header("authorization", api())
        .header("content-type", "application/json")
        .body(Body::from(format!("{{\"token\":\"{access}\"}}")));
    let answer = server.send(json.expect("a request")).await;
    answer.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn a_missing_or_repeated_token_is_an_error() {
    let server = TestServer::start().await;
    for pairs in [&[][..], &[("token", "")], &[("token", "a"), ("token", "b")]] {
        let answer = server.post_pairs(INTROSPECT, Some(&api()), pairs).await;
        answer.assert_token_error(400, "invalid_request");
    }
}

#[tokio::test]
async fn scripts_of_other_origins_may_not_ask() {
    let server = TestServer::start().await;
    for method in ["OPTIONS", "POST"] {
        assert_eq!(server.cors_of(method, INTROSPECT).await, None, "{method}");
    }
}

#[tokio::test]
async fn no_answer_is_cached_by_anyone() {
    // RFC 7662 §4: an answer kept too long outlives the revocation it should tell of.
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    for token in [access.as_str(), "x"] {
        let answer = server.post_pairs(INTROSPECT, Some(&api()), &[("token", token)]).await;
        answer.assert_status(200);
        answer.assert_header("cache-control", "no-store").assert_header("pragma", "no-cache");
    }
}
