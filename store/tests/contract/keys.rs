use oauth::company::Company;
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::keys::WrappedKey;

use super::fixture::{DAY, NOW, Subject, ada, at_once, northwind, service};

fn key(id: &str, purpose: &str, created_at: Timestamp) -> WrappedKey {
    let wrapped = format!("wrapped {id}").into_bytes();
    WrappedKey { id: id.to_owned(), purpose: purpose.to_owned(), wrapped, created_at, master: None }
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

pub(crate) async fn the_first_key_of_a_purpose_is_stored_and_later_ones_are_not(store: Subject) {
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
    for is_there in [true, false] {
        let deleted = store.replace_key("1", None, Effects::NONE).await.expect("tried");
        assert_eq!(deleted, is_there);
        assert_eq!(store.keys().await.expect("read"), std::slice::from_ref(&second));
    }
    // Nothing takes the place of what is not there.
    let third = key("3", "sign", NOW);
    assert!(!store.replace_key("1", Some(&third), Effects::NONE).await.expect("tried"));
    assert_eq!(store.keys().await.expect("read"), std::slice::from_ref(&second));
    assert!(store.replace_key("2", Some(&third), Effects::NONE).await.expect("replaced"));
    assert_eq!(store.keys().await.expect("read"), [third]);
}

/// The same keys under another master key.
fn rewrapped(keys: &[WrappedKey], master: &str) -> Vec<WrappedKey> {
    let rewrap = |key: &WrappedKey| WrappedKey {
        wrapped: format!("{} under {master}", key.id).into_bytes(),
        master: Some(master.to_owned()),
        ..key.clone()
    };
    keys.iter().map(rewrap).collect()
}

pub(crate) async fn all_keys_change_their_master_key_or_none(store: Subject) {
    let (first, second) = (key("1", "sign", NOW), key("2", "seal", NOW + DAY));
    keep(&store, &first).await;
    let seen = store.keys().await.expect("read");
    keep(&store, &second).await;
    let rewrap = async |before: &[WrappedKey], master: &str| {
        let after = rewrapped(before, master);
        store.rewrap_keys(before, &after, master, Effects::NONE).await.expect("tried")
    };
    // One came after it was looked.
    assert!(!rewrap(&seen, "b").await);
    assert_eq!(store.master_key().await.expect("read"), None);
    let before = store.keys().await.expect("read");
    assert_eq!(before, [first, second]);
    assert!(rewrap(&before, "b").await);
    let now = rewrapped(&before, "b");
    assert_eq!(store.keys().await.expect("read"), now);
    assert_eq!(store.master_key().await.expect("read").as_deref(), Some("b"));
    // Another user has changed it meanwhile.
    assert!(!rewrap(&before, "c").await);
    assert_eq!(store.keys().await.expect("read"), now);
}

pub(crate) async fn no_key_is_added_under_a_master_key_that_was_changed(store: Subject) {
    keep(&store, &key("1", "sign", NOW)).await;
    let before = store.keys().await.expect("read");
    let after = rewrapped(&before, "b");
    assert!(store.rewrap_keys(&before, &after, "b", Effects::NONE).await.expect("tried"));
    let late = key("2", "sign", NOW);
    store.insert_key(&late, Effects::NONE).await.expect_err("refused");
    store.insert_first_key(&key("3", "seal", NOW)).await.expect_err("refused");
    store.replace_key("1", Some(&late), Effects::NONE).await.expect_err("refused");
    assert_eq!(store.keys().await.expect("read"), after);
    let late = rewrapped(&[late], "b").remove(0);
    store.insert_key(&late, Effects::NONE).await.expect("added");
    assert_eq!(store.keys().await.expect("read").len(), 2);
}

pub(crate) async fn a_master_key_that_is_changed_at_once_with_new_keys_reads_all_of_them(
    store: Subject,
) {
    keep(&store, &key("0", "sign", NOW)).await;
    at_once(|number| {
        let store = store.clone();
        async move {
            if number % 2 == 0 {
                // Refused, where the master key was changed before.
                let added = key(&format!("{}", number + 1), "sign", NOW);
                drop(store.insert_key(&added, Effects::NONE).await);
            } else {
                let master = number.to_string();
                let before = store.keys().await.expect("read");
                let after = rewrapped(&before, &master);
                let tried = store.rewrap_keys(&before, &after, &master, Effects::NONE).await;
                tried.expect("tried");
            }
        }
    })
    .await;
    let current = store.master_key().await.expect("read");
    for kept in store.keys().await.expect("read") {
        let wrapped = match &current {
            Some(master) => format!("{} under {master}", kept.id),
            None => format!("wrapped {}", kept.id),
        };
        assert_eq!(kept.wrapped, wrapped.into_bytes());
    }
}

pub(crate) async fn a_database_with_a_user_or_a_client_is_not_empty(store: Subject) {
    assert!(store.is_empty().await.expect("read"));
    store.set_metadata("demo", "yes").await.expect("set");
    let company = Company {
        id: northwind(),
        name: "Northwind".to_owned(),
        time_zone: TimeZone::UTC,
        requires_second_factor: false,
    };
    store.create_company(&company, Effects::NONE).await.expect("kept");
    assert!(store.is_empty().await.expect("read"));
    store.create_client(&service(), Effects::NONE).await.expect("registered");
    assert!(!store.is_empty().await.expect("read"));
    store.create_user(&ada(), &[], Effects::NONE).await.expect("kept");
    assert!(!store.is_empty().await.expect("read"));
}

pub(crate) async fn a_living_database_answers_a_ping(store: Subject) {
    store.ping().await.expect("alive");
}
