//! What the server does beside writer.

use std::time::{Duration, Instant};

use provider::Provider;
use provider::error::ProviderError;

use crate::email::Mailer;
use crate::telemetry::metrics;

/// How often what has ended is deleted, and how much of each kind at a time:
/// small steps, so that nobody waits for them.
const DELETE_EVERY: Duration = Duration::from_secs(10);
const DELETE_STEP: u32 = 100;
/// How long writers have the database to themselves between two steps.
const DELETE_PAUSE: Duration = Duration::from_millis(5);

/// Deletes what has ended.
pub(crate) async fn delete_expired(provider: Provider) {
    let mut ticks = tokio::time::interval(DELETE_EVERY);
    loop {
        ticks.tick().await;
        loop {
            match provider.sweep_expired(DELETE_STEP).await {
                // Nearly a full step: there may be more.
                Ok(deleted) if deleted >= u64::from(DELETE_STEP / 2) => {
                    tokio::time::sleep(DELETE_PAUSE).await;
                }
                Ok(_) => break,
                Err(error) => {
                    tracing::error!(%error, "what has ended could not be deleted");
                    break;
                }
            }
        }
    }
}

/// How often it is looked for letters to send.
const SEND_EVERY: Duration = Duration::from_secs(5);

/// Sends letters.
pub(crate) async fn send_emails(mailer: Mailer) {
    let step = || async { mailer.send_due().await };
    at_each_tick(SEND_EVERY, step, "the letters to send could not be read").await;
}

/// How often it is looked for credentials that end soon, and how many are told of at a time.
const NOTICE_EVERY: Duration = Duration::from_mins(10);
const NOTICE_STEP: u32 = 100;

/// Writes to people about credentials that end soon.
pub(crate) async fn send_expiry_notices(provider: Provider) {
    let step = || async { provider.tell_of_credentials(NOTICE_STEP).await };
    at_each_tick(NOTICE_EVERY, step, "people could not be told of credentials that end").await;
}

/// Takes a step again and again until it finds nothing to do; at each tick.
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

/// How often the signing keys are looked after: well within the minutes for which
/// a new one is published before it signs.
const ROTATE_EVERY: Duration = Duration::from_mins(1);

/// Makes and drops signing keys when it is time.
pub(crate) async fn rotate_due_keys(provider: Provider) {
    let mut ticks = tokio::time::interval(ROTATE_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = provider.tend_signing_keys().await {
            tracing::error!(%error, "the signing keys could not be looked after");
        }
    }
}

/// How often what is good is counted for the metrics, and how many times as long as that
/// took is waited at least: however much there is, counting takes a hundredth of one
/// processor at most.
const COUNT_EVERY: Duration = Duration::from_mins(1);
const COUNT_PAUSE: u32 = 99;

/// Counts what is good, for whoever reads the metrics.
pub(crate) async fn collect_gauges(provider: Provider) {
    loop {
        let began = now();
        let counted = provider.count_live().await;
        let took = began.elapsed();
        match counted {
            Ok(census) => metrics::set_gauges(census, took),
            Err(error) => tracing::warn!(%error, "what is good could not be counted"),
        }
        tokio::time::sleep(COUNT_EVERY.max(took * COUNT_PAUSE)).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "how long it took, not what time it is")]
fn now() -> Instant {
    Instant::now()
}
