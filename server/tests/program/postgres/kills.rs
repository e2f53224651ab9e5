//! A PostgreSQL server that is killed, and started again, under load: Countersign goes on by
//! itself, and what it answered before has happened.
//!
//! `COUNTERSIGN_POSTGRES_KILLS` says how often; `make verify-postgres` does it 50 times.

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::StatusCode;

use crate::load::book::{Load, verify};
use crate::load::{Caller, Cut, WITHOUT_LIMITS};
use crate::random::{Random, number_of};
use crate::running::{Program, data};

use super::away::{Good, assert_errors_are_clear};
use super::{control, database};

/// How long it takes until the program is ready again, by itself.
#[expect(clippy::disallowed_methods, reason = "it is real time that is measured")]
async fn until_ready(caller: &Caller) -> Duration {
    let began = Instant::now();
    while !caller.is_ready().await {
        assert!(began.elapsed() < Duration::from_secs(20), "it does not recover");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    began.elapsed()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a PostgreSQL server"]
async fn nothing_that_was_answered_is_lost_when_postgresql_is_killed_and_no_restart_is_needed() {
    let kills = number_of("COUNTERSIGN_POSTGRES_KILLS", 3);
    let mut random = Random::of_now();
    let folder = data();
    let database = database("killed").await;
    let options = [&WITHOUT_LIMITS[..], &["--database-url", &database]].concat();
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &options);
    let caller = Arc::new(Caller::signed_in(&program).await);
    let good = Good::of(&caller).await;
    let (mut answered, mut slowest) = (0, Duration::ZERO);
    for kill in 1..=kills {
        let load = Load::begin(&caller);
        tokio::time::sleep(random.milliseconds(50..1500)).await;
        control("kill");
        let (book, cuts) = load.cut_off().await;
        for cut in cuts {
            assert!(matches!(cut, Cut::Unable(StatusCode::SERVICE_UNAVAILABLE)), "{cut:?}");
        }
        if kill == 1 {
            assert_errors_are_clear(&program, &caller, &good).await;
        }
        control("start");
        slowest = slowest.max(until_ready(&caller).await);
        answered += book.answered();
        verify(&caller, book).await;
    }
    eprintln!(
        "PostgreSQL killed {kills} times: of {answered} answered codes and tokens none was lost, \
         no code was used twice; ready again, without a restart, after {slowest:?} at most"
    );
    program.stop();
}
