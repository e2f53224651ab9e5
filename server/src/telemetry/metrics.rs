//! What Prometheus reads, on a listener of its own.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics::{
    Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram,
};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use provider::account::hashes::HASHES;
use provider::account::{change_password, sign_in_count};
use provider::clock_watch::CLOCKS_APART;
use provider::introductions::register::{REGISTRATION_OUTCOMES, REGISTRATIONS};
use provider::maintenance::Gauges;
use provider::own_login::outcomes::{LOGIN_REQUESTS, OUTCOMES as LOGIN_OUTCOMES};
use provider::upstream;
use store::sign_in::{LIMIT_WORDS, LIMITS};
use store::{Connections, Database};
use tokio::net::TcpListener;

pub(crate) const REQUESTS: &str = "countersign_requests_total";
pub(crate) const REQUEST_SECONDS: &str = "countersign_request_seconds";
/// The label of all unknown paths: callers cannot create labels without limit.
pub(crate) const NOWHERE: &str = "none";
pub(crate) const LOG_LINES_LOST: &str = "countersign_log_lines_lost_total";
pub(crate) const TASK_ENDS: &str = "countersign_background_task_ends_total";
pub(crate) const EMAILS: &str = "countersign_emails_total";
pub(crate) const LOGOUT_TOKENS: &str = "countersign_logout_tokens_total";
/// What became of an attempt to send an email, or a logout token.
pub(crate) const SENT: &str = "sent";
pub(crate) const TRIED_AGAIN: &str = "tried_again";
pub(crate) const GIVEN_UP: &str = "given_up";
const LIVE: &str = "countersign_live";
const LIVE_SECONDS: &str = "countersign_live_count_seconds";
const CONNECTIONS: &str = "countersign_store_connections";
const CONNECTIONS_LIMIT: &str = "countersign_store_connections_limit";
const CONNECTIONS_WAITING: &str = "countersign_store_connections_waiting";

/// Seconds: from a cached answer to a request that has timed out.
const SECONDS: [f64; 12] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
/// Writes in one commit.
const WRITES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

pub(crate) fn install() -> Result<PrometheusHandle, BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&SECONDS)?
        .set_buckets_for_metric(Matcher::Full(store::COMMIT_WRITES.to_owned()), &WRITES)?
        .install_recorder()?;
    describe_counter!(REQUESTS, "Requests, by endpoint, method and status");
    describe_histogram!(REQUEST_SECONDS, Unit::Seconds, "How long requests took, by endpoint");
    describe_counter!(sign_in_count::SIGN_INS, "Sign-ins, by outcome and method");
    describe_counter!(LIMITS, "Tries that were refused, by what had failed too often");
    describe_counter!(HASHES, "Passwords that were hashed");
    describe_counter!(
        upstream::UPSTREAM_SIGN_INS,
        "People sent to identity providers, and what became of them"
    );
    describe_counter!(LOGIN_REQUESTS, "Requests at the platform's own login, by outcome");
    describe_counter!(
        change_password::PASSWORDS,
        "Passwords that people changed, by what proved it"
    );
    describe_counter!(REGISTRATIONS, "Apps that registered themselves, or tried to, by outcome");
    describe_counter!(EMAILS, "Emails, by the outcome of an attempt to send them");
    describe_counter!(LOGOUT_TOKENS, "Logout tokens, by the outcome of an attempt to send them");
    describe_counter!(LOG_LINES_LOST, "Lines of the log that could not be written");
    describe_counter!(TASK_ENDS, "Background tasks that ended, and were started again, by task");
    describe_histogram!(store::COMMIT_WRITES, "How many writes shared a commit");
    describe_histogram!(store::COMMIT_SECONDS, Unit::Seconds, "How long commits took");
    describe_gauge!(store::QUEUED_WRITES, "Writes that wait for the next commit");
    describe_counter!(store::RETRIES, "Writes that PostgreSQL undid and that were done again");
    describe_histogram!(
        store::CONNECTION_SECONDS,
        Unit::Seconds,
        "How long callers waited for a connection to PostgreSQL"
    );
    describe_gauge!(CLOCKS_APART, "1 while the wall clock is not believed, since it has jumped");
    gauge!(CLOCKS_APART).set(0.0);
    describe_gauge!(LIVE, "What is good now, by kind; counted about once a minute");
    describe_gauge!(LIVE_SECONDS, Unit::Seconds, "How long that was counted");
    describe_gauge!(CONNECTIONS, "Connections to PostgreSQL, by state");
    describe_gauge!(CONNECTIONS_LIMIT, "How many connections to PostgreSQL there may be");
    describe_gauge!(CONNECTIONS_WAITING, "Callers that wait for a connection to PostgreSQL");
    begin_at_zero();
    Ok(handle)
}

/// Where a request is missed most; what fails elsewhere is seen from its second failure on.
const WATCHED: [(&str, &[&str]); 12] = [
    (routes::AUTHORIZE, &["GET", "POST"]),
    (routes::DECIDE, &["POST"]),
    (routes::SIGN_IN, &["GET", "POST"]),
    (routes::TOKEN, &["POST"]),
    (routes::REVOKE, &["POST"]),
    (routes::INTROSPECT, &["POST"]),
    (routes::PAR, &["POST"]),
    (routes::DEVICE_AUTHORIZATION, &["POST"]),
    (routes::GUARD_CHECK, &["GET"]),
    (routes::READYZ, &["GET"]),
    (routes::METADATA, &["GET"]),
    (NOWHERE, &["GET", "POST"]),
];

/// A series that begins with its first event hides it: `rate` and `increase` see no step, and a
/// comparison with what is not there is true of nothing. So whatever an alert asks for is there
/// from the start.
fn begin_at_zero() {
    for (endpoint, methods) in WATCHED {
        let _ = histogram!(REQUEST_SECONDS, "endpoint" => endpoint);
        for method in methods {
            for status in ["200", "429", "500", "503"] {
                counter!(REQUESTS, "endpoint" => endpoint, "method" => *method, "status" => status)
                    .absolute(0);
            }
        }
    }
    for method in sign_in_count::Method::ALL {
        for outcome in sign_in_count::Outcome::ALL {
            let labels = [("outcome", outcome.as_str()), ("method", method.as_str())];
            counter!(sign_in_count::SIGN_INS, &labels).absolute(0);
        }
    }
    for limit in LIMIT_WORDS {
        counter!(LIMITS, "limit" => limit).absolute(0);
    }
    counter!(HASHES).absolute(0);
    for outcome in upstream::OUTCOMES {
        counter!(upstream::UPSTREAM_SIGN_INS, "outcome" => outcome).absolute(0);
    }
    for outcome in LOGIN_OUTCOMES {
        counter!(LOGIN_REQUESTS, "outcome" => outcome).absolute(0);
    }
    for way in change_password::PASSWORD_WAYS {
        counter!(change_password::PASSWORDS, "by" => way).absolute(0);
    }
    for outcome in REGISTRATION_OUTCOMES {
        counter!(REGISTRATIONS, "outcome" => outcome).absolute(0);
    }
    for outcome in [SENT, TRIED_AGAIN, GIVEN_UP] {
        counter!(EMAILS, "outcome" => outcome).absolute(0);
        counter!(LOGOUT_TOKENS, "outcome" => outcome).absolute(0);
    }
    counter!(LOG_LINES_LOST).absolute(0);
    counter!(store::RETRIES).absolute(0);
    for seconds in [store::COMMIT_SECONDS, store::CONNECTION_SECONDS, store::COMMIT_WRITES] {
        let _ = histogram!(seconds);
    }
    gauge!(store::QUEUED_WRITES).set(0.0);
    // The embedded database has no connections.
    set_connection_gauges(Connections { limit: 0, idle: 0, in_use: 0, waiting: 0 });
}

/// Answers Prometheus. A clone is a handle.
#[derive(Clone)]
pub(crate) struct MetricsServer {
    /// The first listener; where one has failed, the address is bound anew.
    bound: Arc<Mutex<Option<TcpListener>>>,
    address: SocketAddr,
    handle: PrometheusHandle,
    database: Database,
}

impl MetricsServer {
    pub(crate) fn new(
        listener: TcpListener,
        handle: PrometheusHandle,
        database: Database,
    ) -> std::io::Result<Self> {
        let address = listener.local_addr()?;
        Ok(Self { bound: Arc::new(Mutex::new(Some(listener))), address, handle, database })
    }

    /// Until the listener fails.
    pub(crate) async fn serve(self) {
        let bound = self.bound.lock().unwrap_or_else(PoisonError::into_inner).take();
        let listener = match bound {
            Some(listener) => Ok(listener),
            None => TcpListener::bind(self.address).await,
        };
        let render = move || {
            if let Some(connections) = self.database.connections() {
                set_connection_gauges(connections);
            }
            let text = self.handle.render();
            async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text) }
        };
        let router = Router::new().route(routes::METRICS, get(render));
        let served = match listener {
            Ok(listener) => axum::serve(listener, router).await,
            Err(error) => Err(error),
        };
        if let Err(error) = served {
            tracing::error!(%error, "the listener of the metrics failed");
        }
    }
}

pub(crate) fn set_gauges(census: Gauges, took: Duration) {
    let Gauges { access_tokens, refresh_tokens, grants, sessions } = census;
    for (kind, number) in [
        ("access_token", access_tokens),
        ("refresh_token", refresh_tokens),
        ("grant", grants),
        ("session", sessions),
    ] {
        gauge!(LIVE, "kind" => kind).set(of_u64(number));
    }
    gauge!(LIVE_SECONDS).set(took.as_secs_f64());
}

fn set_connection_gauges(connections: Connections) {
    let Connections { limit, idle, in_use, waiting } = connections;
    let number = |number| of_u64(u64::try_from(number).unwrap_or(u64::MAX));
    gauge!(CONNECTIONS, "state" => "idle").set(number(idle));
    gauge!(CONNECTIONS, "state" => "in_use").set(number(in_use));
    gauge!(CONNECTIONS_LIMIT).set(number(limit));
    gauge!(CONNECTIONS_WAITING).set(number(waiting));
}

#[expect(
    clippy::cast_precision_loss,
    reason = "exact up to 2^53, and the last digit does not matter"
)]
fn of_u64(number: u64) -> f64 {
    number as f64
}
