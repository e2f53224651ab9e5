//! How much of what may be used once is remembered at a time, and for whom.
//!
//! Nothing that could still be used again is forgotten to make room: what finds none is refused, and
//! may come again when something else has ended. Each node counts what it has stored since it
//! started, so that counting costs no query.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use oauth::id::ClientId;
use oauth::jose::thumbprint::Thumbprint;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;

use crate::settings::SpendingLimits;

/// Who fills a share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Spender {
    /// It has proven who it is.
    Client(ClientId),
    /// A token is bound to it, which a person has allowed.
    Key(Thumbprint),
    /// It has proven nothing; `None` without a connection.
    Network(Option<Network>),
}

#[derive(Debug)]
pub(crate) struct Spending {
    limits: SpendingLimits,
    inner: Mutex<Inner>,
}

/// How many end within each minute.
type Ends = BTreeMap<i64, u32>;

#[derive(Debug, Default)]
struct Inner {
    by: HashMap<Spender, Ends>,
    known: u32,
    strangers: u32,
    /// Until which minute those that ended are left out.
    swept: i64,
}

impl Spending {
    pub(crate) fn new(limits: SpendingLimits) -> Self {
        Self { limits, inner: Mutex::default() }
    }

    /// Takes room for one more until it ends; whether there is any.
    pub(crate) fn take(&self, by: &Spender, ends_at: Timestamp, now: Timestamp) -> bool {
        let mut inner = self.lock();
        inner.sweep(minute(now));
        let SpendingLimits { of_stranger, of_strangers, of_known, in_all } = self.limits;
        let is_stranger = matches!(by, Spender::Network(_));
        let of_one = if is_stranger { of_stranger } else { of_known };
        let own: u32 = inner.by.get(by).map_or(0, |ends| ends.values().sum());
        let is_full = own >= of_one
            || is_stranger && inner.strangers >= of_strangers
            || inner.strangers + inner.known >= in_all;
        if is_full {
            return false;
        }
        *inner.by.entry(by.clone()).or_default().entry(minute(ends_at)).or_default() += 1;
        *inner.total_of(is_stranger) += 1;
        true
    }

    /// It was not stored.
    pub(crate) fn give_back(&self, by: &Spender, ends_at: Timestamp) {
        let mut inner = self.lock();
        let ends = inner.by.get_mut(by).and_then(|ends| ends.get_mut(&minute(ends_at)));
        let Some(count) = ends.filter(|count| **count > 0) else { return };
        *count -= 1;
        *inner.total_of(matches!(by, Spender::Network(_))) -= 1;
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Nothing that can panic runs while the lock is held.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn total_of(&mut self, is_stranger: bool) -> &mut u32 {
        if is_stranger { &mut self.strangers } else { &mut self.known }
    }

    /// Leaves out what ended before this minute, once for each.
    fn sweep(&mut self, now: i64) {
        if self.swept == now {
            return;
        }
        self.swept = now;
        (self.known, self.strangers) = (0, 0);
        let mut by = std::mem::take(&mut self.by);
        by.retain(|spender, ends| {
            *ends = ends.split_off(&now);
            let left: u32 = ends.values().sum();
            *self.total_of(matches!(spender, Spender::Network(_))) += left;
            left > 0
        });
        self.by = by;
    }
}

fn minute(at: Timestamp) -> i64 {
    at.0.div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: SpendingLimits =
        SpendingLimits { of_stranger: 2, of_strangers: 3, of_known: 4, in_all: 6 };
    const NOW: Timestamp = Timestamp(600);
    const SOON: Timestamp = Timestamp(660);
    const LATE: Timestamp = Timestamp(1200);

    fn network(number: u8) -> Spender {
        Spender::Network(Some(Network::of([203, 0, 113, number].into())))
    }

    fn client(id: &str) -> Spender {
        Spender::Client(ClientId::new(id))
    }

    #[test]
    fn one_network_leaves_room_for_others_and_strangers_leave_room_for_who_is_known() {
        let spending = Spending::new(LIMITS);
        let take = |by: &Spender| spending.take(by, SOON, NOW);
        let first: Vec<_> = (0..3).map(|_| take(&network(1))).collect();
        assert_eq!(first, [true, true, false]);
        assert!(take(&network(2)));
        assert!(!take(&network(3)) && !take(&Spender::Network(None)));
        assert!(take(&client("a")) && take(&client("a")) && take(&client("b")));
        assert!(!take(&client("c")), "six in all");
    }

    #[test]
    fn one_client_leaves_room_for_others() {
        let spending = Spending::new(LIMITS);
        let taken = (0..9).filter(|_| spending.take(&client("a"), SOON, NOW)).count();
        assert_eq!(taken, 4);
        assert!(spending.take(&client("b"), SOON, NOW));
    }

    #[test]
    fn what_has_not_ended_is_never_left_out() {
        let spending = Spending::new(LIMITS);
        let by = network(1);
        assert!(spending.take(&by, SOON, NOW) && spending.take(&by, LATE, NOW));
        assert!(!spending.take(&by, LATE, SOON), "it ends within this minute");
        let after = Timestamp(SOON.0 + 60);
        assert!(spending.take(&by, LATE, after));
        assert!(!spending.take(&by, LATE, after));
        assert!(!spending.take(&by, LATE, LATE));
        assert!(spending.take(&by, Timestamp(9000), Timestamp(LATE.0 + 60)));
    }

    #[test]
    fn what_was_not_stored_takes_no_room() {
        let spending = Spending::new(LIMITS);
        for _ in 0..9 {
            assert!(spending.take(&network(1), SOON, NOW));
            spending.give_back(&network(1), SOON);
        }
        spending.give_back(&network(2), SOON);
        assert!(spending.take(&network(1), SOON, NOW) && spending.take(&network(1), SOON, NOW));
        assert!(!spending.take(&network(1), SOON, NOW));
    }
}
