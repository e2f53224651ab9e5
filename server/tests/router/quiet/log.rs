//! No secret reaches the log, however much is logged.

use testkit::browser::code;
use testkit::client::{self, refreshing, request_uri};
use testkit::log::Log;
use testkit::proof::Key;
use testkit::request::VERIFIER;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, AuthorizationUrl, PASSWORD, TestServer};

#[tokio::test]
async fn no_code_token_secret_password_or_verifier_is_logged() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    // For all threads: hashing and writing have their own.
    tracing::subscriber::set_global_default(subscriber).expect("the first");

    let server = TestServer::start().await;
    let mut browser = server.browser();
    browser.type_password(ADA, "a-wrong-password-typed").await.assert_page(422);
    let page = browser.open(&AuthorizationUrl::partner().path()).await;
    let before_sign_in = browser.session_cookie();
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    let consent = page.form("Allow access").press("Allow access");
    let answer = browser.submit(&consent).await;
    let code = code(&answer);
    let tokens = Tokens::read(&server.redeem(&code).await);
    let second = Tokens::read(&server.refresh(tokens.refresh()).await);
    server.call("/api/candidates", &second.access).await.assert_status(200);
    server.call(&format!("/api/candidates?access_token={}", tokens.access), "x").await;
    let callback = format!("/playground/callback?code={code}&state=x&iss=y");
    browser.get(&callback).await.assert_page(200);
    // What goes wrong is logged most.
    server.redeem(&code).await.assert_status(400);
    server.refresh(tokens.refresh()).await.assert_status(400);
    browser.submit(&consent).await.assert_page(409);
    browser.submit(&consent.clone().set("request", "forged-request-text")).await;
    server.token_body(Some(&partner()), "code=%ff&client_secret=demo-partner-secret").await;
    browser.get(&format!("/nothing?code={code}")).await.assert_page(404);

    // A pushed request with its secret in the form, a bound code, a device.
    let (key, secret) = (Key::numbered(1), "client_secret=demo-partner-secret");
    let query = format!("{}&{secret}", AuthorizationUrl::partner().query());
    let uri = request_uri(&server.post_form("/oauth/par", &[], query.clone()).await);
    let pushed = AuthorizationUrl::pushed("demo-partner", &uri);
    let bound = browser.allow(&pushed).await;
    browser.get(&pushed.path()).await.assert_page(400);
    server.post_form("/oauth/par", &[], format!("{query}&scope=twice")).await.assert_status(400);
    let proof = key.at_token(&server).signed();
    let authorization = partner();
    let headers = [("authorization", authorization.as_str()), ("dpop", &proof)];
    let exchange = client::form(&code_exchange(&bound));
    let answer = server.post_form("/oauth/token", &headers, exchange).await;
    let dpop_tokens = Tokens::read_as("DPoP", &answer);
    let refresh = client::form(&refreshing(dpop_tokens.refresh()));
    server.post_form("/oauth/token", &headers, refresh).await.assert_status(400);
    let waiting = server.waiting().await;
    browser.answer_device(&waiting, "Allow access").await.assert_page(200);
    let device_tokens = Tokens::read(&server.poll(&waiting.device_code).await);
    server.poll(&waiting.device_code).await.assert_status(400);

    let log = log.text();
    assert!(log.contains("an authorization code was used twice"), "the log is listened to");
    let seal = consent.body();
    let seal = seal.split('&').find(|pair| pair.starts_with("request=")).unwrap_or_default();
    for (what, secret) in [
        ("password", PASSWORD),
        ("wrong password", "a-wrong-password-typed"),
        ("code", &code),
        ("access token", &tokens.access),
        ("second access token", &second.access),
        ("refresh token", tokens.refresh()),
        ("second refresh token", second.refresh()),
        ("verifier", VERIFIER),
        ("client secret", "demo-partner-secret"),
        ("Basic header", partner().trim_start_matches("Basic ")),
        ("request_uri", &uri),
        ("bound code", &bound),
        ("proof", &proof),
        ("bound token", &dpop_tokens.access),
        ("device code", &waiting.device_code),
        ("user code", &waiting.user_code),
        ("device's token", &device_tokens.access),
        ("cookie", &browser.session_cookie()),
        ("first cookie", &before_sign_in),
        ("sealed request", seal.trim_start_matches("request=")),
        ("password hash", "$argon2id$"),
        ("master key", &"0f".repeat(32)),
    ] {
        assert!(!secret.is_empty(), "{what}");
        if let Some(at) = log.find(secret) {
            let from = log[..at].rfind('\n').map_or(0, |line| line + 1);
            let to = log[at..].find('\n').map_or(log.len(), |line| at + line);
            panic!("the {what} is in the log: {}", &log[from..to]);
        }
    }
}
