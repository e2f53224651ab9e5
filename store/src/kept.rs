//! What was read last of that which every request begins with: the client that makes it, or
//! the person whose browser sends it. Neither changes often. How a store learns of changes
//! is its own; what it has heard last holds for a moment.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

// The system's, but in `tests/races`, which tries the orders in which threads may run.
use crate::sync::{Mutex, MutexGuard};

/// For how long one thing is kept: what nobody asks for leaves, and the time at which a
/// session was last used, which is not counted as a change, is not much older.
const KEPT_FOR: Duration = Duration::from_mins(1);

/// The most that is kept of a kind, some kilobytes each.
const LIMIT: usize = 1024;

/// Things of a kind, and which of its changes they are from.
#[derive(Debug)]
pub(crate) struct Kept<K, V> {
    /// For how long another process's change may go unseen.
    trusted_for: Duration,
    inner: Mutex<Inner<K, V>>,
}

#[derive(Debug)]
struct Inner<K, V> {
    changes: i64,
    /// When the database last said that `changes` is the number.
    asked_at: Option<Instant>,
    /// How often [`Kept::distrust`] was called.
    distrusted: u64,
    things: HashMap<K, Thing<V>>,
}

#[derive(Debug)]
struct Thing<V> {
    value: Arc<V>,
    read_at: Instant,
}

/// That the database is being asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking {
    /// Since when.
    pub(crate) at: Instant,
    /// How many changes there had been then, as far as was known.
    pub(crate) changes: i64,
    distrusted: u64,
}

impl<K: Hash + Eq + Clone, V> Kept<K, V> {
    pub(crate) fn new(trusted_for: Duration) -> Self {
        let things = HashMap::new();
        let inner = Inner { changes: 0, asked_at: None, distrusted: 0, things };
        Self { trusted_for, inner: Mutex::new(inner) }
    }

    /// Forgets some of what is kept.
    pub(crate) fn forget(&self, is_meant: impl Fn(&V) -> bool) {
        self.lock().things.retain(|_, thing| !is_meant(&thing.value));
    }

    /// Asks the database before anything that is kept is used again.
    pub(crate) fn distrust(&self) {
        let mut inner = self.lock();
        inner.asked_at = None;
        inner.distrusted += 1;
    }

    /// There was a change: nothing that was read, or is being read, is kept.
    pub(crate) fn changed(&self) {
        let mut inner = self.lock();
        inner.changes += 1;
        inner.things.clear();
    }

    /// Every change until `at` has been told of.
    pub(crate) fn heard(&self, at: Instant) {
        let mut inner = self.lock();
        inner.asked_at = inner.asked_at.max(Some(at));
    }

    /// What is kept, if the database was asked a moment ago.
    pub(crate) fn find_trusted(&self, key: &K) -> Result<Arc<V>, Asking> {
        let inner = self.lock();
        let at = now();
        let is_trusted = inner.asked_at.is_some_and(|asked_at| at - asked_at < self.trusted_for);
        let value = if is_trusted { inner.find(key, at) } else { None };
        let Inner { changes, distrusted, .. } = *inner;
        value.ok_or(Asking { at, changes, distrusted })
    }

    /// What is kept since the last change, now that the database was asked.
    pub(crate) fn find_unchanged(&self, key: &K, changes: i64, asking: Asking) -> Option<Arc<V>> {
        let mut inner = self.lock();
        if inner.changes != changes {
            return None;
        }
        // A change of our own may have come in between.
        if inner.distrusted == asking.distrusted {
            inner.asked_at = inner.asked_at.max(Some(asking.at));
        }
        inner.find(key, asking.at)
    }

    /// Keeps what was read when there had been so many changes.
    pub(crate) fn keep(&self, key: &K, value: &Arc<V>, changes: i64, read_at: Instant) {
        let mut inner = self.lock();
        // What was read before somebody's change is not kept over what is newer.
        if changes < inner.changes {
            return;
        }
        if changes > inner.changes || inner.things.len() >= LIMIT {
            inner.things.clear();
        }
        if changes > inner.changes {
            inner.changes = changes;
            inner.asked_at = None;
        }
        inner.things.insert(key.clone(), Thing { value: Arc::clone(value), read_at });
    }

    fn lock(&self) -> MutexGuard<'_, Inner<K, V>> {
        // Nothing that can panic runs while the lock is held.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq, V> Inner<K, V> {
    fn find(&self, key: &K, at: Instant) -> Option<Arc<V>> {
        let thing = self.things.get(key)?;
        (at - thing.read_at < KEPT_FOR).then(|| Arc::clone(&thing.value))
    }
}

#[expect(clippy::disallowed_methods, reason = "how long ago something was, not what time it is")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
