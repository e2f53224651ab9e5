//! What is said of authorization requests and their answers.

use super::announced;
use testkit::browser::code;
use testkit::client_endpoints::{METADATA, PAR};
use testkit::request::{STATE, VERIFIER, challenge};
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, Browser, ISSUER, PARTNER_CALLBACK, TestServer, assertion};

/// The answer to a request that is allowed.
async fn allow(browser: &mut Browser<'_>, request: &AuthorizationUrl) -> testkit::Answer {
    let page = browser.consent_page(&request.clone().with("prompt", "consent")).await;
    browser.submit(&page.form("Allow access").press("Allow access")).await
}

#[tokio::test]
async fn each_response_type_and_no_other() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let list = announced(&server, "response_types_supported").await;
    for other in ["token", "id_token", "code token", "code id_token", "none", "CODE"] {
        assert!(!list.iter().any(|known| known == other));
        let request = AuthorizationUrl::partner().with("response_type", other);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "unsupported_response_type");
    }
    for kind in list {
        let answer =
            allow(&mut browser, &AuthorizationUrl::partner().with("response_type", &kind)).await;
        assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key(&kind), "{kind}");
    }
}

#[tokio::test]
async fn each_response_mode_and_no_other() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let list = announced(&server, "response_modes_supported").await;
    for other in ["jwt", "query.jwt", "form_post.jwt", "web_message", "QUERY"] {
        assert!(!list.iter().any(|known| known == other));
        let request = AuthorizationUrl::partner().with("response_mode", other);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
    for mode in list {
        let answer =
            allow(&mut browser, &AuthorizationUrl::partner().with("response_mode", &mode)).await;
        let sent = match mode.as_str() {
            "query" | "fragment" => {
                let location = answer.assert_status(303).header("location").expect("a location");
                let mark = if mode == "query" { '?' } else { '#' };
                let (address, sent) = location.split_once(mark).expect("an answer");
                assert_eq!(address, PARTNER_CALLBACK);
                sent.to_owned()
            }
            "form_post" => {
                let form = answer.assert_page(200).form_for("/callback");
                assert_eq!(form.action, PARTNER_CALLBACK);
                form.body()
            }
            other => panic!("{other} is announced, and nothing tries it"),
        };
        let sent: std::collections::BTreeMap<_, _> =
            form_urlencoded::parse(sent.as_bytes()).into_owned().collect();
        assert_eq!((sent["iss"].as_str(), sent["state"].as_str()), (ISSUER, STATE), "{mode}");
        Tokens::read(&server.redeem(&sent["code"]).await);
    }
}

#[tokio::test]
async fn each_challenge_method_and_no_other() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let list = announced(&server, "code_challenge_methods_supported").await;
    for other in ["plain", "s256", "S512", ""] {
        assert!(!list.iter().any(|known| known == other));
        let request = AuthorizationUrl::partner()
            .with("code_challenge_method", other)
            .with("code_challenge", VERIFIER);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
    for method in list {
        let request = AuthorizationUrl::partner().with("code_challenge_method", &method);
        let answer = allow(&mut browser, &request).await;
        Tokens::read(&server.redeem(&code(&answer)).await);
    }
}

#[tokio::test]
async fn every_answer_names_the_issuer() {
    // RFC 9207 §2: "In authorization responses to the client, including error
    // responses".
    let server = TestServer::start().await;
    let metadata = server.get(METADATA).await.json();
    assert_eq!(metadata["authorization_response_iss_parameter_supported"], true);
    let mut browser = server.signed_in(ADA).await;
    let error = browser.get(&AuthorizationUrl::partner().with("scope", "x").path()).await;
    let answer = allow(&mut browser, &AuthorizationUrl::partner()).await;
    for answer in [error, answer] {
        assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], metadata["issuer"]);
    }
}

#[tokio::test]
async fn who_must_push_its_requests_must_and_no_one_else() {
    // RFC 9126 §5 and §6.
    let server = TestServer::start().await;
    let metadata = server.get(METADATA).await.json();
    assert_eq!(metadata["require_pushed_authorization_requests"], false);
    let mut browser = server.signed_in(ADA).await;
    let signed = AuthorizationUrl::partner()
        .with("client_id", "demo-signed")
        .with("redirect_uri", "http://127.0.0.1:8768/callback");
    let answer = browser.get(&signed.path()).await;
    answer.assert_error_sent_to("http://127.0.0.1:8768/callback", "invalid_request");
    browser.get(&AuthorizationUrl::partner().path()).await.assert_page(200);
    let mut pairs = vec![
        ("response_type", "code".to_owned()),
        ("redirect_uri", "http://127.0.0.1:8768/callback".to_owned()),
        ("code_challenge", challenge()),
        ("code_challenge_method", "S256".to_owned()),
    ];
    pairs.extend(assertion::parameters(&assertion::of_demo_signed(&server, "1")));
    let pushed = server.post_pairs(PAR, None, &pairs).await.assert_status(201).json();
    let query = signed.query_of_pushed(&pushed["request_uri"]);
    browser.get(&format!("/oauth/authorize?{query}")).await.assert_page(200);
}

#[tokio::test]
async fn each_language() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let list = announced(&server, "ui_locales_supported").await;
    for other in ["it", "tlh"] {
        assert!(!list.iter().any(|known| known == other));
        let request = AuthorizationUrl::partner().with("ui_locales", other);
        browser.get(&request.path()).await.assert_page(200).assert_speaks("en");
    }
    for language in list {
        let request = AuthorizationUrl::partner().with("ui_locales", &language);
        browser.get(&request.path()).await.assert_page(200).assert_speaks(&language);
    }
}
