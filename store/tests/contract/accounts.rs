use oauth::access_loss::AccountEvent;
use oauth::authentication::AuthenticationMethods;
use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::credential::secret::PasswordHash;
use oauth::id::{AuthenticatorId, SessionId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::accounts::{NewPassword, PasswordBasis, PasswordLink};
use store::second_factors::{AddAuthenticator, Authenticator};
use store::sessions::Session;

use super::fixture::{
    DAY, HOUR, MINUTE, NOW, Subject, ada, disabled, northwind, populate, ravi, set_user,
};

fn session(user: &User, id: &str, last_used_at: Timestamp) -> Session {
    Session {
        id: SessionId::new(id),
        user_id: user.id.clone(),
        company_id: northwind(),
        created_at: NOW,
        authenticated_at: NOW,
        methods: AuthenticationMethods::default(),
        provider: None,
        user_agent: Some("Firefox".to_owned()),
        network: None,
        ends_at: None,
        last_used_at,
    }
}

async fn sign_in(store: &Subject, session: &Session) {
    let epoch = store.sign_in_epoch(&session.user_id).await.expect("read");
    let cookie = Digest::of(session.id.as_str());
    let begun = store.begin_session(session, &cookie, epoch, None, Effects::NONE).await;
    assert!(begun.expect("answered"));
}

async fn ids(store: &Subject, user: &User) -> Vec<String> {
    let all = store.sessions_of_user(&user.id, NOW - DAY, NOW - DAY, 10).await.expect("read");
    all.into_iter().map(|session| session.id.to_string()).collect()
}

fn link(user: &User, token: &str, purpose: LinkPurpose) -> PasswordLink {
    PasswordLink {
        token: Digest::of(token),
        user_id: user.id.clone(),
        purpose,
        expires_at: NOW + HOUR,
    }
}

fn password(user: &User, basis: PasswordBasis) -> NewPassword {
    NewPassword {
        user_id: user.id.clone(),
        basis,
        hash: PasswordHash::new("$argon2id$new"),
        losses: AccountEvent::OwnPasswordSet.losses(),
        session: None,
        forgiven: None,
    }
}

pub(crate) async fn sessions_are_listed_last_used_first_and_only_live_ones_of_the_user(
    store: Subject,
) {
    populate(&store).await;
    sign_in(&store, &session(&ada(), "first", NOW)).await;
    sign_in(&store, &session(&ada(), "second", NOW + HOUR)).await;
    sign_in(&store, &session(&ravi(), "other", NOW)).await;
    assert_eq!(ids(&store, &ada()).await, ["second", "first"]);
    let used = store.sessions_of_user(&ada().id, NOW - DAY, NOW, 10).await.expect("read");
    assert_eq!(used, [session(&ada(), "second", NOW + HOUR)]);
    let began = store.sessions_of_user(&ada().id, NOW, NOW - DAY, 10).await.expect("read");
    assert_eq!(began, []);
}

pub(crate) async fn a_session_is_ended_by_its_own_user_alone(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(&ada(), "ada", NOW)).await;
    let id = SessionId::new("ada");
    let ended = store.end_session_of_user(&ravi().id, &id, Effects::NONE).await;
    assert!(!ended.expect("answered"));
    assert_eq!(ids(&store, &ada()).await, ["ada"]);
    assert!(store.end_session_of_user(&ada().id, &id, Effects::NONE).await.expect("answered"));
    assert!(!store.end_session_of_user(&ada().id, &id, Effects::NONE).await.expect("answered"));
}

pub(crate) async fn other_sessions_end_and_the_epoch_with_them(store: Subject) {
    populate(&store).await;
    for id in ["here", "there", "elsewhere"] {
        sign_in(&store, &session(&ada(), id, NOW)).await;
    }
    sign_in(&store, &session(&ravi(), "ravi", NOW)).await;
    let here = SessionId::new("here");
    let epoch = store.end_other_sessions(&ada().id, &here, Effects::NONE).await.expect("ended");
    assert_eq!(epoch, store.sign_in_epoch(&ada().id).await.expect("read"));
    assert_eq!(epoch, 1);
    assert_eq!(ids(&store, &ada()).await, ["here"]);
    assert_eq!(ids(&store, &ravi()).await, ["ravi"]);
}

pub(crate) async fn a_password_changes_for_who_knows_the_present_one(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(&ada(), "here", NOW)).await;
    sign_in(&store, &session(&ada(), "there", NOW)).await;
    let wrong = password(&ada(), PasswordBasis::Known(Some(PasswordHash::new("other"))));
    let changed = store.change_password(&wrong, NOW, Effects::NONE).await.expect("answered");
    assert_eq!(changed, None);
    let known = PasswordBasis::Known(ada().password_hash);
    let right = NewPassword {
        session: Some((session(&ada(), "here", NOW), Digest::of("new cookie"))),
        ..password(&ada(), known)
    };
    let changed = store.change_password(&right, NOW, Effects::NONE).await.expect("answered");
    assert_eq!(changed, Some(1));
    assert_eq!(ids(&store, &ada()).await, ["here"]);
    assert!(store.find_signed_in(&Digest::of("here")).await.expect("read").is_none());
    assert!(store.find_signed_in(&Digest::of("new cookie")).await.expect("read").is_some());
    // It is not the present one any more.
    let again = store.change_password(&right, NOW, Effects::NONE).await.expect("answered");
    assert_eq!(again, None);
}

/// A session that was read before it ended does not come back.
pub(crate) async fn a_password_is_not_changed_in_a_session_that_has_ended(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(&ada(), "here", NOW)).await;
    store
        .end_other_sessions(&ada().id, &SessionId::new("none"), Effects::NONE)
        .await
        .expect("ended");
    let late = NewPassword {
        session: Some((session(&ada(), "here", NOW), Digest::of("new cookie"))),
        ..password(&ada(), PasswordBasis::Known(ada().password_hash))
    };
    let changed = store.change_password(&late, NOW, Effects::NONE).await.expect("answered");
    assert_eq!(changed, None);
    assert_eq!(ids(&store, &ada()).await, [""; 0]);
}

pub(crate) async fn a_link_is_used_once_and_before_it_expires(store: Subject) {
    populate(&store).await;
    let reset = link(&ravi(), "token", LinkPurpose::Reset);
    assert!(store.store_password_link(&reset).await.expect("stored"));
    let found = store.find_password_link(&Digest::of("token")).await.expect("read");
    assert_eq!(found.as_ref(), Some(&reset));
    assert_eq!(store.find_password_link(&Digest::of("other")).await.expect("read"), None);
    let change = password(&ravi(), PasswordBasis::Link(Digest::of("token")));
    let late = store.change_password(&change, NOW + HOUR, Effects::NONE).await.expect("answered");
    assert_eq!(late, None);
    // Nor for another account.
    let other = password(&ada(), PasswordBasis::Link(Digest::of("token")));
    let other = store.change_password(&other, NOW, Effects::NONE).await.expect("answered");
    assert_eq!(other, None);
    let at = NOW + MINUTE;
    let changed = store.change_password(&change, at, Effects::NONE).await.expect("answered");
    assert_eq!(changed, Some(1));
    let again = store.change_password(&change, at, Effects::NONE).await.expect("answered");
    assert_eq!(again, None);
    assert_eq!(store.find_password_link(&Digest::of("token")).await.expect("read"), None);
}

pub(crate) async fn the_newest_link_of_an_account_replaces_the_others(store: Subject) {
    populate(&store).await;
    let old = link(&ravi(), "old", LinkPurpose::Invitation);
    let new = link(&ravi(), "new", LinkPurpose::Reset);
    let others = link(&ada(), "ada", LinkPurpose::Reset);
    for link in [&old, &new, &others] {
        assert!(store.store_password_link(link).await.expect("stored"));
    }
    assert_eq!(store.find_password_link(&old.token).await.expect("read"), None);
    assert_eq!(store.find_password_link(&new.token).await.expect("read"), Some(new.clone()));
    let of_ravi = store.password_link_of_user(&ravi().id).await.expect("read");
    assert_eq!(of_ravi, Some(new));
    assert_eq!(store.find_password_link(&others.token).await.expect("read"), Some(others));
}

pub(crate) async fn a_link_ends_with_the_accounts_sessions_and_none_is_made_for_who_is_disabled(
    store: Subject,
) {
    populate(&store).await;
    let reset = link(&ravi(), "token", LinkPurpose::Reset);
    assert!(store.store_password_link(&reset).await.expect("stored"));
    let none = SessionId::new("none");
    store.end_other_sessions(&ravi().id, &none, Effects::NONE).await.expect("ended");
    assert_eq!(store.find_password_link(&reset.token).await.expect("read"), None);
    let change = password(&ravi(), PasswordBasis::Link(reset.token));
    let changed = store.change_password(&change, NOW, Effects::NONE).await.expect("answered");
    assert_eq!(changed, None);
    set_user(&store, &ravi().id, disabled(true)).await;
    assert!(!store.store_password_link(&reset).await.expect("answered"));
}

pub(crate) async fn a_hash_is_replaced_unless_the_password_was_changed(store: Subject) {
    populate(&store).await;
    let old = ada().password_hash.expect("a password");
    let new = PasswordHash::new("$argon2id$rehashed");
    let other = PasswordHash::new("other");
    store.rehash_password(&ada().id, &other, &new).await.expect("answered");
    let hash =
        async || store.find_user(&ada().id).await.expect("read").and_then(|ada| ada.password_hash);
    assert_eq!(hash().await, Some(old.clone()));
    store.rehash_password(&ada().id, &old, &new).await.expect("answered");
    assert_eq!(hash().await, Some(new));
    // No one is signed out by it.
    assert_eq!(store.sign_in_epoch(&ada().id).await.expect("read"), 0);
}

pub(crate) async fn requests_wait_in_the_order_of_asking_and_not_too_many(store: Subject) {
    populate(&store).await;
    let ask = async |email: &str| {
        store.ask_for_password_link(email, Language::German, NOW, 2).await.expect("answered")
    };
    assert!(ask("a@b.example").await && ask("nobody@b.example").await);
    assert!(!ask("c@b.example").await);
    let waiting = store.password_requests(10).await.expect("read");
    let emails: Vec<&str> = waiting.iter().map(|request| request.email.as_str()).collect();
    assert_eq!(emails, ["a@b.example", "nobody@b.example"]);
    assert_eq!(waiting[0].language, Some(Language::German));
    store.answer_password_request(waiting[0].row, Effects::NONE).await.expect("answered");
    assert!(ask("c@b.example").await);
    assert_eq!(store.password_requests(1).await.expect("read")[0].email, "nobody@b.example");
}

pub(crate) async fn an_account_has_its_language_and_when_it_was_signed_in_to(store: Subject) {
    populate(&store).await;
    let at = async || store.signed_in_at(&ada().id).await.expect("read");
    assert_eq!(at().await, None);
    sign_in(&store, &session(&ada(), "here", NOW)).await;
    assert_eq!(at().await, Some(NOW));
    store.set_language(&ada().id, Language::German).await.expect("set");
    let found = store.find_user(&ada().id).await.expect("read");
    assert_eq!(found.expect("ada").language, Some(Language::German));
}

pub(crate) async fn a_locked_account_has_neither_password_nor_factor_nor_session(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(&ada(), "here", NOW)).await;
    let app = Authenticator {
        id: AuthenticatorId::new("app"),
        user_id: ada().id,
        name: "Phone".to_owned(),
        secret: "sealed".to_owned(),
        last_step: 1,
        created_at: NOW,
        last_used_at: None,
    };
    let codes = [Digest::of("code")];
    let lock = async || {
        let losses = AccountEvent::LockedDown.losses();
        store.lock_account(&ada().id, losses, NOW, Effects::NONE).await.expect("answered")
    };
    // Whether a password is left to void or not.
    for _ in 0..2 {
        let epoch = store.sign_in_epoch(&ada().id).await.expect("read");
        let added = store.add_authenticator(&app, &codes, 3, epoch, Effects::NONE).await;
        assert_eq!(added.expect("added"), AddAuthenticator::First);
        assert!(lock().await);
        assert!(store.own_factors(&ada().id).await.expect("read").is_none());
        assert_eq!(ids(&store, &ada()).await, [""; 0]);
        let found = store.find_user(&ada().id).await.expect("read").expect("ada");
        assert_eq!(found.password_hash, None);
        // Nor does a factor come that was on its way.
        let late = store.add_authenticator(&app, &codes, 3, epoch, Effects::NONE).await;
        assert_eq!(late.expect("answered"), AddAuthenticator::Ended);
        sign_in(&store, &session(&ada(), "here", NOW)).await;
    }
    assert!(!lock().await);
}

pub(crate) async fn an_account_that_is_deleted_leaves_a_record_without_a_name(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(&ravi(), "first", NOW)).await;
    let reset = link(&ravi(), "reset", LinkPurpose::Reset);
    assert!(store.store_password_link(&reset).await.expect("stored"));
    let delete = async |user: &User| {
        store.delete_account(&user.id, NOW, Effects::NONE).await.expect("answered")
    };
    // The only one who administers Northwind stays.
    assert!(!delete(&ada()).await);
    assert!(delete(&ravi()).await);
    assert!(!delete(&ravi()).await);
    assert_eq!(ids(&store, &ravi()).await, [] as [String; 0]);
    let left = store.find_user(&ravi().id).await.expect("read").expect("a record");
    assert!(left.disabled && left.first_name == "Deleted");
    assert_eq!(left.email, format!("{}@deleted.invalid", ravi().id));
    assert!(store.find_user_by_email(&ravi().email).await.expect("read").is_none());
    assert_eq!(store.find_password_link(&reset.token).await.expect("read"), None);
    let another = User { id: oauth::id::UserId::new("usr_new"), ..ravi() };
    assert!(store.create_user(&another, &[], Effects::NONE).await.expect("added"));
}
