use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::gauges::{GaugeTimes, Gauges};
use store::tokens::Rotated;

use super::fixture::{
    ACCESS_LIFETIME, DAY, GRANT_LIFETIME, MINUTE, NOW, REFRESH_LIFETIME, Subject, ada, connect,
    populate, session,
};

async fn count(store: &Subject, now: Timestamp) -> Gauges {
    let at = GaugeTimes { now, used_since: now - DAY, begun_since: now - 30 * DAY };
    store.collect_gauges(at).await.expect("counted")
}

async fn sign_in(store: &Subject, name: &str, began: Timestamp, used: Timestamp) {
    let session = session(name, began, used);
    let signed_in = store.begin_session(&session, &Digest::of(name), 0, None, Effects::NONE).await;
    assert!(signed_in.expect("answered"));
}

pub(crate) async fn an_empty_database_holds_nothing_good(store: Subject) {
    assert_eq!(count(&store, NOW).await, Gauges::default());
    populate(&store).await;
    assert_eq!(count(&store, NOW).await, Gauges::default());
}

pub(crate) async fn sessions_that_are_over_or_idle_are_not_counted(store: Subject) {
    populate(&store).await;
    sign_in(&store, "idle", NOW, NOW + MINUTE).await;
    sign_in(&store, "over", NOW - 30 * DAY, NOW + DAY).await;
    sign_in(&store, "good", NOW, NOW + DAY).await;
    assert_eq!(count(&store, NOW + DAY + MINUTE).await.sessions, 1);
}

pub(crate) async fn what_has_ended_is_not_counted(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let all = Gauges { access_tokens: 1, refresh_tokens: 1, grants: 1, sessions: 0 };
    assert_eq!(count(&store, NOW).await, all);
    // A family has one refresh token by which the app may go on, however many it had.
    assert_eq!(family.rotate(&store, 0, 1, NOW + MINUTE).await, Rotated::Now);
    assert_eq!(count(&store, NOW + MINUTE).await, Gauges { access_tokens: 2, ..all });
    let later = NOW + ACCESS_LIFETIME;
    assert_eq!(count(&store, later).await, Gauges { access_tokens: 1, ..all });
    let later = NOW + MINUTE + ACCESS_LIFETIME;
    assert_eq!(count(&store, later).await, Gauges { access_tokens: 0, ..all });
    let later = NOW + MINUTE + REFRESH_LIFETIME;
    let grants = Gauges { grants: 1, ..Gauges::default() };
    assert_eq!(count(&store, later).await, grants);
    assert_eq!(count(&store, NOW + GRANT_LIFETIME).await, Gauges::default());
}

pub(crate) async fn what_was_taken_back_is_not_counted(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert!(
        store.revoke_grant(&family.grant_id, &ada().id, NOW, Effects::NONE).await.expect("revoked")
    );
    let counted = count(&store, NOW).await;
    assert_eq!((counted.refresh_tokens, counted.grants), (0, 0));
}

pub(crate) async fn tokens_that_come_after_a_count_are_counted(store: Subject) {
    populate(&store).await;
    for (number, name) in ["a", "b", "c"].into_iter().enumerate() {
        connect(&store, name, "jobs_read").await;
        let expected = u64::try_from(number + 1).expect("small");
        assert_eq!(count(&store, NOW).await.access_tokens, expected);
    }
    let ended = NOW + 2 * DAY;
    assert_eq!(count(&store, ended).await.access_tokens, 0);
    // Numbers of rows may begin anew once all are gone.
    while store.delete_expired(ended, 1000).await.expect("swept") > 0 {}
    connect(&store, "d", "jobs_read").await;
    assert_eq!(count(&store, NOW).await.access_tokens, 1);
}
