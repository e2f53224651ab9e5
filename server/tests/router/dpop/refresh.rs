//! Refresh tokens and keys (RFC 9449 §5): a public client's are bound to its key, a
//! confidential client's to its authentication.

use super::{TOKEN, bound_tokens, by_public, spa_exchange};
use testkit::client::{form, refreshing};
use testkit::proof::{Key, Proof};
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, Answer, AuthorizationUrl, MINUTE, SECOND, TestServer};

/// Tokens of `demo-spa` that are bound to a key.
async fn public_tokens(server: &TestServer, key: &Key) -> Tokens {
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::spa()).await;
    let answer = by_public(server, &spa_exchange(&code), Some(&key.at_token(server))).await;
    Tokens::read_as("DPoP", &answer)
}

/// `demo-spa` refreshes.
async fn refresh(server: &TestServer, token: &str, proof: Option<&Proof<'_>>) -> Answer {
    let mut pairs = refreshing(token).to_vec();
    pairs.push(("client_id", "demo-spa".to_owned()));
    by_public(server, &pairs, proof).await
}

/// `demo-partner` refreshes with a proof.
async fn partner_refresh(server: &TestServer, token: &str, key: &Key) -> Answer {
    let (authorization, proof) = (partner(), key.at_token(server).signed());
    let headers = [("authorization", authorization.as_str()), ("dpop", &proof)];
    server.post_form(TOKEN, &headers, form(&refreshing(token))).await
}

#[tokio::test]
async fn a_public_clients_token_is_nothing_without_its_key_and_nothing_is_revoked() {
    let (server, key, thief) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let tokens = public_tokens(&server, &key).await;
    let token = tokens.refresh();
    refresh(&server, token, None).await.assert_token_error(400, "invalid_grant");
    let proof = thief.at_token(&server);
    refresh(&server, token, Some(&proof)).await.assert_token_error(400, "invalid_grant");
    let proof = key.at_token(&server);
    let next = Tokens::read_as("DPoP", &refresh(&server, token, Some(&proof)).await);
    // And the next one is bound too.
    let proof = thief.at_token(&server);
    let answer = refresh(&server, next.refresh(), Some(&proof)).await;
    answer.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_thief_without_the_key_cannot_end_the_family_by_reuse() {
    let (server, key, thief) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let first = public_tokens(&server, &key).await;
    let proof = key.at_token(&server);
    let second = Tokens::read_as("DPoP", &refresh(&server, first.refresh(), Some(&proof)).await);
    server.advance(MINUTE);
    for proof in [None, Some(thief.at_token(&server))] {
        let answer = refresh(&server, first.refresh(), proof.as_ref()).await;
        answer.assert_token_error(400, "invalid_grant");
    }
    let proof = key.at_token(&server);
    Tokens::read_as("DPoP", &refresh(&server, second.refresh(), Some(&proof)).await);
}

#[tokio::test]
async fn a_lost_answer_is_given_again_to_the_same_key_alone() {
    let (server, key, thief) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let first = public_tokens(&server, &key).await;
    let proof = key.at_token(&server);
    let lost = Tokens::read_as("DPoP", &refresh(&server, first.refresh(), Some(&proof)).await);
    server.advance(10 * SECOND);
    for proof in [None, Some(thief.at_token(&server))] {
        let answer = refresh(&server, first.refresh(), proof.as_ref()).await;
        answer.assert_token_error(400, "invalid_grant");
    }
    let proof = key.at_token(&server);
    let again = Tokens::read_as("DPoP", &refresh(&server, first.refresh(), Some(&proof)).await);
    assert_eq!(lost.refresh(), again.refresh());
}

#[tokio::test]
async fn an_unbound_family_does_not_become_bound_later() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::spa()).await;
    let first = Tokens::read(&by_public(&server, &spa_exchange(&code), None).await);
    let proof = key.at_token(&server);
    // The access token is bound to the key that asks; the family stays as it was.
    let second = Tokens::read_as("DPoP", &refresh(&server, first.refresh(), Some(&proof)).await);
    Tokens::read(&refresh(&server, second.refresh(), None).await);
}

#[tokio::test]
async fn a_confidential_client_may_change_its_key() {
    let (server, key, next) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let tokens = bound_tokens(&server, &key).await;
    let answer = partner_refresh(&server, tokens.refresh(), &next).await;
    let renewed = Tokens::read_as("DPoP", &answer);
    let live = server.provider.tokens().validate_access_token(&renewed.access).await.expect("read");
    let bound_to = live.expect("a good token").bound_to.expect("bound");
    assert_eq!(bound_to.as_str(), next.thumbprint());
    Tokens::read(&server.refresh(renewed.refresh()).await);
}
