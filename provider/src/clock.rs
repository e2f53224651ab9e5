//! What time it is: handed in, so that tests can hold it still.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use oauth::clock::Clock;
use oauth::timestamp::Timestamp;

#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn now(&self) -> Timestamp {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Timestamp(i64::try_from(seconds).unwrap_or(i64::MAX))
    }

    fn elapsed(&self) -> Duration {
        BEGUN.elapsed()
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn milliseconds(&self) -> u64 {
        let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A clock that moves only when it is told to.
#[derive(Debug)]
pub struct ManualClock {
    wall: AtomicI64,
    elapsed: AtomicU64,
}

impl ManualClock {
    pub fn new(now: Timestamp) -> Self {
        Self { wall: AtomicI64::new(now.0), elapsed: AtomicU64::new(0) }
    }

    /// Time passes.
    pub fn advance(&self, by: Duration) {
        self.elapsed.fetch_add(by.as_secs(), Ordering::SeqCst);
        self.set_ahead(by);
    }

    /// The wall clock is set, and no time passes.
    pub fn set_ahead(&self, by: Duration) {
        self.wall.fetch_add(i64::try_from(by.as_secs()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }

    /// As [`Self::set_ahead`].
    pub fn go_back(&self, by: Duration) {
        self.wall.fetch_sub(i64::try_from(by.as_secs()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.wall.load(Ordering::SeqCst))
    }

    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.elapsed.load(Ordering::SeqCst))
    }
}
