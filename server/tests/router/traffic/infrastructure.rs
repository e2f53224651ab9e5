//! Infrastructure that asks on behalf of others is not counted as one of them.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;

use testkit::{Answer, TestServer, basic};

use super::{PERSON, server};

async fn ask(server: &TestServer, path: &str, header: &str, body: &str) -> Answer {
    let from: std::net::SocketAddr = PERSON.parse().expect("an address");
    let request = Request::builder()
        .method(if body.is_empty() { "GET" } else { "POST" })
        .uri(path)
        .header("host", "localhost:3000")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("authorization", header)
        .extension(ConnectInfo(from));
    server.send(request.body(Body::from(body.to_owned())).expect("a request")).await
}

#[tokio::test]
async fn a_proxy_that_asks_about_each_call_is_never_told_to_wait() {
    let server = server(2).await;
    for _ in 0..20 {
        // nginx makes 500 of any other answer.
        ask(&server, "/guard/check", "Bearer nothing", "").await.assert_status(401);
    }
}

#[tokio::test]
async fn an_api_that_asks_about_each_call_is_counted_where_it_fails_alone() {
    let server = server(2).await;
    let good = basic("demo-api", "demo-api-secret");
    for _ in 0..20 {
        let answer = ask(&server, "/oauth/introspect", &good, "token=unknown").await;
        answer.assert_status(200);
    }
    let wrong = basic("demo-api", "wrong");
    for _ in 0..2 {
        ask(&server, "/oauth/introspect", &wrong, "token=x").await.assert_status(401);
    }
    let answer = ask(&server, "/oauth/introspect", &wrong, "token=x").await;
    answer.assert_status(429).assert_header("retry-after", "1");
    // Another user at its address guesses: the API goes on.
    ask(&server, "/oauth/introspect", &good, "token=unknown").await.assert_status(200);
}
