use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::id::{PasskeyId, SessionId, UserId};
use store::Effects;
use store::accounts::PasswordLink;
use store::passkeys::{AddPasskey, Passkey, PasskeyUse};

use super::fixture::{MINUTE, NOW, Subject, ada, at_once, populate};

fn passkey(number: usize) -> Passkey {
    Passkey {
        id: PasskeyId::new(format!("passkey {number}")),
        user_id: ada().id,
        user_handle: "handle".to_owned(),
        credential_id: format!("{number:02x}"),
        name: "Laptop".to_owned(),
        credential: "{}".to_owned(),
        counter: 4,
        synced: true,
        created_at: NOW,
        last_used_at: None,
        refused_at: None,
    }
}

async fn add(store: &Subject, passkey: &Passkey) -> AddPasskey {
    store.add_passkey(passkey, 3, 0, None, Effects::NONE).await.expect("added")
}

fn used(before: u32, counter: u32) -> PasskeyUse {
    PasskeyUse {
        counter_before: before,
        credential: "{\"used\":1}".to_owned(),
        counter,
        at: NOW + MINUTE,
    }
}

pub(crate) async fn a_passkey_is_found_as_it_was_made(store: Subject) {
    populate(&store).await;
    assert!(!store.has_passkeys().await.expect("asked"));
    assert_eq!(add(&store, &passkey(1)).await, AddPasskey::Added);
    assert!(store.has_passkeys().await.expect("asked"));
    assert_eq!(store.find_passkey("01").await.expect("read"), Some(passkey(1)));
    assert_eq!(store.find_passkey("02").await.expect("read"), None);
    assert_eq!(store.passkeys_of_user(&ada().id).await.expect("read"), [passkey(1)]);
}

pub(crate) async fn a_passkey_is_one_users_and_a_user_has_not_too_many(store: Subject) {
    populate(&store).await;
    add(&store, &passkey(1)).await;
    let same = Passkey { id: PasskeyId::new("other"), ..passkey(1) };
    assert_eq!(add(&store, &same).await, AddPasskey::Known);
    let added = at_once(|number| {
        let store = store.clone();
        async move { add(&store, &passkey(number + 2)).await }
    });
    let added = added.await.into_iter().filter(|outcome| *outcome == AddPasskey::Added).count();
    assert_eq!(added, 2);
}

pub(crate) async fn of_two_uses_with_one_counter_one_counts(store: Subject) {
    populate(&store).await;
    add(&store, &passkey(1)).await;
    let uses = at_once(|_| {
        let store = store.clone();
        async move { store.use_passkey(&passkey(1).id, &used(4, 5)).await.expect("used") }
    });
    assert_eq!(uses.await.into_iter().filter(|used| *used).count(), 1);
    let found = store.find_passkey("01").await.expect("read").expect("there");
    assert_eq!((found.counter, found.last_used_at), (5, Some(NOW + MINUTE)));
    assert_eq!(found.credential, "{\"used\":1}");
    store.refuse_passkey(&found.id, NOW + MINUTE, Effects::NONE).await.expect("noted");
    let found = store.find_passkey("01").await.expect("read").expect("there");
    assert_eq!(found.refused_at, Some(NOW + MINUTE));
}

pub(crate) async fn a_passkey_is_named_and_removed_by_its_owner_alone(store: Subject) {
    populate(&store).await;
    add(&store, &passkey(1)).await;
    let (id, other) = (passkey(1).id, UserId::new("usr_ravi"));
    let rename = async |user: &UserId| {
        store.rename_passkey(user, &id, "Desk", Effects::NONE).await.expect("named")
    };
    assert!(!rename(&other).await);
    assert!(rename(&ada().id).await);
    // What it is called already is no error.
    assert!(rename(&ada().id).await);
    let remove = async |user: &UserId| {
        store.remove_passkey(user, &id, Effects::NONE).await.expect("removed")
    };
    assert!(!remove(&other).await);
    assert!(remove(&ada().id).await);
    assert!(!remove(&ada().id).await);
    assert!(!store.use_passkey(&id, &used(4, 5)).await.expect("asked"));
}

pub(crate) async fn a_passkey_is_not_added_after_what_has_ended_the_sessions(store: Subject) {
    populate(&store).await;
    let none = SessionId::new("none");
    store.end_other_sessions(&ada().id, &none, Effects::NONE).await.expect("ended");
    assert_eq!(add(&store, &passkey(1)).await, AddPasskey::Ended);
    assert_eq!(store.passkeys_of_user(&ada().id).await.expect("read"), []);
}

pub(crate) async fn an_invitation_leads_to_one_passkey_or_to_one_password(store: Subject) {
    populate(&store).await;
    let link = |token: &str| PasswordLink {
        token: Digest::of(token),
        user_id: ada().id,
        purpose: LinkPurpose::Invitation,
        expires_at: NOW + MINUTE,
    };
    let add = async |number, created_at, token: &str| {
        let made = Passkey { created_at, ..passkey(number) };
        let link = Digest::of(token);
        store.add_passkey(&made, 3, 0, Some(&link), Effects::NONE).await.expect("answered")
    };
    assert!(store.store_password_link(&link("old")).await.expect("stored"));
    assert!(store.store_password_link(&link("new")).await.expect("stored"));
    assert_eq!(add(1, NOW, "old").await, AddPasskey::Ended);
    assert_eq!(add(1, NOW + MINUTE, "new").await, AddPasskey::Ended);
    assert!(!store.has_passkeys().await.expect("asked"));
    assert_eq!(add(1, NOW, "new").await, AddPasskey::Added);
    assert_eq!(add(2, NOW, "new").await, AddPasskey::Ended);
    assert_eq!(store.find_password_link(&Digest::of("new")).await.expect("read"), None);
}
