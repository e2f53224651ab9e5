use oauth::company::Company;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::keys::WrappedKey;

use super::fixture::{DAY, NOW, Subject, ada, at_once, northwind, service};

fn key(id: &str, purpose: &str, created_at: Timestamp) -> WrappedKey {
    let wrapped = format!("wrapped {id}").into_bytes();
    WrappedKey { id: id.to_owned(), purpose: purpose.to_owned(), wrapped, created_at }
}

async fn keep(store: &Subject, key: &WrappedKey) -> WrappedKey {
    store.insert_first_key(key).await.expect("kept")
}

pub(crate) async fn unset_metadata_is_none(store: Subject) {
    store.set_metadata("other", "yes").await.expect("set");
    assert_eq!(store.metadata("demo").await.expect("read"), None);
}

pub(crate) async fn metadata_set_again_is_replaced(store: Subject) {
    for value in ["yes", "no", ""] {
        store.set_metadata("demo", value).await.expect("set");
        assert_eq!(store.metadata("demo").await.expect("read").as_deref(), Some(value));
    }
}

pub(crate) async fn the_first_key_of_a_purpose_is_kept_and_later_ones_are_not(store: Subject) {
    let first = key("1", "seal", NOW);
    assert_eq!(keep(&store, &first).await, first);
    assert_eq!(keep(&store, &key("2", "seal", NOW - DAY)).await, first);
    let other = key("3", "code", NOW);
    assert_eq!(keep(&store, &other).await, other);
    // An id is unique, whatever it is for.
    store.insert_first_key(&key("3", "sign", NOW)).await.expect_err("refused");
    assert_eq!(store.keys().await.expect("read"), [first, other]);
}

pub(crate) async fn nodes_that_start_together_agree_on_a_key(store: Subject) {
    let kept = at_once(|number| {
        let store = store.clone();
        async move { keep(&store, &key(&number.to_string(), "seal", NOW)).await }
    })
    .await;
    let keys = store.keys().await.expect("read");
    assert_eq!(keys.len(), 1);
    assert!(kept.iter().all(|kept| *kept == keys[0]));
}

pub(crate) async fn keys_are_listed_oldest_first(store: Subject) {
    assert_eq!(store.keys().await.expect("read"), []);
    let (newer, older) = (key("1", "seal", NOW), key("2", "code", NOW - DAY));
    keep(&store, &newer).await;
    keep(&store, &older).await;
    assert_eq!(store.keys().await.expect("read"), [older, newer]);
}

pub(crate) async fn a_key_whose_id_is_taken_is_not_added(store: Subject) {
    let first = key("1", "sign", NOW);
    keep(&store, &first).await;
    for purpose in ["sign", "seal"] {
        store.insert_key(&key("1", purpose, NOW + DAY), Effects::NONE).await.expect_err("refused");
    }
    assert_eq!(store.keys().await.expect("read"), [first]);
}

pub(crate) async fn a_key_is_added_beside_those_of_its_purpose(store: Subject) {
    let (first, second) = (key("1", "sign", NOW), key("2", "sign", NOW + DAY));
    let same_second = key("3", "sign", NOW + DAY);
    for added in [&first, &second, &same_second] {
        store.insert_key(added, Effects::NONE).await.expect("added");
    }
    // The first of its purpose is the oldest.
    assert_eq!(keep(&store, &key("4", "sign", NOW)).await, first);
    assert_eq!(store.keys().await.expect("read"), [first, second, same_second]);
}

pub(crate) async fn a_deleted_key_is_gone_and_may_be_deleted_again(store: Subject) {
    let (first, second) = (key("1", "sign", NOW), key("2", "sign", NOW));
    keep(&store, &first).await;
    store.insert_key(&second, Effects::NONE).await.expect("added");
    for _ in 0..2 {
        store.delete_key("1").await.expect("deleted");
        assert_eq!(store.keys().await.expect("read"), std::slice::from_ref(&second));
    }
    store.delete_key("unknown").await.expect("nothing to do");
}

pub(crate) async fn a_database_with_a_user_or_a_client_is_not_empty(store: Subject) {
    assert!(store.is_empty().await.expect("read"));
    store.set_metadata("demo", "yes").await.expect("set");
    let company = Company { id: northwind(), name: "Northwind".to_owned() };
    store.create_company(&company, Effects::NONE).await.expect("kept");
    assert!(store.is_empty().await.expect("read"));
    store.create_client(&service(), Effects::NONE).await.expect("registered");
    assert!(!store.is_empty().await.expect("read"));
    store.create_user(&ada(), Effects::NONE).await.expect("kept");
    assert!(!store.is_empty().await.expect("read"));
}

pub(crate) async fn a_living_database_answers_a_ping(store: Subject) {
    store.ping().await.expect("alive");
}
