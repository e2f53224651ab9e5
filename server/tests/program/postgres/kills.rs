//! A PostgreSQL server that is killed, and started again, under load: Countersign goes on by
//! itself, and what it answered before has happened.
//!
//! `COUNTERSIGN_POSTGRES_KILLS` says how often; `make verify-postgres` does it 50 times.

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::StatusCode;

use crate::load::book::{Load, verify};
use crate::load::{Caller, Cut, WITHOUT_LIMITS};
use crate::random::{Random, number_of};
use crate::running::{Program, data, plain_client};

use super::database;

/// `scripts/postgres.sh` leaves a command that kills its server and one that starts it.
fn postgres(what: &str) {
    let command = std::env::var("COUNTERSIGN_TEST_POSTGRES_CONTROL").expect("postgres.sh sets it");
    let status = Command::new(command).arg(what).status().expect("it runs");
    assert!(status.success(), "{what}: {status}");
}

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

/// What is said while the database is away, to each in their language.
async fn assert_errors_are_clear(program: &Program, caller: &Caller) {
    let get = async |path: &str| {
        let answer = plain_client().get(program.url(path)).send().await.expect("an answer");
        (answer.status(), answer.text().await.expect("a text"))
    };
    assert_eq!(get("/healthz").await.0, StatusCode::OK, "the process lives");
    let (status, said) = get("/readyz").await;
    assert_eq!(
        (status, &*said),
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    );
    let service = plain_client().post(program.url("/oauth/token"));
    let service = service.basic_auth("demo-service", Some("demo-service-secret"));
    let form = [("grant_type", "client_credentials")];
    let answer = service.form(&form).send().await.expect("an answer");
    assert!(answer.status().is_server_error(), "{}", answer.status());
    let said: serde_json::Value = answer.json().await.expect("JSON");
    assert!(
        said["error"] == "server_error" || said["error"] == "temporarily_unavailable",
        "{said}"
    );
    let (status, page) = get("/sign-in").await;
    assert!(status.is_success() || page.contains("<h1"), "{status}: {page}");
    for said in [said.to_string(), page] {
        assert!(!said.contains("postgres") && !said.contains("127.0.0.1:2"), "{said}");
    }
    assert!(matches!(caller.service_token().await, Err(Cut::Unable(_))));
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
    let (mut answered, mut slowest) = (0, Duration::ZERO);
    for kill in 1..=kills {
        let load = Load::begin(&caller);
        tokio::time::sleep(random.milliseconds(50..1500)).await;
        postgres("kill");
        let (book, cuts) = load.cut_off().await;
        for cut in cuts {
            assert!(matches!(cut, Cut::Unable(_)), "the program lives: {cut:?}");
        }
        if kill == 1 {
            assert_errors_are_clear(&program, &caller).await;
        }
        postgres("start");
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
