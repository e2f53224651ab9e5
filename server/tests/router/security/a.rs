//! The authorization endpoint.

use oauth::authorize::response_mode::ResponseMode;
use oauth::client::redirect_uri::RedirectUri;

use testkit::browser::code;
use testkit::log::Log;
use testkit::token_client::{Tokens, code_exchange};
use testkit::{
    ADA, AuthorizationUrl, ISSUER, MINUTE, PARTNER_CALLBACK, PASSWORD, RAVI, SECOND, SPA_CALLBACK,
    TestServer, UNVERIFIED_CALLBACK, basic,
};

#[tokio::test]
async fn a_01_a_redirect_uri_is_compared_as_text_and_only_a_loopback_port_may_vary() {
    // RFC 9700 §2.1; OAuth 2.1 §2.3.1.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for almost in ["http://127.0.0.1:8765/callback/", "http://127.0.0.1:8764/callback"] {
        let request = AuthorizationUrl::partner().with("redirect_uri", almost);
        browser.get(&request.path()).await.assert_refused_on_our_page();
    }
    // A native app's port is another at each start (RFC 8252 §7.3).
    for port in [1, 51_004, 65_535] {
        let address = format!("http://127.0.0.1:{port}/callback");
        let native = AuthorizationUrl::spa().with("redirect_uri", &address);
        browser.get(&native.path()).await.assert_page(200);
    }
    let other_path = AuthorizationUrl::spa().with("redirect_uri", "http://127.0.0.1:51004/other");
    browser.get(&other_path.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_02_a_bad_client_id_or_redirect_uri_never_redirects() {
    // OAuth 2.1 §4.1.2.1.
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    let good = AuthorizationUrl::partner();
    for request in [
        good.clone().with("client_id", "nobody"),
        good.clone().without("client_id"),
        good.clone().with("redirect_uri", "https://evil.example/"),
        good.clone().without("redirect_uri"),
        good.with("client_id", "nobody").with("prompt", "none"),
    ] {
        for browser in [&mut server.browser(), &mut signed_in] {
            browser.get(&request.path()).await.assert_refused_on_our_page();
        }
    }
}

#[test]
fn a_03_no_dangerous_address_is_registered() {
    // RFC 9700 §2.6; OAuth 2.1 §2.3 and §2.3.1.
    for address in [
        "http://app.example/callback",
        "https://app.example/callback#x",
        "/callback",
        "app.example",
        "myapp:/callback",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "https://app.example/callback?code=1",
        "https://app.example/callback?st%61te=1",
        "https://app.example/callback?iss=x",
        "https://app.example/callback?error=x",
        "https://user@app.example/callback",
        "https://*.app.example/callback",
    ] {
        assert!(RedirectUri::register(address).is_err(), "{address}");
    }
    for address in
        ["https://app.example/callback?x=1", "http://127.0.0.1/callback", "com.example.app:/back"]
    {
        assert!(RedirectUri::register(address).is_ok(), "{address}");
    }
}

#[tokio::test]
async fn a_04_parameters_count_once_empty_ones_not_at_all_and_unknown_ones_neither() {
    // OAuth 2.1 §3.1. An empty scope is no missing one.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let twice = AuthorizationUrl::partner().and("scope", "users_manage");
    browser.get(&twice.path()).await.assert_refused_on_our_page();
    let empty = AuthorizationUrl::partner().with("scope", "");
    let answer = browser.get(&empty.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
    let pairs = [("grant_type", "client_credentials"), ("scope", "")];
    let answer = server.token(Some(&basic("demo-service", "demo-service-secret")), &pairs).await;
    answer.assert_token_error(400, "invalid_scope");
    let harmless = AuthorizationUrl::partner().with("state", "").with("unknown", "x");
    browser.get(&harmless.path()).await.assert_page(200);
}

#[tokio::test]
async fn a_05_there_are_codes_and_nothing_else() {
    // RFC 9700 §2.1.2 and §2.4.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for kind in ["token", "code token", "id_token", "code id_token", "none", "CODE"] {
        let request = AuthorizationUrl::partner().with("response_type", kind);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "unsupported_response_type");
    }
    let pairs = [("grant_type", "password"), ("username", ADA), ("password", PASSWORD)];
    let answer = server.token(Some(&basic("demo-partner", "demo-partner-secret")), &pairs).await;
    answer.assert_token_error(400, "unsupported_grant_type");
}

#[tokio::test]
async fn a_06_without_pkce_no_user_gets_a_code() {
    // RFC 9700 §2.1.1; OAuth 2.1 §4.1.1.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for (request, callback) in
        [(AuthorizationUrl::partner(), PARTNER_CALLBACK), (AuthorizationUrl::spa(), SPA_CALLBACK)]
    {
        let bare = request.clone().without("code_challenge").without("code_challenge_method");
        for request in [
            bare,
            request.clone().without("code_challenge_method"),
            request.with("code_challenge_method", "plain"),
        ] {
            let answer = browser.get(&request.path()).await;
            answer.assert_error_sent_to(callback, "invalid_request");
        }
    }
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn a_06_a_challenge_seen_before_is_audited_and_never_refused() {
    let server = TestServer::start().await;
    let (log, _guard) = Log::of_this_thread();
    let again = "a code_challenge was used again";
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let allow = page.form("Allow access").press("Allow access");
    let first = code(&browser.submit(&allow).await);
    // A double click is the same request, another client's challenge its own.
    assert_eq!(code(&browser.submit(&allow).await), first);
    browser.allow(&AuthorizationUrl::spa()).await;
    let fresh = AuthorizationUrl::partner().with("code_challenge", &"A".repeat(43));
    browser.allow(&fresh).await;
    assert_eq!(log.warnings(again), Vec::<String>::new());

    let second = browser.allow(&AuthorizationUrl::partner()).await;
    let lines = log.warnings(again);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("client_id=demo-partner"), "{lines:?}");
    assert!(!lines[0].contains(&testkit::request::challenge()), "{lines:?}");
    for code in [first, second] {
        Tokens::read(&server.redeem(&code).await);
    }
}

#[tokio::test]
async fn a_07_no_user_is_redirected_before_they_are_known_nor_to_an_app_no_one_checked() {
    // RFC 9700 §4.11.2; OAuth 2.1 §7.13.2.
    let server = TestServer::start().await;
    let wrong = AuthorizationUrl::partner().with("scope", "nothing");
    let answer = server.browser().get(&wrong.path()).await;
    assert!(answer.our_location().starts_with("/sign-in?"));

    let mut browser = server.signed_in(ADA).await;
    for request in [
        AuthorizationUrl::unverified().with("scope", "nothing"),
        AuthorizationUrl::unverified().with("prompt", "none"),
    ] {
        browser.get(&request.path()).await.assert_refused_on_our_page();
        server.browser().get(&request.path()).await.assert_refused_on_our_page();
    }
    // A denial would lead there as well: the person is asked.
    let page = browser.consent_page(&AuthorizationUrl::unverified()).await;
    let page = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    page.assert_page(200).assert_says("Return to 127.0.0.1:8766");
}

#[tokio::test]
async fn a_08_every_answer_names_the_issuer() {
    // RFC 9207 §2.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let wrong = browser.get(&AuthorizationUrl::partner().with("scope", "nothing").path()).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let refused = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let allowed = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let silent = browser.get(&AuthorizationUrl::partner().with("prompt", "none").path()).await;
    for answer in [wrong, refused, allowed, silent] {
        assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], ISSUER);
    }
    let metadata = server.get("/.well-known/oauth-authorization-server").await.json();
    assert_eq!(metadata["authorization_response_iss_parameter_supported"], true);
}

#[tokio::test]
async fn a_09_no_script_of_another_origin_reads_it_and_get_and_post_both_work() {
    // RFC 9700 §2.6: "CORS MUST NOT be supported at the authorization endpoint".
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner();
    for method in ["GET", "OPTIONS"] {
        let asked = axum::http::Request::builder()
            .method(method)
            .uri(request.path())
            .header("host", "localhost:3000")
            .header("origin", "https://evil.example")
            .header("access-control-request-method", "GET")
            .body(axum::body::Body::empty());
        let answer = server.send(asked.expect("a request")).await;
        assert_eq!(answer.header("access-control-allow-origin"), None, "{method}");
        assert_eq!(answer.header("access-control-allow-methods"), None, "{method}");
    }
    let mut browser = server.signed_in(ADA).await;
    browser.get(&request.path()).await.assert_page(200);
    let answer = browser.post("/oauth/authorize", request.query()).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn a_10_a_form_is_answered_with_303_so_that_nothing_is_posted_on() {
    // RFC 9700 §4.12: never 307, which would send a password to the app.
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let page = browser.open(&AuthorizationUrl::partner().path()).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    answer.assert_status(303);
    let page = browser.follow(answer).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_status(303);
    let by_form = browser.post("/oauth/authorize", AuthorizationUrl::partner().query()).await;
    by_form.assert_status(303);
}

#[tokio::test]
async fn a_11_a_pushed_request_is_its_clients_short_lived_and_spent_by_the_answer() {
    // RFC 9126; FAPI 2.0 §5.3.2.2.
    let server = TestServer::start().await;
    let query = AuthorizationUrl::partner().query();
    let unknown = server.post_form("/oauth/par", &[], query).await;
    unknown.assert_token_error(401, "invalid_client");
    let without = AuthorizationUrl::partner().without("redirect_uri");
    server.push(&without).await.assert_token_error(400, "invalid_request");

    let pushed = server.push(&AuthorizationUrl::partner()).await;
    assert!(pushed.json()["expires_in"].as_u64().expect("seconds") < 600);
    let uri = testkit::client::request_uri(&pushed);
    let request = AuthorizationUrl::pushed("demo-partner", &uri);
    let mut browser = server.signed_in(ADA).await;
    let stolen = AuthorizationUrl::pushed("demo-unverified", &uri);
    browser.get(&stolen.path()).await.assert_refused_on_our_page();
    for _ in 0..2 {
        // A preloader, then the person.
        browser.get(&request.path()).await.assert_page(200);
    }
    browser.allow(&request).await;
    browser.get(&request.path()).await.assert_refused_on_our_page();
    let late = server.pushed(&AuthorizationUrl::partner()).await;
    server.advance(90 * SECOND);
    browser.get(&late.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_12_a_code_lives_a_minute_is_bound_and_cannot_be_guessed() {
    // OAuth 2.1 §4.1.2, §7.7; FAPI 2.0 §5.3.2.1.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;
    let other_client = basic("demo-legacy", "demo-legacy-secret");
    let answer = server.token(Some(&other_client), &code_exchange(&code)).await;
    answer.assert_token_error(400, "invalid_grant");
    let own = testkit::token_client::partner();
    for (name, value) in [
        ("code_verifier", "another-verifier-that-is-long-enough-for-rfc-7636"),
        ("redirect_uri", UNVERIFIED_CALLBACK),
    ] {
        let mut pairs = code_exchange(&code).to_vec();
        pairs.retain(|(known, _)| *known != name);
        pairs.push((name, value.to_owned()));
        server.token(Some(&own), &pairs).await.assert_token_error(400, "invalid_grant");
    }
    assert!(!code.contains(&testkit::request::challenge()[..8]));
    // 160 bits and more are 27 characters of 62 and more; behind them a checksum.
    let random = code.strip_prefix("csn_ac_").expect("a code");
    assert!(random.len() >= 27 + 6, "{code}");
    let next = browser.allow(&AuthorizationUrl::partner()).await;
    assert_ne!(code, next);
    server.advance(MINUTE);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_13_without_a_scope_the_default_counts_and_no_client_asks_beyond_its_list() {
    // OAuth 2.1 §1.4.1 and §7.9.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&AuthorizationUrl::partner().without("scope")).await;
    assert_eq!(Tokens::read(&server.redeem(&code).await).scope, "candidates_read jobs_read");
    // No default: said on our page, for no one has checked this app.
    let none = AuthorizationUrl::unverified().without("scope");
    browser.get(&none.path()).await.assert_refused_on_our_page();
    let beyond = AuthorizationUrl::spa().with("scope", "candidates_read users_manage");
    let answer = browser.get(&beyond.path()).await;
    answer.assert_error_sent_to(SPA_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn a_14_a_client_uses_the_response_modes_it_registered() {
    // OWASP ASVS 5.0, 10.4.12.
    let server = TestServer::start().await;
    let only_query = vec![ResponseMode::Query];
    server.change_client("demo-partner", |client| client.response_modes = only_query).await;
    let mut browser = server.signed_in(RAVI).await;
    for mode in ["fragment", "form_post", "query.jwt"] {
        let request = AuthorizationUrl::partner().with("response_mode", mode);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
}
