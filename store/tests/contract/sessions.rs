use std::time::Duration;

use oauth::access_loss::AccountEvent;
use oauth::credential::digest::Digest;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, IdentityProviderId, SessionId};
use oauth::role::Role;
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::sessions::Session;
use store::users::UserChange;
use store::{Effects, StoreError};

use super::Home;
use super::fixture::{
    self, Fate, GRANT_LIFETIME, HOUR, MINUTE, NOW, Subject, active, ada, disabled, northwind,
    populate, ravi, role, set_user,
};

fn session() -> Session {
    Session { authenticated_at: NOW + MINUTE, ..fixture::session("session", NOW, NOW + HOUR) }
}

fn cookie(name: &str) -> Digest {
    Digest::of(&format!("cookie {name}"))
}

async fn sign_in(store: &Subject, session: &Session, cookie: &Digest) {
    let epoch = store.sign_in_epoch(&session.user_id).await.expect("read");
    let begun = store.begin_session(session, cookie, epoch, None, Effects::NONE).await;
    assert!(begun.expect("answered"));
}

async fn end(store: &Subject, session: &Session) -> Result<bool, StoreError> {
    store.end_session_of_user(&session.user_id, &session.id, Effects::NONE).await
}

async fn find(store: &Subject, name: &str) -> Option<Session> {
    let found = store.find_signed_in(&cookie(name)).await.expect("read")?;
    assert_eq!(found.user.id, found.session.user_id);
    assert_eq!(found.company.id, found.session.company_id);
    assert_eq!(found.membership.company_id, found.session.company_id);
    assert_eq!(found.membership.user_id, found.session.user_id);
    Some(found.session.clone())
}

pub(crate) async fn an_unknown_cookie_finds_no_session(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("a")).await;
    assert_eq!(find(&store, "b").await, None);
    // Like the right one in the part that is indexed, and nowhere else.
    let mut similar = *cookie("a").as_bytes();
    similar[31] ^= 1;
    let similar = Digest::from_bytes(similar);
    assert_eq!(store.find_signed_in(&similar).await.expect("read"), None);
}

pub(crate) async fn a_time_zone_is_that_of_a_company_and_of_the_user_who_is_signed_in(
    store: Subject,
) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("a")).await;
    let zone = async || {
        let session = store.find_signed_in(&cookie("a")).await.expect("read").expect("signed in");
        let company = store.find_company(&northwind()).await.expect("read").expect("found");
        assert_eq!(company, session.company);
        company.time_zone
    };
    assert_eq!(zone().await, TimeZone::UTC);
    let berlin: TimeZone = "Europe/Berlin".parse().expect("a time zone");
    let set = store.set_time_zone(&northwind(), berlin, Effects::NONE).await;
    assert!(set.expect("set"));
    assert_eq!(zone().await, berlin);
    let nobody = CompanyId::new("cmp_nobody");
    assert!(!store.set_time_zone(&nobody, berlin, Effects::NONE).await.expect("tried"));
}

pub(crate) async fn an_ended_session_is_not_found(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("a")).await;
    let other = Session { id: SessionId::new("other"), ..session() };
    sign_in(&store, &other, &cookie("b")).await;
    end(&store, &session()).await.expect("ended");
    assert_eq!(find(&store, "a").await, None);
    assert_eq!(find(&store, "b").await, Some(other));
}

pub(crate) async fn ending_or_touching_an_unknown_session_does_nothing(store: Subject) {
    populate(&store).await;
    end(&store, &session()).await.expect("nothing to do");
    store.touch_session(&session().id, NOW).await.expect("nothing to do");
    assert_eq!(find(&store, "a").await, None);
}

pub(crate) async fn after_a_new_sign_in_the_old_cookie_means_nothing(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("old")).await;
    let later = Session { authenticated_at: NOW + HOUR, ..session() };
    sign_in(&store, &later, &cookie("new")).await;
    assert_eq!(find(&store, "old").await, None);
    assert_eq!(find(&store, "new").await, Some(later));
}

pub(crate) async fn a_session_passes_to_another_person_who_signs_in(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("old")).await;
    let other = Session {
        user_id: ravi().id,
        methods: "hwk user mfa".parse().expect("methods"),
        provider: Some(IdentityProviderId::new("idp_fabrikam")),
        user_agent: None,
        network: None,
        created_at: NOW + HOUR,
        authenticated_at: NOW + HOUR,
        last_used_at: NOW + HOUR + MINUTE,
        ..session()
    };
    sign_in(&store, &other, &cookie("new")).await;
    assert_eq!(find(&store, "old").await, None);
    assert_eq!(find(&store, "new").await, Some(other));
}

pub(crate) async fn a_session_that_was_ended_is_made_again_by_signing_in(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("old")).await;
    end(&store, &session()).await.expect("ended");
    sign_in(&store, &session(), &cookie("new")).await;
    assert_eq!(find(&store, "old").await, None);
    assert_eq!(find(&store, "new").await, Some(session()));
}

pub(crate) async fn a_session_is_found_however_old(store: Subject) {
    populate(&store).await;
    let start = NOW - GRANT_LIFETIME;
    let old =
        Session { created_at: start, authenticated_at: start, last_used_at: start, ..session() };
    sign_in(&store, &old, &cookie("a")).await;
    assert_eq!(find(&store, "a").await, Some(old));
}

pub(crate) async fn a_touch_moves_the_last_use_and_never_back(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("a")).await;
    let last_used_at = NOW + HOUR + MINUTE;
    for now in [last_used_at, NOW] {
        store.touch_session(&session().id, now).await.expect("noted");
        assert_eq!(find(&store, "a").await, Some(Session { last_used_at, ..session() }));
    }
}

pub(crate) async fn what_another_process_ends_or_changes_is_seen_within_a_moment(home: &impl Home) {
    /// What the trait allows, and as much again for a busy machine.
    const MOMENT: Duration = Duration::from_millis(200);
    let (one, other) = (home.open().await, home.open().await);
    populate(&one).await;
    let cookie = cookie("a");
    sign_in(&one, &session(), &cookie).await;
    let user =
        async || one.find_signed_in(&cookie).await.expect("read").map(|found| found.user.clone());
    assert_eq!(user().await, Some(ada()));
    let renamed = UserChange { first_name: Some("Augusta".to_owned()), ..UserChange::default() };
    let changed = set_user(&other, &ada().id, renamed).await;
    assert_eq!(changed, User { first_name: "Augusta".to_owned(), ..ada() });
    tokio::time::sleep(MOMENT).await;
    assert_eq!(user().await, Some(changed));
    set_user(&other, &ada().id, disabled(true)).await;
    tokio::time::sleep(MOMENT).await;
    assert_eq!(user().await, None);
    let ravis = Session { user_id: ravi().id, ..session() };
    sign_in(&other, &ravis, &cookie).await;
    tokio::time::sleep(MOMENT).await;
    assert_eq!(user().await, Some(ravi()));
    end(&other, &ravis).await.expect("ended");
    tokio::time::sleep(MOMENT).await;
    assert_eq!(user().await, None);
}

pub(crate) async fn a_changed_person_is_seen_at_once_by_the_process_that_changed_them(
    store: Subject,
) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("a")).await;
    for name in ["Augusta", "Ada"] {
        let renamed = UserChange { first_name: Some(name.to_owned()), ..UserChange::default() };
        set_user(&store, &ada().id, renamed).await;
        let found = store.find_signed_in(&cookie("a")).await.expect("read").expect("found");
        assert_eq!(found.user.first_name, name);
    }
}

fn happens(event: AccountEvent) -> Fate {
    UserChange { event: Some(event), ..UserChange::default() }.into()
}

pub(crate) async fn sessions_end_with_the_right_to_sign_in_and_do_not_come_back(store: Subject) {
    populate(&store).await;
    let password = PasswordHash::new("$argon2id$new");
    for change in [
        disabled(true),
        UserChange { password_hash: Some(password), ..UserChange::default() }.into(),
        active(false),
        happens(AccountEvent::SignedOut),
        happens(AccountEvent::LockedDown),
    ] {
        sign_in(&store, &session(), &cookie("a")).await;
        let other = Session { id: SessionId::new("other"), user_id: ravi().id, ..session() };
        sign_in(&store, &other, &cookie("b")).await;
        assert!(find(&store, "a").await.is_some());
        set_user(&store, &ada().id, change.clone()).await;
        assert_eq!(find(&store, "a").await, None, "{change:?}");
        assert!(find(&store, "b").await.is_some(), "{change:?}");
        set_user(&store, &ada().id, disabled(false)).await;
        set_user(&store, &ada().id, active(true)).await;
        assert_eq!(find(&store, "a").await, None, "{change:?}");
    }
}

pub(crate) async fn a_sign_in_that_began_before_an_account_changed_is_refused(store: Subject) {
    populate(&store).await;
    let epoch = store.sign_in_epoch(&ada().id).await.expect("read");
    for gone in [true, false] {
        // The password was right, and was checked while this happened.
        set_user(&store, &ada().id, disabled(gone)).await;
        let begun = store.begin_session(&session(), &cookie("a"), epoch, None, Effects::NONE).await;
        assert!(!begun.expect("answered"));
        assert_eq!(find(&store, "a").await, None);
    }
    sign_in(&store, &session(), &cookie("a")).await;
    assert!(find(&store, "a").await.is_some());
}

pub(crate) async fn a_user_with_another_role_has_signed_in_long_ago(store: Subject) {
    populate(&store).await;
    sign_in(&store, &session(), &cookie("a")).await;
    set_user(&store, &ada().id, role(Role::Standard)).await;
    let found = find(&store, "a").await.expect("the session goes on");
    assert_eq!(found, Session { authenticated_at: Timestamp(0), ..session() });
    // The role that they have already is no change.
    sign_in(&store, &session(), &cookie("b")).await;
    set_user(&store, &ada().id, role(Role::Standard)).await;
    assert_eq!(find(&store, "b").await, Some(session()));
}
