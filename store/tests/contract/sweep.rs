use std::time::Duration;

use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::answers::Answer;
use store::sign_in::{SignInAttempt, Throttle};
use store::tokens::Rotated;

use super::fixture::{
    ACCESS_LIFETIME, DAY, Family, GRACE, MINUTE, NOW, REFRESH_LIFETIME, Subject, allowance, code,
    connect, counted, populate, session,
};

const SECOND: Duration = Duration::from_secs(1);

const ALL: u32 = 1000;

async fn sweep(store: &Subject, before: Timestamp, limit: u32) -> u64 {
    store.delete_expired(before, limit).await.expect("swept")
}

fn refusal(name: &str) -> Answer {
    Answer { allowed: None, ..allowance(name, "", "", NOW).answer }
}

async fn sign_in(store: &Subject, name: &str, last_used_at: Timestamp) {
    let session = session(name, NOW, last_used_at);
    let counted = counted("other account", "other address");
    let begun =
        store.begin_session(&session, &Digest::of(name), 0, Some(counted), Effects::NONE).await;
    assert!(begun.expect("answered"));
}

async fn try_to_sign_in(store: &Subject, at: Timestamp) -> Throttle {
    let attempt = SignInAttempt {
        counted: counted("account", "address"),
        at,
        account_limit: 1,
        address_limit: 10,
        window: 10 * DAY,
    };
    store.begin_sign_in_attempt(&attempt).await.expect("counted")
}

async fn has_session(store: &Subject, name: &str) -> bool {
    store.find_signed_in(&Digest::of(name)).await.expect("read").is_some()
}

async fn has_answer(store: &Subject, name: &str) -> bool {
    let id = refusal(name).transaction_id;
    store.find_answer(&id).await.expect("read").is_some()
}

async fn has_code(store: &Subject, name: &str) -> bool {
    store.find_code(&code(name)).await.expect("read").is_some()
}

pub(crate) async fn sweeping_an_empty_database_deletes_nothing(store: Subject) {
    assert_eq!(sweep(&store, NOW + 1000 * DAY, ALL).await, 0);
    populate(&store).await;
    assert_eq!(sweep(&store, NOW + 1000 * DAY, ALL).await, 0);
}

pub(crate) async fn what_is_good_or_ended_later_stays(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    store.refuse(&refusal("b")).await.expect("answered");
    sign_in(&store, "session", NOW).await;
    assert_eq!(try_to_sign_in(&store, NOW).await, Throttle::Proceed);
    // Times are exclusive: what ended at that very second stays.
    assert_eq!(sweep(&store, NOW, ALL).await, 0);
    assert_eq!(sweep(&store, NOW - DAY, ALL).await, 0);
    assert!(has_answer(&store, "a").await && has_answer(&store, "b").await);
    assert!(has_code(&store, "a").await);
    assert!(has_session(&store, "session").await);
    assert!(family.opens(&store, 0, NOW).await);
    assert!(family.renews(&store, 0, NOW).await);
    assert_eq!(try_to_sign_in(&store, NOW).await, Throttle::WaitUntil(NOW + 10 * DAY));
}

pub(crate) async fn what_ended_before_is_deleted_of_each_kind(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    store.refuse(&refusal("b")).await.expect("answered");
    sign_in(&store, "old", NOW).await;
    sign_in(&store, "new", NOW + DAY).await;
    assert_eq!(try_to_sign_in(&store, NOW).await, Throttle::Proceed);
    // A code, an access token, two answers, two failures and a session.
    assert_eq!(sweep(&store, NOW + DAY, ALL).await, 7);
    assert_eq!(sweep(&store, NOW + DAY, ALL).await, 0);
    assert!(!has_answer(&store, "a").await && !has_answer(&store, "b").await);
    assert!(!has_code(&store, "a").await);
    assert!(!has_session(&store, "old").await && has_session(&store, "new").await);
    assert_eq!(try_to_sign_in(&store, NOW).await, Throttle::Proceed);
    assert!(family.renews(&store, 0, NOW + DAY).await);
    // The refresh token and its family, later; and the rest of the above.
    let later = NOW + REFRESH_LIFETIME + SECOND;
    assert_eq!(sweep(&store, later, ALL).await, 5);
    assert!(!family.renews(&store, 0, NOW).await);
    assert_eq!(sweep(&store, later, ALL).await, 0);
}

pub(crate) async fn a_rotated_token_of_a_living_family_stays_and_shows_its_reuse(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW + SECOND).await, Rotated::Now);
    let later = NOW + 30 * DAY;
    sweep(&store, later, ALL).await;
    assert!(family.renews(&store, 0, later).await);
    assert_eq!(family.rotate(&store, 0, 2, later + GRACE).await, Rotated::Reused);
    assert!(!family.renews(&store, 1, later + GRACE).await);
    // Revoked: the family has ended, and nothing needs it any more.
    assert_eq!(sweep(&store, later + GRACE + SECOND, ALL).await, 3);
}

pub(crate) async fn a_family_stays_while_one_of_its_tokens_does(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let late = NOW + REFRESH_LIFETIME - SECOND;
    assert_eq!(family.rotate(&store, 0, 1, late).await, Rotated::Now);
    let later = NOW + REFRESH_LIFETIME + MINUTE;
    sweep(&store, later, ALL).await;
    assert!(!family.renews(&store, 0, later).await);
    assert!(family.opens(&store, 1, later).await);
    assert!(family.renews(&store, 1, later).await);
    assert_eq!(family.rotate(&store, 1, 2, later).await, Rotated::Now);
}

pub(crate) async fn at_most_the_limit_of_each_kind_is_deleted(store: Subject) {
    populate(&store).await;
    for number in 0..5 {
        let name = number.to_string();
        connect(&store, &name, "jobs_read").await;
        sign_in(&store, &name, NOW).await;
    }
    let end = NOW + REFRESH_LIFETIME + ACCESS_LIFETIME;
    // Two codes, access tokens, refresh tokens, families, answers, sessions.
    assert_eq!(sweep(&store, end, 2).await, 12);
    assert_eq!(sweep(&store, end, 2).await, 12);
    assert_eq!(sweep(&store, end, 2).await, 6);
    assert_eq!(sweep(&store, end, 2).await, 0);
    for number in 0..5 {
        assert!(!Family::new(&number.to_string()).renews(&store, 0, NOW).await);
    }
}
