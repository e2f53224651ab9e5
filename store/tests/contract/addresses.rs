use std::time::Duration;

use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::accounts::PasswordLink;
use store::addresses::{FormerAddress, WantedAddress};

use super::fixture::{DAY, HOUR, NOW, Subject, ada, populate, ravi};

const SECOND: Duration = Duration::from_secs(1);

const NEW: &str = "Ravi@New.example";

fn wanted(user: &User, id: &str, email: &str) -> WantedAddress {
    WantedAddress {
        id: id.to_owned(),
        user_id: user.id.clone(),
        email: email.to_owned(),
        expires_at: NOW + HOUR,
    }
}

fn former(id: &str, email: &str) -> FormerAddress {
    FormerAddress { id: id.to_owned(), email: email.to_owned(), expires_at: NOW + 30 * DAY }
}

async fn want(store: &Subject, wanted: &WantedAddress) {
    store.want_address(wanted, Effects::NONE).await.expect("stored");
}

async fn take(
    store: &Subject,
    user: &User,
    id: &str,
    before: &FormerAddress,
    at: Timestamp,
) -> bool {
    let taken = store.take_wanted_address(&user.id, id, before, at, Effects::NONE).await;
    taken.expect("answered")
}

async fn restore(store: &Subject, user: &User, email: &str, at: Timestamp) -> bool {
    store.restore_address(&user.id, email, at, Effects::NONE).await.expect("answered")
}

async fn email_of(store: &Subject, user: &User) -> String {
    store.find_user(&user.id).await.expect("read").expect("there").email
}

pub(crate) async fn an_address_is_taken_once_in_time_and_by_the_newest_wish(store: Subject) {
    populate(&store).await;
    let (ravi, before) = (ravi(), former("adr_3", &ravi().email));
    want(&store, &wanted(&ravi, "adr_1", "old@new.example")).await;
    want(&store, &wanted(&ravi, "adr_2", NEW)).await;
    let found = store.wanted_address(&ravi.id).await.expect("read");
    assert_eq!(found, Some(wanted(&ravi, "adr_2", NEW)));
    assert!(!take(&store, &ravi, "adr_1", &before, NOW).await);
    assert!(!take(&store, &ada(), "adr_2", &before, NOW).await);
    assert!(!take(&store, &ravi, "adr_2", &before, NOW + HOUR).await);
    assert_eq!(email_of(&store, &ravi).await, ravi.email);
    assert!(take(&store, &ravi, "adr_2", &before, NOW + HOUR - SECOND).await);
    assert!(!take(&store, &ravi, "adr_2", &before, NOW).await);
    assert_eq!(email_of(&store, &ravi).await, NEW);
    let found = store.find_user_by_email("rAVI@new.EXAMPLE").await.expect("read");
    assert_eq!(found.map(|user| user.id), Some(ravi.id.clone()));
    assert!(store.find_user_by_email(&ravi.email).await.expect("read").is_none());
}

pub(crate) async fn an_address_of_another_user_is_neither_taken_nor_restored(store: Subject) {
    populate(&store).await;
    let (ada, ravi) = (ada(), ravi());
    want(&store, &wanted(&ravi, "adr_1", &ada.email.to_uppercase())).await;
    assert!(!take(&store, &ravi, "adr_1", &former("adr_2", &ravi.email), NOW).await);
    want(&store, &wanted(&ravi, "adr_3", NEW)).await;
    assert!(take(&store, &ravi, "adr_3", &former("adr_4", &ravi.email), NOW).await);
    want(&store, &wanted(&ada, "adr_5", &ravi.email)).await;
    assert!(take(&store, &ada, "adr_5", &former("adr_6", &ada.email), NOW).await);
    assert!(store.had_address(&ravi.id, &ravi.email, NOW).await.expect("read"));
    assert!(!restore(&store, &ravi, &ravi.email, NOW).await);
    assert_eq!(email_of(&store, &ravi).await, NEW);
}

pub(crate) async fn an_address_that_is_restored_ends_the_memory_of_later_ones(store: Subject) {
    populate(&store).await;
    let ravi = ravi();
    want(&store, &wanted(&ravi, "adr_1", NEW)).await;
    assert!(take(&store, &ravi, "adr_1", &former("adr_2", &ravi.email), NOW).await);
    want(&store, &wanted(&ravi, "adr_3", "third@new.example")).await;
    assert!(take(&store, &ravi, "adr_3", &former("adr_4", NEW), NOW).await);
    want(&store, &wanted(&ravi, "adr_5", "fourth@new.example")).await;
    let had = async |email: &str, at| store.had_address(&ravi.id, email, at).await.expect("read");
    assert!(had(NEW, NOW).await && had(&ravi.email, NOW + 30 * DAY - SECOND).await);
    assert!(!had(&ravi.email, NOW + 30 * DAY).await);
    assert!(!restore(&store, &ravi, &ravi.email, NOW + 30 * DAY).await);
    assert!(restore(&store, &ravi, &ravi.email.to_uppercase(), NOW).await);
    assert!(!had(NEW, NOW).await && !had(&ravi.email, NOW).await);
    assert!(!restore(&store, &ravi, NEW, NOW).await);
    assert_eq!(store.wanted_address(&ravi.id).await.expect("read"), None);
    assert_eq!(email_of(&store, &ravi).await, ravi.email.to_uppercase());
}

pub(crate) async fn a_link_to_choose_a_password_ends_with_the_address_it_went_to(store: Subject) {
    populate(&store).await;
    let ravi = ravi();
    let link = PasswordLink {
        token: Digest::of("link"),
        user_id: ravi.id.clone(),
        purpose: LinkPurpose::Reset,
        expires_at: NOW + HOUR,
    };
    assert!(store.store_password_link(&link).await.expect("stored"));
    want(&store, &wanted(&ravi, "adr_1", NEW)).await;
    assert!(take(&store, &ravi, "adr_1", &former("adr_2", &ravi.email), NOW).await);
    assert_eq!(store.find_password_link(&link.token).await.expect("read"), None);
}

pub(crate) async fn addresses_that_are_wanted_or_remembered_no_more_are_deleted(store: Subject) {
    populate(&store).await;
    let ravi = ravi();
    want(&store, &wanted(&ravi, "adr_1", NEW)).await;
    assert!(take(&store, &ravi, "adr_1", &former("adr_2", &ravi.email), NOW).await);
    want(&store, &wanted(&ravi, "adr_3", "third@new.example")).await;
    assert_eq!(store.delete_expired(NOW + HOUR, 100).await.expect("swept"), 0);
    assert_eq!(store.delete_expired(NOW + HOUR + SECOND, 100).await.expect("swept"), 1);
    assert_eq!(store.delete_expired(NOW + 30 * DAY + SECOND, 100).await.expect("swept"), 1);
}
