use oauth::credential::digest::Digest;
use store::Effects;
use store::answers::Answered;
use store::tokens::{Redeemed, Rotated};

use super::Home;
use super::fixture::{
    Family, GRACE, NOW, ada, allow, allowance, code, connect, grant, partner, populate, scopes,
    session,
};

pub(crate) async fn what_was_reported_is_found_by_another_process(home: &impl Home) {
    let store = home.open().await;
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    allow(&store, "b", "jobs_read", NOW).await;
    let session = session("session", NOW, NOW);
    let cookie = Digest::of("cookie");
    assert!(
        store.begin_session(&session, &cookie, 0, None, Effects::NONE).await.expect("answered")
    );
    // The first is neither closed nor dropped: nothing waits for that.
    let other = home.open().await;
    assert_eq!(other.find_user(&ada().id).await.expect("read"), Some(ada()));
    assert_eq!(other.find_client(&partner().id).await.expect("read"), Some(partner().into()));
    let found = other.find_signed_in(&cookie).await.expect("read");
    assert_eq!(found.map(|found| found.session.clone()), Some(session));
    assert_eq!(grant(&other, NOW).await.expect("granted").scopes, scopes("jobs_read"));
    assert!(other.find_code(&code("b")).await.expect("read").is_some());
    assert!(family.opens(&other, 0, NOW).await);
    assert!(family.renews(&other, 0, NOW).await);
    drop(store);
    assert!(family.opens(&other, 0, NOW).await);
}

pub(crate) async fn what_has_happened_once_does_not_happen_again_elsewhere(home: &impl Home) {
    let (store, other) = (home.open().await, home.open().await);
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let again = allowance("a", "jobs_read", "jobs_read", NOW);
    let answered = other.issue_code(&again, Effects::NONE).await.expect("answered");
    assert!(matches!(answered, Answered::Before { .. }));
    let family = Family::new("a");
    assert_eq!(family.redeem(&store, "jobs_read", NOW).await, Redeemed::Now);
    assert_eq!(family.rotate(&other, 0, 1, NOW).await, Rotated::Now);
    assert_eq!(family.rotate(&store, 0, 2, NOW + GRACE).await, Rotated::Reused);
    assert!(!family.opens(&other, 1, NOW + GRACE).await);
    assert_eq!(family.redeem(&other, "jobs_read", NOW).await, Redeemed::Before);
}
