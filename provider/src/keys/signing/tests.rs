use oauth::id::{ClientId, CompanyId};
use oauth::jose::algorithm::VerificationAlgorithm;
use oauth::scope::ScopeSet;
use store::Effects;
use store::keys::{KeyStore as _, WrappedKey};

use super::*;
use crate::Provider;
use crate::keys::purpose::{KeyGroup, KeyPurpose};
use crate::keys::ring::KeyState;
use crate::keys::test_home::{DAY, Home, ISSUER, MINUTE, NOW, SECOND, master};

const ES256: SigningAlgorithm = SigningAlgorithm::Es256;

fn claims(provider: &Provider) -> AccessTokenClaims {
    let now = provider.now();
    AccessTokenClaims {
        iss: ISSUER.to_owned(),
        exp: now + 5 * MINUTE,
        aud: vec!["https://api.example".to_owned()],
        sub: "usr_ada".to_owned(),
        client_id: ClientId::new("acme"),
        iat: now,
        jti: "1".to_owned(),
        scope: ScopeSet::parse("jobs_read").expect("scopes"),
        company_id: CompanyId::new("northwind"),
        roles: vec!["standard".to_owned()],
        family: None,
        epoch: 0,
        acr: None,
        auth_time: None,
        cnf: None,
    }
}

fn sign(provider: &Provider) -> String {
    provider.keys().sign_access_token(ES256, &claims(provider)).expose().to_owned()
}

fn kid(token: &str) -> String {
    Jws::parse(token).expect("readable").kid().expect("named").to_owned()
}

fn states(provider: &Provider, algorithm: SigningAlgorithm) -> Vec<KeyState> {
    let keys = provider.keys().list(KeyGroup::Signing).into_iter();
    keys.filter(|key| key.purpose == KeyPurpose::Sign(algorithm)).map(|key| key.state).collect()
}

async fn kept(home: &Home) -> usize {
    let keys = home.store().keys().await.expect("read");
    keys.iter().filter(|key| key.purpose == "sign ES256").count()
}

#[tokio::test]
async fn a_token_that_is_not_ours_or_not_an_access_token_is_not_taken_for_one() {
    let (home, other) = (Home::new(), Home::new());
    let (provider, stranger) = (home.node().await, other.node().await);
    let verify = |text: &str| provider.keys().verify_access_token(text, provider.now());
    assert_eq!(verify(&sign(&stranger)), None);
    assert_eq!(verify(""), None);
    let token = sign(&provider);
    let parts: Vec<_> = token.split('.').collect();
    assert_eq!(verify(&format!("{}.{}.", parts[0], parts[1])), None);
    // The header of one algorithm's key above the signature of the other's.
    let other = provider.keys().sign_access_token(SigningAlgorithm::EdDsa, &claims(&provider));
    let (_, other) = other.expose().split_once('.').expect("parts");
    assert_eq!(verify(&format!("{}.{other}", parts[0])), None);
    let foreign =
        AccessTokenClaims { iss: "https://other.example".to_owned(), ..claims(&provider) };
    assert_eq!(verify(provider.keys().sign_access_token(ES256, &foreign).expose()), None);
    home.clock.advance(5 * MINUTE);
    assert_eq!(verify(&token), None);
}

#[tokio::test]
async fn a_token_is_verified_by_its_own_algorithm_and_by_the_published_key() {
    let provider = Home::new().node().await;
    for algorithm in SigningAlgorithm::ALL {
        let token = provider.keys().sign_access_token(algorithm, &claims(&provider));
        let jws = Jws::parse(token.expose()).expect("readable");
        assert_eq!(jws.algorithm(), VerificationAlgorithm::from(algorithm));
        let read = provider.keys().verify_access_token(token.expose(), provider.now());
        assert_eq!(read, Some(claims(&provider)));
        let set = oauth::jose::jwk::parse_set(&provider.keys().jwks().to_string()).expect("a set");
        let key = set.iter().find(|key| key.kid() == jws.kid()).expect("published");
        assert_eq!(jws.verify(key), Ok(()));
        assert_eq!(key.kid(), Some(key.thumbprint().as_str()));
    }
}

#[tokio::test]
async fn no_key_is_read_with_another_master_key_or_under_another_name() {
    let home = Home::new();
    home.node().await;
    assert!(home.try_node(master(&["0e"])).await.is_err());
    let store = home.store();
    let key = store.keys().await.expect("read").pop().expect("a key");
    assert!(store.replace_key(&key.id, None, Effects::NONE).await.expect("deleted"));
    let key = WrappedKey { id: "another".to_owned(), ..key };
    store.insert_key(&key, Effects::NONE).await.expect("added");
    assert!(home.try_node(master(&["0f"])).await.is_err());
}

#[tokio::test]
async fn a_key_is_published_before_it_signs_and_after_it_signed() {
    let home = Home::new();
    let provider = home.node().await;
    let old = sign(&provider);
    provider.keys().rotate(KeyGroup::Signing).await.expect("rotated");
    let next = KeyState::Next { used_from: NOW + 10 * MINUTE };
    assert_eq!(states(&provider, ES256), [KeyState::Active, next]);
    // One waits already.
    provider.keys().rotate(KeyGroup::Signing).await.expect("rotated");
    assert_eq!(kept(&home).await, 2);
    home.clock.advance(9 * MINUTE + 59 * SECOND);
    let last = sign(&provider);
    assert_eq!(kid(&last), kid(&old));
    home.clock.advance(SECOND);
    let new = sign(&provider);
    assert_ne!(kid(&new), kid(&old));
    let retired = KeyState::Retired { until: NOW + 16 * MINUTE };
    assert_eq!(states(&provider, ES256), [retired, KeyState::Active]);
    assert!(provider.keys().verify_access_token(&last, provider.now()).is_some());
    home.clock.advance(6 * MINUTE);
    // Unpublished on the second, deleted when a user looks after it.
    assert_eq!(states(&provider, ES256), [KeyState::Active]);
    assert_eq!(kept(&home).await, 2);
    provider.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(kept(&home).await, 1);
    assert_eq!(kid(&sign(&provider)), kid(&new));
}

#[tokio::test]
async fn keys_change_by_themselves_after_90_days() {
    let home = Home::new();
    let provider = home.node().await;
    home.clock.advance(89 * DAY + 86_399 * SECOND);
    provider.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(kept(&home).await, 1);
    home.clock.advance(SECOND);
    for _ in 0..3 {
        provider.keys().rotate_due_keys().await.expect("tended");
    }
    assert_eq!(kept(&home).await, 2);
    for algorithm in SigningAlgorithm::ALL {
        let next = KeyState::Next { used_from: provider.now() + 10 * MINUTE };
        assert_eq!(states(&provider, algorithm), [KeyState::Active, next]);
    }
}

#[tokio::test]
async fn nodes_on_one_database_agree() {
    let home = Home::new();
    let (one, other) = tokio::join!(home.node(), home.node());
    assert_eq!(one.keys().jwks(), other.keys().jwks());
    assert!(other.keys().verify_access_token(&sign(&one), one.now()).is_some());
    one.keys().rotate(KeyGroup::Signing).await.expect("rotated");
    home.clock.advance(MINUTE);
    other.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(one.keys().jwks(), other.keys().jwks());
    home.clock.advance(10 * MINUTE);
    assert_eq!(kid(&sign(&one)), kid(&sign(&other)));
    home.clock.advance(10 * MINUTE);
    // Both delete the same key.
    one.keys().rotate_due_keys().await.expect("tended");
    other.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(kept(&home).await, 1);
    assert_eq!(one.keys().jwks(), other.keys().jwks());
}

#[tokio::test]
async fn one_key_too_many_does_no_harm() {
    let home = Home::new();
    let (one, other) = (home.node().await, home.node().await);
    // Neither has seen the other's.
    let key = one.keys().make_key(KeyPurpose::Sign(ES256), NOW).await.expect("made");
    one.keys().store_key(&key, Effects::NONE).await.expect("added");
    let key = other.keys().make_key(KeyPurpose::Sign(ES256), NOW).await.expect("made");
    other.keys().store_key(&key, Effects::NONE).await.expect("added");
    for node in [&one, &other] {
        node.keys().rotate_due_keys().await.expect("tended");
        assert_eq!(states(node, ES256).len(), 3);
    }
    home.clock.advance(10 * MINUTE);
    let token = sign(&one);
    assert_eq!(kid(&token), kid(&sign(&other)));
    assert!(other.keys().verify_access_token(&token, other.now()).is_some());
    home.clock.advance(6 * MINUTE);
    one.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(states(&one, ES256), [KeyState::Active]);
    assert_eq!(kept(&home).await, 1);
}
