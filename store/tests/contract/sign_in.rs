use std::time::Duration;

use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::sign_in::{SignInAttempt, Throttle};

use super::fixture::{HOUR, MINUTE, NOW, Subject, at_once, count, counted, populate, session};

const SECOND: Duration = Duration::from_secs(1);
const WINDOW: Duration = HOUR;

/// Three failures an account, five an address.
fn attempt(account: &str, address: &str, at: Timestamp) -> SignInAttempt {
    SignInAttempt {
        counted: counted(account, address),
        at,
        account_limit: 3,
        address_limit: 5,
        window: WINDOW,
    }
}

async fn attempt_from(store: &Subject, account: &str, address: &str, at: Timestamp) -> Throttle {
    store.begin_sign_in_attempt(&attempt(account, address, at)).await.expect("counted")
}

async fn fail(store: &Subject, account: &str, address: &str, at: Timestamp) {
    assert_eq!(attempt_from(store, account, address, at).await, Throttle::Proceed);
}

async fn sign_in(store: &Subject, account: &str, address: &str) {
    let session = session("session", NOW, NOW);
    let counted = counted(account, address);
    let begun =
        store.begin_session(&session, &Digest::of("cookie"), 0, Some(counted), Effects::NONE).await;
    assert!(begun.expect("answered"));
}

pub(crate) async fn too_many_failures_of_an_account_must_wait_from_any_address(store: Subject) {
    for (address, after) in [("x", 0), ("y", 10), ("x", 20)] {
        fail(&store, "ada", address, NOW + after * SECOND).await;
    }
    for address in ["x", "z"] {
        let throttle = attempt_from(&store, "ada", address, NOW + MINUTE).await;
        assert_eq!(throttle, Throttle::WaitUntil(NOW + WINDOW));
    }
}

pub(crate) async fn too_many_failures_from_an_address_must_wait_with_any_account(store: Subject) {
    for (account, after) in [("a", 0), ("b", 10), ("c", 20), ("d", 30), ("e", 40)] {
        fail(&store, account, "x", NOW + after * SECOND).await;
    }
    let throttle = attempt_from(&store, "f", "x", NOW + MINUTE).await;
    assert_eq!(throttle, Throttle::WaitUntil(NOW + WINDOW));
}

pub(crate) async fn a_limit_of_zero_lets_no_request_through(store: Subject) {
    let none = SignInAttempt { account_limit: 0, ..attempt("ada", "x", NOW) };
    let throttle = store.begin_sign_in_attempt(&none).await.expect("read");
    assert!(matches!(throttle, Throttle::WaitUntil(_)));
}

pub(crate) async fn tries_at_the_same_moment_cannot_all_slip_through(store: Subject) {
    let throttles = at_once(|_| {
        let store = store.clone();
        async move { attempt_from(&store, "ada", "x", NOW).await }
    })
    .await;
    assert_eq!(count(&throttles, &Throttle::Proceed), 3);
    assert_eq!(count(&throttles, &Throttle::WaitUntil(NOW + WINDOW)), 61);
}

pub(crate) async fn a_try_that_must_wait_is_not_counted(store: Subject) {
    for _ in 0..3 {
        fail(&store, "ada", "x", NOW).await;
    }
    for _ in 0..10 {
        let throttle = attempt_from(&store, "ada", "x", NOW + MINUTE).await;
        assert_eq!(throttle, Throttle::WaitUntil(NOW + WINDOW));
    }
    // Neither for the address, which may fail twice more, nor for the account.
    fail(&store, "ravi", "x", NOW + MINUTE).await;
    fail(&store, "ravi", "x", NOW + MINUTE).await;
    fail(&store, "ada", "y", NOW + WINDOW).await;
}

pub(crate) async fn a_try_taken_back_is_forgotten_and_none_before_it(store: Subject) {
    fail(&store, "ada", "x", NOW).await;
    fail(&store, "ada", "x", NOW + SECOND).await;
    for after in 0..10 {
        let right = NOW + (10 + after) * SECOND;
        fail(&store, "ada", "x", right).await;
        store.take_back_sign_in_attempt(&attempt("ada", "x", right)).await.expect("taken back");
    }
    fail(&store, "ada", "x", NOW + 30 * SECOND).await;
    let throttle = attempt_from(&store, "ada", "x", NOW + MINUTE).await;
    assert_eq!(throttle, Throttle::WaitUntil(NOW + WINDOW));
}

pub(crate) async fn when_both_must_wait_the_later_time_counts(store: Subject) {
    for after in [0, 1] {
        fail(&store, "ravi", "x", NOW + after * SECOND).await;
    }
    for after in [10, 11, 12] {
        fail(&store, "ada", "x", NOW + after * SECOND).await;
    }
    let throttle = attempt_from(&store, "ada", "x", NOW + MINUTE).await;
    assert_eq!(throttle, Throttle::WaitUntil(NOW + 10 * SECOND + WINDOW));
}

pub(crate) async fn a_failure_lapses_at_the_end_of_its_window_and_not_before(store: Subject) {
    for after in [0, 10, 20] {
        fail(&store, "ada", "x", NOW + after * SECOND).await;
    }
    let lapses = NOW + WINDOW;
    let throttle = attempt_from(&store, "ada", "x", lapses - SECOND).await;
    assert_eq!(throttle, Throttle::WaitUntil(lapses));
    fail(&store, "ada", "x", lapses).await;
    let throttle = attempt_from(&store, "ada", "x", lapses).await;
    assert_eq!(throttle, Throttle::WaitUntil(lapses + 10 * SECOND));
}

pub(crate) async fn others_are_not_slowed_down(store: Subject) {
    for _ in 0..3 {
        fail(&store, "ada", "x", NOW).await;
    }
    fail(&store, "ravi", "y", NOW).await;
    // A name that is an account's here and an address's there is two things.
    fail(&store, "x", "ada", NOW).await;
}

pub(crate) async fn signing_in_forgets_all_failures_of_the_account(store: Subject) {
    populate(&store).await;
    fail(&store, "ada", "x", NOW).await;
    fail(&store, "ada", "y", NOW).await;
    fail(&store, "ada", "z", NOW).await;
    sign_in(&store, "ada", "z").await;
    for _ in 0..3 {
        fail(&store, "ada", "z", NOW).await;
    }
}

pub(crate) async fn signing_in_forgets_one_failure_of_the_address(store: Subject) {
    populate(&store).await;
    for (account, after) in [("a", 0), ("b", 10), ("c", 20), ("d", 30), ("ada", 40)] {
        fail(&store, account, "x", NOW + after * SECOND).await;
    }
    sign_in(&store, "ada", "x").await;
    fail(&store, "f", "x", NOW + 50 * SECOND).await;
    // The newest was forgotten: the oldest still counts.
    let throttle = attempt_from(&store, "g", "x", NOW + MINUTE).await;
    assert_eq!(throttle, Throttle::WaitUntil(NOW + WINDOW));
}
