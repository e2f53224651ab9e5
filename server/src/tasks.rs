//! What the server does beside answering requests.

use std::time::{Duration, Instant};

use provider::Provider;
use provider::error::ProviderError;

use crate::email::Mailer;
use crate::telemetry::metrics;

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

const SEND_EVERY: Duration = Duration::from_secs(5);

pub(crate) async fn send_emails(mailer: Mailer) {
    let step = || async { mailer.send_due().await };
    at_each_tick(SEND_EVERY, step, "reading the emails to send failed").await;
}

/// How often expiring credentials are looked for, and how many notices one step sends.
const NOTICE_EVERY: Duration = Duration::from_mins(10);
const NOTICE_STEP: u32 = 100;

pub(crate) async fn send_expiry_notices(provider: Provider) {
    let step = || async { provider.notifications().send_expiry_notices(NOTICE_STEP).await };
    at_each_tick(NOTICE_EVERY, step, "sending notices of expiring credentials failed").await;
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
            Ok(census) => metrics::set_gauges(census, took),
            Err(error) => tracing::warn!(%error, "collecting the gauges failed"),
        }
        tokio::time::sleep(COUNT_EVERY.max(took * COUNT_PAUSE)).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "how long it took, not what time it is")]
fn now() -> Instant {
    Instant::now()
}
