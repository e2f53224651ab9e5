//! Secrets are replaced one after the other, and belong to confidential clients.

use oauth::credential::digest::Digest;

use testkit::token_client::{Tokens, spa_exchange};
use testkit::{ADA, Answer, AuthorizationUrl, TestServer, basic};

async fn ask(server: &TestServer, secret: &str) -> Answer {
    let pairs = [("grant_type", "client_credentials")];
    server.token(Some(&basic("demo-service", secret)), &pairs).await
}

#[tokio::test]
async fn after_one_was_removed_the_other_alone_works() {
    let server = TestServer::start().await;
    let (old, new) = ("demo-service-secret", "the-next-one");
    ask(&server, new).await.assert_token_error(401, "invalid_client");
    let next = Digest::of(new);
    server.change_client("demo-service", |client| client.secrets.push(next)).await;
    for secret in [old, new] {
        Tokens::read(&ask(&server, secret).await);
    }
    server
        .change_client("demo-service", |client| {
            client.secrets.retain(|kept| *kept != Digest::of(old));
        })
        .await;
    ask(&server, old).await.assert_token_error(401, "invalid_client");
    Tokens::read(&ask(&server, new).await);
    server.change_client("demo-service", |client| client.secrets.clear()).await;
    for secret in [old, new, ""] {
        ask(&server, secret).await.assert_token_error(401, "invalid_client");
    }
}

#[tokio::test]
async fn a_public_client_that_sends_a_secret_is_refused() {
    // Anyone who sends one thinks that it protects something.
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::spa()).await;
    let mut pairs = spa_exchange(&code);
    pairs.push(("client_secret", "anything".to_owned()));
    server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
    pairs.truncate(4);
    let answer = server.token(Some(&basic("demo-spa", "")), &pairs).await;
    answer.assert_token_error(401, "invalid_client");
    Tokens::read(&server.token(None, &spa_exchange(&code)).await);
}

#[tokio::test]
async fn a_confidential_client_that_only_names_itself_is_refused() {
    let server = TestServer::start().await;
    let pairs = [("grant_type", "client_credentials"), ("client_id", "demo-service")];
    server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
}
