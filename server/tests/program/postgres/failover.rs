//! Two PostgreSQL servers, of which one confirms what the other commits, and two nodes. The
//! primary is killed under load, or freezes, and its standby takes its place: nothing that was
//! answered is lost, and no node is restarted.
//!
//! `COUNTERSIGN_FAILOVERS` says how often; `make verify-failover` does it 10 times.

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;

use crate::load::book::{Load, verify};
use crate::load::{Caller, Cut, SERVICE, WITHOUT_LIMITS};
use crate::random::{Random, number_of};
use crate::running::{Program, data, plain_client, run};

use super::away::{Good, assert_errors_are_clear};
use super::two_nodes::{Proxy, two_nodes, until_refused};
use super::{administrator, control, database};

/// How long a node may take to be ready again after the standby was promoted.
const THRESHOLD: Duration = Duration::from_secs(10);

/// More than a node has connections: whichever it takes, it works.
const TIMES: usize = 20;

async fn get(node: &Program, path: &str) -> StatusCode {
    let request = plain_client().get(format!("http://{}{path}", node.address));
    request.send().await.expect("an answer").status()
}

/// How long it takes until all nodes are ready, by themselves.
#[expect(clippy::disallowed_methods, reason = "it is real time that is measured")]
async fn until_ready(nodes: [&Program; 2]) -> Duration {
    let began = Instant::now();
    for node in nodes {
        let mut ready = 0;
        while ready < TIMES {
            let is_ready = get(node, "/readyz").await == StatusCode::OK;
            ready = if is_ready { ready + 1 } else { 0 };
            assert!(began.elapsed() < THRESHOLD, "it does not recover");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    began.elapsed()
}

/// One of which the load has no tokens: disabling a client ends those that it has.
const OTHER_SERVICE: (&str, &str) = ("demo-jwt", "demo-jwt-secret");

/// A service's request for a token at a node.
async fn ask_at(node: &Program, service: (&str, &str)) -> reqwest::Response {
    let request = plain_client().post(format!("http://{}/oauth/token", node.address));
    let request = request.basic_auth(service.0, Some(service.1));
    request.form(&[("grant_type", "client_credentials")]).send().await.expect("an answer")
}

/// `client set` for that service, at the database's address.
fn set(node_data: &std::path::Path, database: &str, how: &str) {
    let folder = node_data.to_str().expect("a path of text");
    let place = ["--data", folder, "--database-url", database];
    let set = run(&[&["client", "set", "--client", OTHER_SERVICE.0, how][..], &place].concat());
    assert!(set.status.success(), "{}", String::from_utf8_lossy(&set.stderr));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs two PostgreSQL servers: scripts/postgres-pair.sh"]
async fn nothing_that_was_answered_is_lost_when_a_standby_takes_its_primarys_place() {
    let rounds = number_of("COUNTERSIGN_FAILOVERS", 3);
    let mut random = Random::of_now();
    let (listener, issuer) = Proxy::listen().await;
    let database = database("failover").await;
    let [(one, first), (other, _second)] = two_nodes(&issuer, &database, &WITHOUT_LIMITS);
    let _proxy = Proxy::start(listener, issuer, [&one, &other]);
    let caller = Arc::new(Caller::signed_in(&one).await);
    let good = Good::of(&caller).await;
    let (mut answered, mut slowest, mut refused) = (0, Duration::ZERO, Duration::ZERO);
    for round in 1..=rounds {
        let load = Load::begin(&caller);
        tokio::time::sleep(random.milliseconds(50..1500)).await;
        let freezes = round % 3 == 0;
        let (book, cuts) = if freezes {
            control("freeze");
            control("promote");
            // Anyone who waits for the frozen one is told, or is answered by the other.
            slowest = slowest.max(until_ready([&one, &other]).await);
            load.stop();
            load.cut_off().await
        } else {
            control("kill");
            let cut_off = load.cut_off().await;
            assert_errors_are_clear(&one, &caller, &good).await;
            control("promote");
            if round > 1 {
                slowest = slowest.max(until_ready([&one, &other]).await);
            } else {
                // Before the nodes hear of any changes again.
                set(first.path(), &database, "--disable");
                for node in [&one, &other] {
                    let status = async || ask_at(node, OTHER_SERVICE).await.status();
                    let is_refused = async || status().await == StatusCode::UNAUTHORIZED;
                    refused = refused.max(until_refused(is_refused).await);
                }
                set(first.path(), &database, "--enable");
                for node in [&one, &other] {
                    let status = async || ask_at(node, OTHER_SERVICE).await.status();
                    until_refused(async || status().await == StatusCode::OK).await;
                }
                until_ready([&one, &other]).await;
            }
            cut_off
        };
        for cut in cuts {
            let is_told = matches!(cut, Cut::Unable(StatusCode::SERVICE_UNAVAILABLE));
            assert!(is_told || freezes && matches!(cut, Cut::Asked), "{cut:?}");
        }
        answered += book.answered();
        verify(&caller, book).await;
        control("rejoin");
        eprintln!(
            "{round}: {}; {answered} answered codes and tokens, none lost or used twice; ready \
             after {slowest:?} at most",
            if freezes { "frozen" } else { "killed" }
        );
    }
    eprintln!(
        "a standby took its primary's place {rounds} times: of {answered} answered codes and \
         tokens none was lost, no code was used twice; both nodes ready again, without a restart, \
         {slowest:?} after it at most; a client that was disabled meanwhile was refused \
         {refused:?} after that"
    );
    one.stop();
    other.stop();
}

/// Ends whatever waits for the standby, again and again.
async fn end_waits() {
    const END: &str =
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    let administrator = administrator().await;
    loop {
        administrator.query(END, &[]).await.expect("ended");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs two PostgreSQL servers: scripts/postgres-pair.sh"]
async fn a_commit_that_no_standby_has_confirmed_is_not_answered() {
    let folder = data();
    let database = database("unconfirmed").await;
    let program = Program::start_with(folder.path(), "127.0.0.1:0", &["--database-url", &database]);
    let caller = Caller::signed_in(&program).await;
    let token = caller.service_token().await.expect("a token");
    control("part");
    // The server says then that it has committed.
    let began = tokio::time::Instant::now();
    let answer = tokio::select! {
        answer = ask_at(&program, SERVICE) => answer,
        () = end_waits() => unreachable!("it goes on until there is an answer"),
    };
    assert!(began.elapsed() < Duration::from_secs(10), "the wait was not ended");
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.headers().get(RETRY_AFTER).expect("says when"), "1");
    assert!(caller.is_active(&token).await.expect("an answer"), "what is read needs no standby");
    control("rejoin");
    caller.service_token().await.expect("a token");
    program.stop();
}
