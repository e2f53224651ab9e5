//! How often apps call APIs on users' behalf, for those who look after what they allowed.
//!
//! Each time that this server is asked about a user's access token counts once: by its own guard,
//! at `/guard/check`, or at the introspection endpoint. An API that verifies tokens itself, or
//! keeps an answer for a moment, asks less often. No request writes: what was counted stays in
//! memory until [`crate::Provider::store_request_counts`] is called.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use oauth::id::GrantId;
use oauth::timestamp::Timestamp;

const DAY: Duration = Duration::from_hours(24);
/// Today and those before it.
const DAYS: u32 = 30;

/// Grants whose requests wait to be stored: those of more are not counted, rather than held
/// without a limit while the store takes nothing.
const GRANTS: usize = 65_536;

/// Counts in one transaction: few, so that no request waits long.
pub(crate) const STEP: usize = 100;

/// The first day of the last 30.
pub(crate) fn counted_since(now: Timestamp) -> Timestamp {
    beginning_of_day(now) - DAY * (DAYS - 1)
}

pub(crate) fn beginning_of_day(at: Timestamp) -> Timestamp {
    at - Duration::from_secs(at.0.rem_euclid(86_400).unsigned_abs())
}

#[derive(Default)]
pub(crate) struct RequestCounter(Mutex<HashMap<GrantId, Vec<Counted>>>);

/// A day of one grant, and a group of permissions by its place in the catalogue.
pub(crate) struct Counted {
    pub(crate) day: Timestamp,
    pub(crate) group: Option<usize>,
    pub(crate) requests: u32,
}

impl RequestCounter {
    fn counts(&self) -> MutexGuard<'_, HashMap<GrantId, Vec<Counted>>> {
        // Nothing that can panic runs while the lock is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, grant: &GrantId, added: Counted) {
        let mut counts = self.counts();
        if let Some(counted) = counts.get_mut(grant) {
            let same = |known: &&mut Counted| known.day == added.day && known.group == added.group;
            match counted.iter_mut().find(same) {
                Some(known) => known.requests = known.requests.saturating_add(added.requests),
                None => counted.push(added),
            }
        } else if counts.len() < GRANTS {
            counts.insert(grant.clone(), vec![added]);
        }
    }

    pub(crate) fn take(&self) -> HashMap<GrantId, Vec<Counted>> {
        std::mem::take(&mut *self.counts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_thirty_days_begin_with_a_day() {
        // 15 January 2027, 08:00 UTC.
        let now = Timestamp(1_800_000_000);
        assert_eq!(counted_since(now), Timestamp(1_799_971_200) - DAY * 29);
        assert_eq!(beginning_of_day(Timestamp(1_799_971_200)), Timestamp(1_799_971_200));
    }

    #[test]
    fn a_counter_adds_up_and_is_bounded() {
        let counter = RequestCounter::default();
        let one = |group| Counted { day: Timestamp(0), group, requests: 1 };
        for group in [Some(1), None, Some(1)] {
            counter.add(&GrantId::new("grn_1"), one(group));
        }
        for number in 0..=GRANTS {
            counter.add(&GrantId::new(format!("grn_more_{number}")), one(None));
        }
        let taken = counter.take();
        assert_eq!(taken.len(), GRANTS);
        let of_first: Vec<_> =
            taken[&GrantId::new("grn_1")].iter().map(|found| found.requests).collect();
        assert_eq!(of_first, [2, 1]);
        assert!(counter.take().is_empty());
    }
}
