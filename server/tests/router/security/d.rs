//! Attacks that others have seen.

use std::sync::Arc;

use oauth::jose::jwk::PublicJwk;
use serde_json::{Value, json};

use testkit::browser::code;
use testkit::client::form;
use testkit::proof::Key;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{
    ADA, AuthorizationUrl, ISSUER, KIM, LEGACY_CALLBACK, MINUTE, PARTNER_CALLBACK, RAVI,
    TestServer, UNVERIFIED_CALLBACK, basic,
};

#[tokio::test]
async fn d_01_no_trick_matches_a_redirect_uri() {
    // CVE-2023-6291, -2024-1132, -2022-3782, -2026-3872, -2024-8883, -2024-52289,
    // -2020-15233, -2022-23527.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for address in [
        "http://127.0.0.1:8765/callback.evil.example",
        "http://127.0.0.1:8765/x/..%2Fcallback",
        "http://127.0.0.1:8765/x/%252e%252e/callback",
        "http://127.0.0.1:8765/x/..;/callback",
        "http://127.0.0.1:8765@evil.example/callback",
        "http://127x0x0x1:8765/callback",
        "http://127.0.0.1:8765/Callback",
        "http://127.0.0.1:8765/\tcallback",
        "http://2130706433:8765/callback",
        "http://evil.example/",
    ] {
        let request = AuthorizationUrl::partner().with("redirect_uri", address);
        browser.get(&request.path()).await.assert_refused_on_our_page();
        let native = AuthorizationUrl::spa().with("redirect_uri", address);
        browser.get(&native.path()).await.assert_refused_on_our_page();
    }
}

#[tokio::test]
async fn d_02_nothing_here_is_an_open_redirect() {
    // RFC 9700 §4.11.2; CVE-2019-11269.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for (name, value) in [("scope", "nothing"), ("response_type", "token"), ("prompt", "none")] {
        let request = AuthorizationUrl::unverified().with(name, value);
        browser.get(&request.path()).await.assert_refused_on_our_page();
    }
    for to in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
    {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("return_to", to).finish();
        let mut stranger = server.browser();
        let page = stranger.get(&format!("/sign-in?{query}")).await;
        let form = page.form("Sign in").set("email", RAVI);
        let form = form.set("password", testkit::PASSWORD).set("return_to", to);
        assert_eq!(stranger.submit(&form).await.our_location(), "/", "{to}");
    }
}

#[tokio::test]
async fn d_03_names_addresses_and_errors_are_text() {
    // CVE-2026-42849, CVE-2024-21637, CVE-2026-67333.
    let server = TestServer::start().await;
    let hostile = "<img src=x onerror=alert(1)>";
    server.change_client("demo-unverified", |client| client.name = hostile.to_owned()).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified();
    for request in [
        request.clone(),
        request.clone().with("scope", hostile),
        request.clone().with("redirect_uri", hostile),
        request.clone().with("redirect_uri", "javascript:alert(1)"),
        request.with("state", hostile),
    ] {
        let page = browser.get(&request.path()).await;
        assert!(!page.body.contains(hostile), "{}", page.body);
        assert_eq!(page.select("img[onerror]"), Vec::<String>::new());
        assert_eq!(page.links("a[href^='javascript:']"), Vec::<String>::new());
    }
}

#[tokio::test]
async fn d_04_no_user_answers_for_another() {
    // GHSA-rww4-4w9c-7733.
    let server = TestServer::start().await;
    let (mut victim, mut attacker) = (server.signed_in(ADA).await, server.signed_in(KIM).await);
    let page = victim.consent_page(&AuthorizationUrl::partner()).await;
    let theirs = page.form("Allow access").press("Allow access");
    victim.origin = ("cross-site", "https://evil.example");
    victim.submit(&theirs).await.assert_page(403);
    victim.origin = ("same-origin", ISSUER);
    // A form made in the attacker's session, planted in the victim's browser.
    let page = attacker.consent_page(&AuthorizationUrl::partner()).await;
    let planted = page.form("Allow access").press("Allow access");
    victim.submit(&planted).await.assert_page(410);
    attacker.submit(&theirs).await.assert_page(410);
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn d_05_consent_is_not_skipped_for_who_cannot_prove_who_they_are() {
    // CVE-2023-34246: a public client, though allowed before.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::spa()).await;
    browser.get(&AuthorizationUrl::spa().path()).await.assert_page(200);
    let none = browser.get(&AuthorizationUrl::spa().with("prompt", "none").path()).await;
    none.assert_error_sent_to(testkit::SPA_CALLBACK, "consent_required");
    // And a confidential one for nothing that was not allowed, nor for others.
    browser.allow(&AuthorizationUrl::partner()).await;
    let more = AuthorizationUrl::partner().with("scope", "candidates_read jobs_read users_read");
    browser.get(&more.path()).await.assert_page(200);
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get(&AuthorizationUrl::partner().path()).await.assert_page(200);
}

#[tokio::test]
async fn d_06_pkce_is_neither_stripped_nor_skipped() {
    // CVE-2023-48228, CVE-2024-23647, CVE-2024-22258, CVE-2025-4144.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;
    for verifier in [None, Some(""), Some("short"), Some(&*"a".repeat(43))] {
        let mut pairs = code_exchange(&code).to_vec();
        pairs.pop();
        pairs.extend(verifier.map(|verifier| ("code_verifier", verifier.to_owned())));
        let answer = server.token(Some(&partner()), &pairs).await;
        answer.assert_status(400);
    }
    server.redeem(&code).await.assert_status(200);
    // A verifier where no challenge was: a user took it out on its way.
    let stripped = browser.allow(&AuthorizationUrl::legacy()).await;
    let mut pairs = code_exchange(&stripped).to_vec();
    pairs[2].1 = LEGACY_CALLBACK.to_owned();
    let answer = server.token(Some(&basic("demo-legacy", "demo-legacy-secret")), &pairs).await;
    answer.assert_token_error(400, "invalid_grant");
}

#[tokio::test(flavor = "multi_thread")]
async fn d_07_of_many_who_race_with_a_code_one_gets_tokens_and_kinds_are_not_mixed_up() {
    // CVE-2026-47386, CVE-2026-26232, CVE-2026-4282.
    let server = Arc::new(TestServer::start().await);
    let tokens = server.partner_tokens(ADA).await;
    for other in [&tokens.access, tokens.refresh()] {
        server.redeem(other).await.assert_token_error(400, "invalid_grant");
    }
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let racers: Vec<_> = (0..64)
        .map(|_| {
            let (server, code) = (Arc::clone(&server), code.clone());
            tokio::spawn(async move { server.redeem(&code).await })
        })
        .collect();
    let mut good = Vec::new();
    for racer in racers {
        let answer = racer.await.expect("no panic");
        if answer.status == 200 {
            good.push(Tokens::read(&answer));
        }
    }
    assert_eq!(good.len(), 1);
    // And the others' tries were reuses: what the one got is taken back.
    server.call("/api/candidates", &good[0].access).await.assert_status(401);
}

#[tokio::test]
async fn d_08_a_refresh_token_used_again_ends_its_family_also_after_a_restart() {
    // CVE-2026-1035, CVE-2026-9802.
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    server.advance(MINUTE);
    let restarted = server.beside().await;
    restarted.refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    server.refresh(second.refresh()).await.assert_token_error(400, "invalid_grant");
    server.call("/api/candidates", &second.access).await.assert_status(401);
}

#[tokio::test]
async fn d_09_no_form_action_holds_the_redirect_back() {
    // Chromium holds form-action against the whole chain of redirects.
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let sign_in = browser.open(&AuthorizationUrl::partner().path()).await;
    let mut browser = server.signed_in(ADA).await;
    let consent = browser.consent_page(&AuthorizationUrl::partner()).await;
    for page in [sign_in, consent] {
        let policy = page.header("content-security-policy").expect("a policy");
        assert!(!policy.contains("form-action"), "{policy}");
    }
    // Where no form leads to an app it is there.
    let page = browser.get("/connected-apps").await;
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.contains("form-action 'self'"), "{policy}");
}

#[tokio::test]
async fn d_10_a_session_that_was_planted_stays_no_ones() {
    // CVE-2026-7507, CVE-2025-12390.
    let server = TestServer::start().await;
    let mut attacker = server.browser();
    attacker.get("/sign-in").await;
    let planted = attacker.session_cookie();
    let mut victim = server.browser();
    victim.set_session_cookie(&planted);
    victim.sign_in(ADA).await;
    assert_ne!(victim.session_cookie(), planted);
    let answer = attacker.get(&AuthorizationUrl::partner().path()).await;
    assert!(answer.our_location().starts_with("/sign-in"));
}

#[tokio::test]
async fn d_11_a_client_of_two_servers_learns_who_answered_and_for_whom() {
    // RFC 9700 §4.4: iss with every answer, and nothing silent for a new client.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let answer = browser.get(&AuthorizationUrl::partner().path()).await;
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], ISSUER);
    // What one client was allowed is not another's, though one publisher makes both.
    browser.get(&AuthorizationUrl::legacy().path()).await.assert_page(200);
    let elsewhere = format!("{ISSUER}/playground/callback");
    let same_client = AuthorizationUrl::partner().with("redirect_uri", &elsewhere);
    browser.get(&same_client.path()).await.assert_page(200);
}

#[tokio::test]
async fn d_12_an_assertion_made_for_another_user_is_refused() {
    // RFC 7523bis: "aud" is this server's issuer, as its only value.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let public = PublicJwk::from_json(&key.jwk()).expect("a key");
    server.change_client("demo-service", |client| client.keys.push(public)).await;
    let ask = async |audience: Value| {
        let now = server.provider.now().0;
        let mut assertion = key.at_token(&server).header("typ", "client-authentication+jwt");
        assertion.claims = json!({
            "iss": "demo-service", "sub": "demo-service", "aud": audience,
            "jti": format!("{audience}"), "iat": now, "exp": now + 60,
        });
        let pairs = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &assertion.signed()),
        ];
        server.post_form("/oauth/token", &[], form(&pairs)).await
    };
    for audience in [
        json!("https://evil.example"),
        json!([ISSUER, "https://evil.example"]),
        json!(format!("{ISSUER}/")),
        json!("http://localhost:3000/oauth/par"),
        json!([]),
        json!(null),
    ] {
        ask(audience).await.assert_token_error(401, "invalid_client");
    }
    Tokens::read(&ask(json!(ISSUER)).await);
}

#[tokio::test]
async fn d_13_what_is_taken_back_is_gone_everywhere_at_once() {
    // CVE-2026-8922, CVE-2021-32701.
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let header = basic("demo-api", "demo-api-secret");
    let introspect = async |token: &str| {
        let headers = [("authorization", header.as_str())];
        let answer =
            server.post_form("/oauth/introspect", &headers, form(&[("token", token)])).await;
        answer.assert_status(200);
        answer.json()
    };
    assert_eq!(introspect(&tokens.access).await["active"], true);
    let (own, body) = (partner(), form(&[("token", tokens.refresh())]));
    server.post_form("/oauth/revoke", &[("authorization", &own)], body).await.assert_status(200);
    for token in [&tokens.access, tokens.refresh()] {
        assert_eq!(introspect(token).await, json!({ "active": false }));
    }
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn d_14_no_page_is_framed() {
    // RFC 9700 §4.16; OAuth 2.1 §7.11.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let (good, bad) = (AuthorizationUrl::partner(), AuthorizationUrl::partner().with("state", ""));
    for path in [
        good.path(),
        bad.and("state", "x").path(),
        "/sign-in".to_owned(),
        "/device".to_owned(),
        "/connected-apps".to_owned(),
        "/nothing".to_owned(),
    ] {
        let page = browser.get(&path).await;
        page.assert_header("x-frame-options", "DENY");
        let policy = page.header("content-security-policy").expect("a policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn d_15_the_mark_of_a_checked_publisher_is_not_drawn_by_a_name() {
    let server = TestServer::start().await;
    let spoof = "Talentsync \u{2713} Verified publisher by Countersign";
    server
        .change_client("demo-unverified", |client| {
            client.name = spoof.to_owned();
            if let Some(publisher) = &mut client.publisher {
                publisher.name = spoof.to_owned();
            }
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::unverified()).await;
    page.assert_says("Unverified publisher");
    assert_eq!(page.select(".verified"), Vec::<String>::new());
    // Nor does a logo count: it is shown only where a user has checked.
    assert_eq!(page.select("img"), Vec::<String>::new());
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(422);
    let trusted = page.form("Allow access").tick("yes").press("Allow access");
    let answer = browser.submit(&trusted).await;
    assert!(answer.assert_sent_to(UNVERIFIED_CALLBACK).contains_key("code"));
    code(&answer);
}
