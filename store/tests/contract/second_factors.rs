use oauth::credential::digest::Digest;
use oauth::id::{AuthenticatorId, UserId};
use oauth::timestamp::Timestamp;
use store::Effects;
use store::second_factors::{AddAuthenticator, Authenticator, OwnFactors};

use super::fixture::{MINUTE, NOW, Subject, ada, at_once, populate};

fn app(number: usize) -> Authenticator {
    Authenticator {
        id: AuthenticatorId::new(format!("app {number}")),
        user_id: ada().id,
        name: format!("Phone {number}"),
        secret: "sealed".to_owned(),
        last_step: 100,
        created_at: NOW,
        last_used_at: None,
    }
}

fn codes(of: &str) -> Vec<Digest> {
    (0..10).map(|number| Digest::of(&format!("{of} {number}"))).collect()
}

async fn add(store: &Subject, number: usize) -> AddAuthenticator {
    let codes = codes(&number.to_string());
    store.add_authenticator(&app(number), &codes, 3, Effects::NONE).await.expect("added")
}

async fn own(store: &Subject) -> OwnFactors {
    store.own_factors(&ada().id).await.expect("counted")
}

pub(crate) async fn a_code_is_taken_once_and_none_before_it(store: Subject) {
    populate(&store).await;
    add(&store, 0).await;
    let id = app(0).id;
    let take = async |step| store.use_authenticator(&id, step, NOW + MINUTE).await.expect("taken");
    assert!(!take(100).await && !take(99).await);
    assert!(take(102).await);
    assert!(!take(102).await && !take(101).await);
    let found = store.authenticators_of_user(&ada().id).await.expect("read");
    let used: Vec<(i64, Option<Timestamp>)> =
        found.iter().map(|app| (app.last_step, app.last_used_at)).collect();
    assert_eq!(used, [(102, Some(NOW + MINUTE))]);
}

pub(crate) async fn of_many_who_give_the_same_code_one_is_let_in(store: Subject) {
    populate(&store).await;
    add(&store, 0).await;
    let taken = at_once(|_| {
        let store = store.clone();
        async move { store.use_authenticator(&app(0).id, 101, NOW).await.expect("taken") }
    });
    assert_eq!(taken.await.into_iter().filter(|taken| *taken).count(), 1);
}

pub(crate) async fn of_many_who_give_the_same_recovery_code_one_is_let_in(store: Subject) {
    populate(&store).await;
    add(&store, 0).await;
    let taken = at_once(|_| {
        let store = store.clone();
        async move {
            let code = codes("0")[3];
            store.use_recovery_code(&ada().id, &code, Effects::NONE).await.expect("taken")
        }
    });
    assert_eq!(taken.await.into_iter().filter(|taken| *taken).count(), 1);
    assert_eq!(own(&store).await.recovery_codes, 9);
}

pub(crate) async fn a_recovery_code_is_its_users(store: Subject) {
    populate(&store).await;
    add(&store, 0).await;
    let other = UserId::new("usr_ravi");
    for (user, code) in [(&other, codes("0")[0]), (&ada().id, codes("1")[0])] {
        assert!(!store.use_recovery_code(user, &code, Effects::NONE).await.expect("asked"));
    }
    assert_eq!(own(&store).await.recovery_codes, 10);
}

pub(crate) async fn recovery_codes_come_with_the_first_app_and_go_with_the_last(store: Subject) {
    populate(&store).await;
    assert!(own(&store).await.is_none());
    assert_eq!(add(&store, 0).await, AddAuthenticator::First);
    assert_eq!(add(&store, 1).await, AddAuthenticator::Another);
    assert!(
        store.use_recovery_code(&ada().id, &codes("0")[0], Effects::NONE).await.expect("taken")
    );
    let other = UserId::new("usr_ravi");
    for (user, number, removed) in [(&other, 0, false), (&ada().id, 0, true), (&ada().id, 0, false)]
    {
        let id = app(number).id;
        let done = store.remove_authenticator(user, &id, Effects::NONE).await.expect("removed");
        assert_eq!(done, removed);
    }
    let left = OwnFactors { authenticators: 1, passkeys: 0, recovery_codes: 9 };
    assert_eq!(own(&store).await, left);
    store.remove_authenticator(&ada().id, &app(1).id, Effects::NONE).await.expect("removed");
    assert_eq!(own(&store).await, OwnFactors::default());
    let codes = codes("2");
    let made = store.replace_recovery_codes(&ada().id, &codes, Effects::NONE).await.expect("asked");
    assert!(!made);
}

pub(crate) async fn a_user_has_one_first_app_and_not_too_many(store: Subject) {
    populate(&store).await;
    let added = at_once(|number| {
        let store = store.clone();
        async move { add(&store, number).await }
    });
    let added = added.await;
    let count = |what| added.iter().filter(|outcome| **outcome == what).count();
    assert_eq!(count(AddAuthenticator::First), 1);
    assert_eq!(count(AddAuthenticator::Another), 2);
    assert_eq!(own(&store).await.recovery_codes, 10);
}

pub(crate) async fn new_recovery_codes_replace_the_old_ones(store: Subject) {
    populate(&store).await;
    add(&store, 0).await;
    let new = codes("new");
    assert!(store.replace_recovery_codes(&ada().id, &new, Effects::NONE).await.expect("made"));
    let take =
        async |code| store.use_recovery_code(&ada().id, &code, Effects::NONE).await.expect("asked");
    assert!(!take(codes("0")[0]).await);
    assert!(take(new[0]).await);
}

pub(crate) async fn a_reset_leaves_nothing_and_says_whether_there_was_something(store: Subject) {
    populate(&store).await;
    add(&store, 0).await;
    let reset = async || store.remove_all_factors(&ada().id, Effects::NONE).await.expect("reset");
    assert!(reset().await);
    assert!(!reset().await);
    assert_eq!(own(&store).await, OwnFactors::default());
}
