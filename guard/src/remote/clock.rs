//! What time it is: handed in, so that tests can hold it still.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use oauth::timestamp::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// Now, by which tokens begin and end.
    fn now(&self) -> Timestamp;

    /// How long ago some moment was that never changes: by this, ages are measured. It
    /// never goes back, as the time of day does when it is set.
    fn elapsed(&self) -> Duration;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    began: Instant,
}

impl Default for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn default() -> Self {
        Self { began: Instant::now() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn now(&self) -> Timestamp {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Timestamp(i64::try_from(seconds).unwrap_or(i64::MAX))
    }

    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}
