//! What the server does beside answering requests.

use std::time::{Duration, Instant};

use metrics::counter;
use provider::Provider;
use provider::error::ProviderError;
use provider::upstream::UpstreamService;

use crate::back_channel::LogoutSender;
use crate::email::Mailer;
use crate::telemetry::metrics::{TASK_ENDS, set_gauges};

/// The pause before a task is started again: it doubles each time that the task ends soon.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Runs a task that is never over: where it ends, or panics, it is counted and started again.
pub(crate) fn keep<A, T>(name: &'static str, with: A, task: impl Fn(A) -> T + Send + 'static)
where
    A: Clone + Send + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    counter!(TASK_ENDS, "task" => name).absolute(0);
    tokio::spawn(async move {
        let mut pause = FIRST_PAUSE;
        loop {
            let began = now();
            // A panic is the task's alone.
            let ended = tokio::spawn(task(with.clone())).await;
            counter!(TASK_ENDS, "task" => name).increment(1);
            tracing::error!(task = name, panicked = ended.is_err(), "a background task ended");
            if began.elapsed() > LONGEST_PAUSE {
                pause = FIRST_PAUSE;
            }
            tokio::time::sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    });
}

/// How often expired records are deleted, and how many of each kind in one transaction:
/// few, so that no request waits long.
const DELETE_EVERY: Duration = Duration::from_secs(10);
const DELETE_STEP: u32 = 100;
/// A pause between two steps, for other writers.
const DELETE_PAUSE: Duration = Duration::from_millis(5);

pub(crate) async fn delete_expired(provider: Provider) {
    let mut ticks = tokio::time::interval(DELETE_EVERY);
    loop {
        ticks.tick().await;
        loop {
            match provider.delete_expired(DELETE_STEP).await {
                // Nearly a full step: there may be more.
                Ok(deleted) if deleted >= u64::from(DELETE_STEP / 2) => {
                    tokio::time::sleep(DELETE_PAUSE).await;
                }
                Ok(_) => break,
                Err(error) => {
                    tracing::error!(%error, "deleting expired records failed");
                    break;
                }
            }
        }
    }
}

/// How much of what was counted is lost at most when the process is killed.
const COUNTS_EVERY: Duration = Duration::from_secs(10);

pub(crate) async fn store_request_counts(provider: Provider) {
    let mut ticks = tokio::time::interval(COUNTS_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = provider.store_request_counts().await {
            tracing::warn!(%error, "storing the counts of requests failed; they are kept");
        }
    }
}

const SEND_EVERY: Duration = Duration::from_secs(5);

pub(crate) async fn send_emails(mailer: Mailer) {
    let step = || async { mailer.send_due().await };
    at_each_tick(SEND_EVERY, step, "reading the emails to send failed").await;
}

/// An app goes on in a session that has ended for as long.
const LOG_OUT_EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn send_logouts(sender: LogoutSender) {
    let step = || async { sender.send_due().await };
    at_each_tick(LOG_OUT_EVERY, step, "reading the logouts to send failed").await;
}

/// How often expiring credentials are looked for, and how many notices one step sends.
const NOTICE_EVERY: Duration = Duration::from_mins(10);
const NOTICE_STEP: u32 = 100;

pub(crate) async fn send_expiry_notices(provider: Provider) {
    let step = || async { provider.notifications().send_expiry_notices(NOTICE_STEP).await };
    at_each_tick(NOTICE_EVERY, step, "sending notices of expiring credentials failed").await;
}

/// How often it is seen which identity providers were not looked for within a day.
const CHECK_PROVIDERS_EVERY: Duration = Duration::from_mins(10);

pub(crate) async fn check_identity_providers(upstream: UpstreamService) {
    let mut ticks = tokio::time::interval(CHECK_PROVIDERS_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = upstream.check_due().await {
            tracing::error!(%error, "looking for identity providers failed");
        }
    }
}

/// At each tick, repeats a step until it finds nothing to do.
async fn at_each_tick<S>(every: Duration, step: impl Fn() -> S, failed: &'static str)
where
    S: Future<Output = Result<usize, ProviderError>>,
{
    let mut ticks = tokio::time::interval(every);
    loop {
        ticks.tick().await;
        loop {
            match step().await {
                Ok(0) => break,
                // There may be more.
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "{failed}");
                    break;
                }
            }
        }
    }
}

/// Well within the ten minutes for which a new key is known before it is used.
const ROTATE_EVERY: Duration = Duration::from_mins(1);

pub(crate) async fn rotate_due_keys(provider: Provider) {
    let mut ticks = tokio::time::interval(ROTATE_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = provider.keys().rotate_due_keys().await {
            tracing::error!(%error, "changing the server's own keys failed");
        }
    }
}

/// How often to count, and the least pause as a multiple of how long it took: counting takes a
/// hundredth of one processor at most.
const COUNT_EVERY: Duration = Duration::from_mins(1);
const COUNT_PAUSE: u32 = 99;

pub(crate) async fn collect_gauges(provider: Provider) {
    loop {
        let began = now();
        let counted = provider.collect_gauges().await;
        let took = began.elapsed();
        match counted {
            Ok(census) => set_gauges(census, took),
            Err(error) => tracing::warn!(%error, "collecting the gauges failed"),
        }
        tokio::time::sleep(COUNT_EVERY.max(took * COUNT_PAUSE)).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "how long it took, not what time it is")]
fn now() -> Instant {
    Instant::now()
}
