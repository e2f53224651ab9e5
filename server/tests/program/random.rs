//! What differs from run to run, and how much of it is asked for.

use std::ops::Range;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// xorshift64.
pub(crate) struct Random(u64);

impl Random {
    #[expect(clippy::disallowed_methods, reason = "it must differ from run to run")]
    pub(crate) fn of_now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        Self(u64::from(since.subsec_nanos()) | 1)
    }

    pub(crate) fn milliseconds(&mut self, range: Range<u64>) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Duration::from_millis(range.start + self.0 % (range.end - range.start))
    }
}

/// A number from the environment: `make verify-…` asks for more than `make test` does.
pub(crate) fn number_of(variable: &str, otherwise: u32) -> u32 {
    let given = std::env::var(variable).ok();
    given.map_or(otherwise, |text| text.parse().expect("a whole number"))
}
