//! Forward authentication, as a proxy asks for it.

use axum::body::Body;
use axum::http::Request;

use oauth::discovery::protected_resource::ProtectedResource;

use crate::dpop::bound_tokens;
use testkit::proof::{Key, Proof};
use testkit::{ADA, Answer, RAVI, Setup, TestServer};

async fn ask(server: &TestServer, query: &str, token: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    server.get_with(&format!("/guard/check{query}"), &[("authorization", &bearer)]).await
}

#[tokio::test]
async fn without_a_good_credential_or_the_scope_a_call_does_not_pass() {
    let server = TestServer::start().await;
    let answer = server.get("/guard/check?scope=jobs_read").await;
    answer.assert_status(401);
    assert!(answer.header("www-authenticate").is_some());
    ask(&server, "?scope=jobs_read", "x").await.assert_status(401);
    let token = server.partner_tokens(RAVI).await.access;
    let answer = ask(&server, "?scope=candidates_read%20users_manage", &token).await;
    answer.assert_status(403);
    let challenge = answer.header("www-authenticate").expect("a challenge");
    assert!(challenge.contains("scope=\"users_manage candidates_read jobs_read\""), "{challenge}");
    assert!(answer.header("x-countersign-user").is_none());
}

#[tokio::test]
async fn headers_that_are_no_credential_are_the_callers_fault_and_not_the_proxys() {
    let server = TestServer::start().await;
    let long = format!("Bearer {}", "a".repeat(20_000));
    let key = "k".repeat(129);
    let malformed: [&[(&str, &[u8])]; 16] = [
        &[("authorization", b"Bearer a b")],
        &[("authorization", b"Bearer")],
        &[("authorization", b"Bearer ")],
        &[("authorization", b"Bearer  a")],
        &[("authorization", b"Bearer a,b")],
        &[("authorization", b"bearer =")],
        &[("authorization", b"Bearer \xff\xfe")],
        &[("authorization", "Bearer é".as_bytes())],
        &[("authorization", b"")],
        &[("authorization", b"Basic YTpi")],
        &[("authorization", b"DPoP a b")],
        &[("authorization", b"Bearer a"), ("authorization", b"Bearer b")],
        &[("authorization", b"Bearer x"), ("x-smarttoken", b"y")],
        &[("x-smarttoken", b"")],
        &[("x-smarttoken", b"\xff")],
        &[("x-smarttoken", b"a"), ("x-smarttoken", b"b")],
    ];
    let overlong: [&[(&str, &[u8])]; 2] =
        [&[("authorization", long.as_bytes())], &[("x-smarttoken", key.as_bytes())]];
    let original = [("x-original-method", "GET"), ("x-original-uri", "/jobs")];
    for headers in malformed.into_iter().chain(overlong) {
        for query in ["", "?scope=jobs_read", "?original=x-original"] {
            let mut request = Request::get(format!("/guard/check{query}"));
            for (name, value) in original {
                request = request.header(name, value);
            }
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = server.send(request.body(Body::empty()).expect("a request")).await;
            answer.assert_status(401);
            assert!(answer.header("www-authenticate").is_some(), "{headers:?}");
            assert!(answer.json()["message"].is_string());
            assert!(answer.header("x-countersign-method").is_none());
        }
    }
}

#[tokio::test]
async fn a_path_of_bytes_that_are_no_text_is_the_callers_and_not_the_proxys() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(RAVI).await.access;
    let request = Request::get("/guard/check?original=x-original")
        .header("authorization", format!("Bearer {token}"))
        .header("x-original-method", "GET")
        .header("x-original-uri", &b"/jobs/\xff"[..]);
    let answer = server.send(request.body(Body::empty()).expect("a request")).await;
    answer.assert_status(200).assert_header("x-countersign-user", "usr_ravi");
}

#[tokio::test]
async fn a_question_that_is_none_is_the_proxys_fault() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(ADA).await.access;
    for query in
        ["?scope=", "?scope=%22", "?scope=a&scope=b", "?original=x", "?original=x-original"]
    {
        ask(&server, query, &token).await.assert_status(400);
    }
}

#[tokio::test]
async fn a_call_that_passes_says_who_calls() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(RAVI).await.access;
    for query in ["", "?scope=candidates_read", "?scope=candidates_read%20jobs_read"] {
        let answer = ask(&server, query, &token).await;
        answer.assert_status(200);
        answer.assert_header("x-countersign-method", "authorization_code");
        answer.assert_header("x-countersign-client", "demo-partner");
        answer.assert_header("x-countersign-user", "usr_ravi");
        answer.assert_header("x-countersign-company", "cmp_northwind");
        answer.assert_header("x-countersign-role", "standard");
        answer.assert_header("x-countersign-scope", "candidates_read jobs_read");
        answer.assert_header("cache-control", "no-store");
    }
    let service = server.service_token("demo-service", "demo-service-secret").await;
    let answer = ask(&server, "?scope=users_manage", &service).await;
    answer.assert_header("x-countersign-method", "client_credentials");
    assert!(answer.header("x-countersign-user").is_none());
}

/// Anyone who calls through a proxy that says `uri` is asked for, with a proof.
async fn ask_with_proof(
    server: &TestServer,
    query: &str,
    token: &str,
    proof: &Proof<'_>,
    original: &[(&str, &str)],
) -> Answer {
    let (shown, proof) = (format!("DPoP {token}"), proof.signed());
    let mut headers = vec![("authorization", shown.as_str()), ("dpop", proof.as_str())];
    headers.extend(original);
    server.get_with(&format!("/guard/check{query}"), &headers).await
}

#[tokio::test]
async fn a_proof_is_refused_where_the_proxy_does_not_say_what_it_is_for() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    // Neither for the question itself, nor for what the caller says.
    let said = [("x-original-method", "GET"), ("x-original-uri", "/jobs")];
    for (path, original) in [("/guard/check", &[][..]), ("/jobs", &said[..])] {
        let proof = key.proof(&server, "GET", path).for_token(&token);
        let answer = ask_with_proof(&server, "", &token, &proof, original).await;
        answer.assert_status(401);
        assert!(answer.json()["message"].as_str().expect("a text").contains("DPoP"));
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(challenge.starts_with("Bearer ") && challenge.contains("invalid_token"));
    }
    ask(&server, "", &token).await.assert_status(401);
}

#[tokio::test]
async fn a_proof_is_held_against_the_request_that_the_proxy_was_asked_for() {
    let mut setup = Setup::default();
    let own = "https://api.example/v1".parse().expect("a resource");
    setup.settings.resources = vec![ProtectedResource::new(own)];
    let (server, key) = (TestServer::start_with(setup).await, Key::numbered(1));
    let token = bound_tokens(&server, &key).await.access;
    let good = |url: &str| key.proof(&server, "POST", "").with("htu", url).for_token(&token);
    for (query, [method, uri]) in [
        ("?original=x-original", ["x-original-method", "x-original-uri"]),
        ("?original=x-forwarded", ["x-forwarded-method", "x-forwarded-uri"]),
    ] {
        let asked = [(method, "POST"), (uri, "/v1/jobs?page=2")];
        let ask = async |proof: &Proof<'_>, original: &[(&str, &str)]| {
            ask_with_proof(&server, query, &token, proof, original).await
        };
        let jobs = || good("https://api.example/v1/jobs");
        for proof in [
            good("https://api.example/v1/candidates"),
            good("https://evil.example/v1/jobs"),
            good("http://localhost:3000/v1/jobs"),
            jobs().with("htm", "GET"),
        ] {
            let answer = ask(&proof, &asked).await;
            answer.assert_status(401);
            assert_eq!(answer.json()["error"], "invalid_dpop_proof");
        }
        // What the caller sent beside it has not been replaced: the proxy's fault.
        for original in [
            &[(method, "POST")][..],
            &[(uri, "/v1/jobs")],
            &[(method, "POST"), (uri, "/v1/jobs"), (uri, "/v1/candidates")],
            &[(method, "POST"), (uri, "https://evil.example/v1/jobs")],
        ] {
            ask(&jobs(), original).await.assert_status(400);
        }
        let proof = jobs();
        let answer = ask(&proof, &asked).await;
        answer.assert_status(200).assert_header("x-countersign-user", "usr_ada");
        assert!(answer.header("dpop-nonce").is_some());
        ask(&proof, &asked).await.assert_status(401);
    }
    // Other credentials pass as before.
    let bearer = server.partner_tokens(RAVI).await.access;
    let header = format!("Bearer {bearer}");
    let asked = [("x-original-method", "GET"), ("x-original-uri", "/"), ("authorization", &header)];
    server.get_with("/guard/check?original=x-original", &asked).await.assert_status(200);
}
