use std::time::Duration;

use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use super::fixture::{DAY, MINUTE, NOW, Subject, at_once, count};

async fn spend(store: &Subject, what: &str, ends_at: Timestamp) -> bool {
    store.spend_once(&Digest::of(what), ends_at).await.expect("noted")
}

pub(crate) async fn what_was_used_is_not_used_again(store: Subject) {
    assert!(spend(&store, "a", NOW + MINUTE).await);
    assert!(!spend(&store, "a", NOW + MINUTE).await);
    // Another end makes it no other thing.
    assert!(!spend(&store, "a", NOW + DAY).await);
}

pub(crate) async fn of_64_who_use_the_same_at_once_one_is_first(store: Subject) {
    let firsts = at_once(|_| {
        let store = store.clone();
        async move { spend(&store, "a", NOW + MINUTE).await }
    })
    .await;
    assert_eq!(count(&firsts, &true), 1);
}

pub(crate) async fn what_is_alike_but_not_the_same_is_used_each(store: Subject) {
    // The first bytes alone do not tell them apart.
    let mut other = *Digest::of("a").as_bytes();
    other[31] ^= 1;
    assert!(spend(&store, "a", NOW).await);
    let first = store.spend_once(&Digest::from_bytes(other), NOW).await;
    assert!(first.expect("noted"));
    assert!(spend(&store, "b", NOW).await);
}

pub(crate) async fn what_was_used_is_forgotten_after_its_end_and_not_before(store: Subject) {
    spend(&store, "a", NOW).await;
    spend(&store, "b", NOW + MINUTE).await;
    let sweep = async |before| store.delete_expired(before, 1000).await.expect("swept");
    assert_eq!(sweep(NOW).await, 0);
    assert!(!spend(&store, "a", NOW).await);
    assert_eq!(sweep(NOW + Duration::from_secs(1)).await, 1);
    assert!(spend(&store, "a", NOW).await);
    assert!(!spend(&store, "b", NOW + MINUTE).await);
}
