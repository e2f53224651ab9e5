//! The time, handed in: tests hold it still.

use std::time::Duration;

use crate::timestamp::Timestamp;

pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;

    /// Of a clock that is never set: since some moment, the same for this process. What differs
    /// from it by much has jumped.
    fn elapsed(&self) -> Duration;

    /// Since 1970-01-01T00:00:00Z: for what only has to be in the order of its making.
    fn milliseconds(&self) -> u64 {
        u64::try_from(self.now().0).unwrap_or_default().saturating_mul(1000)
    }
}
