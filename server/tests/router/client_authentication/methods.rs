//! One method in each request (OAuth 2.1 §2.4), and the one that is registered.

use super::{ask, ask_with};
use testkit::assertion::{claims, of_demo_signed, parameters};
use testkit::jwt::TestKey;
use testkit::token_client::Tokens;
use testkit::{TestServer, basic};

#[tokio::test]
async fn an_assertion_and_a_secret_are_two_methods() {
    let server = TestServer::start().await;
    let secret = oauth::credential::digest::Digest::of("a-secret");
    server.change_client("demo-signed", |client| client.secrets.push(secret)).await;
    let assertion = of_demo_signed(&server, "1");
    let answer = ask_with(&server, &assertion, &[("client_secret", "a-secret")]).await;
    answer.assert_token_error(400, "invalid_request");
    let [kind, text] = parameters(&assertion);
    let pairs = [("grant_type", "client_credentials"), (kind.0, &kind.1), (text.0, &text.1)];
    let answer = server.token(Some(&basic("demo-signed", "a-secret")), &pairs).await;
    answer.assert_token_error(400, "invalid_request");
    // Neither used the assertion up.
    Tokens::read(&ask(&server, &assertion).await);
}

#[tokio::test]
async fn an_assertion_without_its_type_or_of_another_is_refused() {
    // RFC 7521 §4.2.
    let server = TestServer::start().await;
    let assertion = of_demo_signed(&server, "1");
    let [kind, text] = parameters(&assertion);
    let saml = "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";
    for given in [
        vec![("client_assertion", text.1.as_str())],
        vec![("client_assertion", &text.1), ("client_assertion_type", "")],
        vec![("client_assertion", &text.1), ("client_assertion_type", saml)],
        vec![("client_assertion", &text.1), ("client_assertion_type", "jwt-bearer")],
        vec![("client_assertion_type", &kind.1)],
        vec![("client_assertion_type", &kind.1), ("client_assertion", "")],
    ] {
        let mut pairs = vec![("grant_type", "client_credentials"), ("client_id", "demo-signed")];
        pairs.extend(given);
        server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
    }
    let twice = [("client_assertion", text.1.as_str())];
    let answer = ask_with(&server, &assertion, &twice).await;
    answer.assert_token_error(400, "invalid_request");
    Tokens::read(&ask(&server, &assertion).await);
}

#[tokio::test]
async fn client_id_beside_an_assertion_must_be_the_same() {
    // RFC 7521 §4.2: "MUST identify the same client as is identified by the
    // client assertion".
    let server = TestServer::start().await;
    for other in ["demo-partner", "demo-service", "nobody", "Demo-signed"] {
        let assertion = of_demo_signed(&server, other);
        let answer = ask_with(&server, &assertion, &[("client_id", other)]).await;
        answer.assert_token_error(400, "invalid_request");
    }
    let assertion = of_demo_signed(&server, "same");
    Tokens::read(&ask_with(&server, &assertion, &[("client_id", "demo-signed")]).await);
}

#[tokio::test]
async fn no_client_authenticates_without_a_key_of_its_own() {
    let server = TestServer::start().await;
    let key = TestKey::demo_signed();
    for client in ["demo-partner", "demo-service", "demo-spa", "demo-device", "nobody", "usr_ada"] {
        let assertion = key.sign(&serde_json::json!({}), &claims(&server, client, "1"));
        ask(&server, &assertion).await.assert_token_error(401, "invalid_client");
    }
    // Disabled, it is no one any more.
    server.change_client("demo-signed", |client| client.disabled = true).await;
    let answer = ask(&server, &of_demo_signed(&server, "2")).await;
    answer.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn a_client_with_keys_alone_has_no_secret_to_guess() {
    let server = TestServer::start().await;
    let named = [("grant_type", "client_credentials"), ("client_id", "demo-signed")];
    server.token(None, &named).await.assert_token_error(401, "invalid_client");
    for secret in ["", "x", "demo-signed", "demo-signed-secret", "demo-signed-1"] {
        let answer = server.token(Some(&basic("demo-signed", secret)), &named[..1]).await;
        answer.assert_token_error(401, "invalid_client");
    }
}

#[tokio::test]
async fn a_public_client_that_registered_a_key_is_still_public() {
    // What it would prove with a key that everybody can copy is nothing.
    let server = TestServer::start().await;
    let key = TestKey::p256();
    let registered = key.public();
    server.change_client("demo-spa", |client| client.keys = vec![registered]).await;
    let assertion = key.sign(&serde_json::json!({}), &claims(&server, "demo-spa", "1"));
    ask(&server, &assertion).await.assert_token_error(401, "invalid_client");
}
