//! Redirect URIs: compared as text, and no redirect before they are (OAuth 2.1
//! §2.3.1 and §4.1.2.1, RFC 9700 §2.1 and §4.1.3).

use oauth::client::GrantType;

use testkit::{ADA, AuthorizationUrl, TestServer};

/// How others were led astray: prefixes (CVE-2023-6291), encoded steps upward
/// (CVE-2024-1132, CVE-2022-3782), path parameters (CVE-2026-3872), user names
/// (CVE-2024-8883), tabs (CVE-2022-23527), case (CVE-2020-15234).
const ALMOST: [&str; 22] = [
    "http://127.0.0.1:8765/callback/",
    "http://127.0.0.1:8765/callback?x=1",
    "http://127.0.0.1:8765/callback#x",
    "http://127.0.0.1:8765/callback.evil.example",
    "http://127.0.0.1:8765/Callback",
    "http://127.0.0.1:8765/CALLBACK",
    "HTTP://127.0.0.1:8765/callback",
    "https://127.0.0.1:8765/callback",
    "http://127.0.0.1/callback",
    "http://127.0.0.1:8766/callback",
    "http://127.0.0.1:08765/callback",
    "http://localhost:8765/callback",
    "http://[::1]:8765/callback",
    "http://127.0.0.1:8765@evil.example/callback",
    "http://127.0.0.1:8765/callback/../callback",
    "http://127.0.0.1:8765/x/..%2Fcallback",
    "http://127.0.0.1:8765/x/%252e%252e/callback",
    "http://127.0.0.1:8765/x/..;/callback",
    "http://127.0.0.1:8765/callback\t",
    " http://127.0.0.1:8765/callback",
    "//127.0.0.1:8765/callback",
    "/callback",
];

#[tokio::test]
async fn an_address_that_is_almost_the_registered_one_gets_no_redirect() {
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    for address in ALMOST {
        let request = AuthorizationUrl::partner().with("redirect_uri", address);
        for browser in [&mut server.browser(), &mut signed_in] {
            let page = browser.get(&request.path()).await;
            page.assert_refused_on_our_page();
            assert_eq!(page.heading(), "This link is not safe to follow", "{address}");
        }
    }
}

#[tokio::test]
async fn schemes_that_run_code_get_no_redirect() {
    let server = TestServer::start().await;
    for address in ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"] {
        let request = AuthorizationUrl::partner().with("redirect_uri", address);
        server.browser().get(&request.path()).await.assert_refused_on_our_page();
    }
}

#[tokio::test]
async fn the_address_of_another_client_is_not_this_ones() {
    let server = TestServer::start().await;
    let request =
        AuthorizationUrl::partner().with("redirect_uri", "http://127.0.0.1:8766/callback");
    server.signed_in(ADA).await.get(&request.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_missing_or_empty_address_is_refused_though_only_one_is_registered() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let without = AuthorizationUrl::unverified().without("redirect_uri");
    let empty = AuthorizationUrl::unverified().with("redirect_uri", "");
    for request in [without, empty] {
        let page = browser.get(&request.path()).await;
        page.assert_refused_on_our_page().assert_says("redirect_uri is missing");
    }
}

#[tokio::test]
async fn unknown_and_disabled_clients_are_refused_alike() {
    let server = TestServer::start().await;
    server.change_client("demo-partner", |client| client.disabled = true).await;
    for id in ["nobody", "DEMO-SPA", "demo-spa ", "demo-partner", "usr_ada", "<script>"] {
        let page =
            server.browser().get(&AuthorizationUrl::spa().with("client_id", id).path()).await;
        page.assert_refused_on_our_page();
        assert_eq!(page.heading(), "We don't know this app", "{id}");
    }
    let missing = AuthorizationUrl::spa().without("client_id");
    server.browser().get(&missing.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_client_that_may_not_ask_people_is_refused() {
    let server = TestServer::start().await;
    let without_code = |client: &mut oauth::client::Client| {
        client.grant_types = vec![GrantType::ClientCredentials];
    };
    server.change_client("demo-partner", without_code).await;
    for id in ["demo-partner", "demo-service", "demo-api"] {
        let request = AuthorizationUrl::partner().with("client_id", id);
        server.browser().get(&request.path()).await.assert_refused_on_our_page();
    }
}

#[tokio::test]
async fn what_was_refused_is_shown_but_never_run() {
    let server = TestServer::start().await;
    let hostile = "http://127.0.0.1:8765/callback\"><script>alert(1)</script>";
    let request = AuthorizationUrl::partner().with("redirect_uri", hostile);
    let page = server.browser().get(&request.path()).await;
    page.assert_refused_on_our_page().assert_says(hostile);
    // Ours has attributes.
    assert!(!page.body.contains("<script>"), "{}", page.body);
}

#[tokio::test]
async fn a_native_app_chooses_its_loopback_port_and_nothing_else() {
    // RFC 8252 §7.3.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for address in [
        "http://127.0.0.1:51004/other",
        "http://127.0.0.1:0/callback",
        "http://127.0.0.1:65536/callback",
        "http://localhost:51004/callback",
        "http://127.0.0.1:51004@evil.example/callback",
        "http://127.0.0.1.evil.example/callback",
    ] {
        let request = AuthorizationUrl::spa().with("redirect_uri", address);
        browser.get(&request.path()).await.assert_refused_on_our_page();
    }
    for port in ["", ":1", ":65535"] {
        let address = format!("http://127.0.0.1{port}/callback");
        let request = AuthorizationUrl::spa().with("redirect_uri", &address);
        browser.get(&request.path()).await.assert_page(200);
    }
}

#[tokio::test]
async fn a_query_of_the_registered_address_is_preserved() {
    // OAuth 2.1 §2.3: "MUST be retained".
    let server = TestServer::start().await;
    let address = "http://127.0.0.1:8765/callback?tenant=7";
    server
        .change_client("demo-partner", |client| {
            client.redirect_uris.push(address.to_owned().try_into().expect("valid"));
        })
        .await;
    let request =
        AuthorizationUrl::partner().with("redirect_uri", address).with("response_type", "token");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    let sent = answer.assert_sent_to("http://127.0.0.1:8765/callback");
    assert_eq!(sent["tenant"], "7");
    assert_eq!(sent["error"], "unsupported_response_type");
}
