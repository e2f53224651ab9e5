//! Whether the time can be believed. What is deleted because its time has come does not come back
//! when a clock that had jumped is set right: so nothing is deleted, and no key changed, while the
//! wall clock and one that only runs forward disagree.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use metrics::gauge;
use oauth::timestamp::Timestamp;
use store::Store;

use crate::error::ProviderError;

/// 1 while they disagree.
pub const CLOCKS_APART: &str = "countersign_clocks_apart";

/// The largest correction of a synchronized clock within [`ANCHORED_FOR`].
const TOLERANCE: Duration = Duration::from_mins(1);
/// Between two agreements that are remembered, here and in the database.
const ANCHORED_FOR: Duration = Duration::from_hours(1);
/// So long the wall clock must have run steadily since it jumped to be believed by itself.
const BELIEVED_AFTER: Duration = Duration::from_hours(24);
/// How long a server may be down before its next start is checked for a clock jump.
const DOWN_FOR: Duration = Duration::from_hours(7 * 24);

/// When they agreed last, before this process too.
const AGREED_KEY: &str = "clocks agreed";

#[derive(Default)]
pub(crate) struct ClockWatch(Mutex<Watched>);

#[derive(Default)]
struct Watched {
    agreed: Option<Agreed>,
    /// Since when the wall clock has run steadily, but elsewhere.
    apart: Option<Reading>,
}

#[derive(Clone, Copy)]
struct Agreed {
    at: Reading,
    /// How much later it may be than it should: it is not known how long nothing ran.
    unknown: Duration,
}

#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) wall: Timestamp,
    /// Of a clock that is never set.
    pub(crate) elapsed: Duration,
}

impl Reading {
    fn wall_expected_at(self, later: Self) -> Timestamp {
        self.wall + later.elapsed.saturating_sub(self.elapsed)
    }
}

enum Found {
    Agree,
    /// To be remembered in the database, too.
    AgreeAnew,
    Apart,
}

impl ClockWatch {
    /// Whether something may be done for good because its time has come.
    pub(crate) async fn is_time_believed(
        &self,
        store: &dyn Store,
        now: Reading,
    ) -> Result<bool, ProviderError> {
        if self.watched().agreed.is_none() {
            let before = store.metadata(AGREED_KEY).await?;
            let before = before.and_then(|text| text.parse().ok()).map(Timestamp);
            self.begin(before, now);
        }
        let found = self.look(now);
        gauge!(CLOCKS_APART).set(if matches!(found, Found::Apart) { 1.0 } else { 0.0 });
        if matches!(found, Found::AgreeAnew) {
            store.set_metadata(AGREED_KEY, &now.wall.0.to_string()).await?;
        }
        Ok(!matches!(found, Found::Apart))
    }

    fn begin(&self, before: Option<Timestamp>, now: Reading) {
        let (wall, unknown) = match before {
            Some(before) => (before, DOWN_FOR),
            None => (now.wall, Duration::ZERO),
        };
        let at = Reading { wall, elapsed: now.elapsed };
        self.watched().agreed = Some(Agreed { at, unknown });
    }

    fn look(&self, now: Reading) -> Found {
        let mut watched = self.watched();
        let Some(Agreed { at, unknown }) = watched.agreed else { return Found::Apart };
        let expected = at.wall_expected_at(now);
        if expected - TOLERANCE <= now.wall && now.wall <= expected + unknown + TOLERANCE {
            if watched.apart.take().is_some() {
                tracing::info!("the clocks agree again");
                return watched.anchor(now);
            }
            let is_new = !unknown.is_zero() || now.elapsed == at.elapsed;
            return if is_new || now.elapsed >= at.elapsed + ANCHORED_FOR {
                watched.anchor(now)
            } else {
                Found::Agree
            };
        }
        match watched.apart {
            Some(since) if is_steady(since, now) => {
                if now.elapsed < since.elapsed + BELIEVED_AFTER {
                    return Found::Apart;
                }
                tracing::warn!("the wall clock has run steadily for a day since, and is believed");
                watched.apart = None;
                watched.anchor(now)
            }
            _ => {
                tracing::error!(
                    expected = expected.0,
                    found = now.wall.0,
                    "the wall clock has jumped: nothing expired is deleted, and no key changed, \
                     until it is right again or has run steadily for a day"
                );
                watched.apart = Some(now);
                Found::Apart
            }
        }
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        // What it holds is replaced in one step each.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watched {
    fn anchor(&mut self, now: Reading) -> Found {
        self.agreed = Some(Agreed { at: now, unknown: Duration::ZERO });
        Found::AgreeAnew
    }
}

fn is_steady(since: Reading, now: Reading) -> bool {
    let expected = since.wall_expected_at(now);
    expected - TOLERANCE <= now.wall && now.wall <= expected + TOLERANCE
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_800_000_000;
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    const YEAR: i64 = 365 * DAY;

    struct Clocks {
        watch: ClockWatch,
        elapsed: i64,
        jumped: i64,
    }

    impl Clocks {
        fn begun(before: Option<i64>) -> Self {
            let clocks = Self { watch: ClockWatch::default(), elapsed: 5, jumped: 0 };
            clocks.watch.begin(before.map(|before| Timestamp(START + before)), clocks.now());
            clocks
        }

        fn now(&self) -> Reading {
            Reading {
                wall: Timestamp(START + self.elapsed + self.jumped),
                elapsed: Duration::from_secs(self.elapsed.unsigned_abs()),
            }
        }

        /// Whether it is believed, looked at every ten seconds.
        fn after(&mut self, seconds: i64) -> bool {
            let end = self.elapsed + seconds;
            while self.elapsed < end {
                self.elapsed = (self.elapsed + 10).min(end);
                self.watch.look(self.now());
            }
            !matches!(self.watch.look(self.now()), Found::Apart)
        }
    }

    #[test]
    fn a_jump_of_a_minute_and_more_either_way_is_not_believed_until_it_is_undone() {
        for jump in [MINUTE + 1, HOUR, YEAR, -MINUTE - 1, -HOUR, -YEAR] {
            let mut clocks = Clocks::begun(None);
            assert!(clocks.after(HOUR));
            clocks.jumped = jump;
            assert!(!clocks.after(10), "{jump}");
            assert!(!clocks.after(23 * HOUR), "{jump}");
            clocks.jumped = 0;
            assert!(clocks.after(10), "{jump}");
        }
    }

    #[test]
    fn corrections_as_they_are_usual_are_believed() {
        let mut clocks = Clocks::begun(None);
        for jump in [30, 60, 30, 0, -60] {
            clocks.jumped = jump;
            assert!(clocks.after(2 * HOUR), "{jump}");
        }
        // A second an hour, for a month.
        for _ in 0..720 {
            clocks.jumped += 1;
            assert!(clocks.after(HOUR));
        }
    }

    #[test]
    fn what_jumps_again_waits_again_and_what_is_steady_for_a_day_is_believed() {
        let mut clocks = Clocks::begun(None);
        clocks.jumped = YEAR;
        assert!(!clocks.after(23 * HOUR));
        clocks.jumped = 2 * YEAR;
        assert!(!clocks.after(23 * HOUR));
        assert!(clocks.after(HOUR + 20));
        assert!(clocks.after(DAY));
        // And then it is the other time that is a jump.
        clocks.jumped = 0;
        assert!(!clocks.after(10));
    }

    #[test]
    fn a_start_long_after_or_before_the_last_agreement_is_not_believed() {
        for (before, believed) in [
            (-HOUR, true),
            (-6 * DAY, true),
            (0, true),
            (-8 * DAY, false),
            (-YEAR, false),
            (HOUR, false),
            (YEAR, false),
        ] {
            let mut clocks = Clocks::begun(Some(before));
            assert_eq!(clocks.after(10), believed, "{before}");
            if !believed {
                assert!(!clocks.after(23 * HOUR));
                assert!(clocks.after(HOUR + 20), "{before}");
            }
        }
        // A machine without a battery for its clock, until it has asked the network.
        let mut clocks = Clocks::begun(Some(-2 * DAY));
        clocks.jumped = -30 * YEAR;
        assert!(!clocks.after(20));
        clocks.jumped = 0;
        assert!(clocks.after(10));
    }
}
