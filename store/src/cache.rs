//! A cache of what every request begins with: the client that makes it, or the user whose
//! browser sends it. Neither changes often. How changes become known is up to the driver;
//! after the last refresh entries are trusted for a moment.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

// The system's, but in `tests/races`, which tries the orders in which threads may run.
use crate::sync::{Mutex, MutexGuard};

/// How long an entry lives: unused ones leave, and the time at which a session was last
/// used, which is not announced as a change, is not much older.
const ENTRY_LIFETIME: Duration = Duration::from_mins(1);

/// The most entries, some kilobytes each.
const LIMIT: usize = 1024;

/// Entries, and the number of changes that they reflect.
#[derive(Debug)]
pub(crate) struct Cache<K, V> {
    /// For how long another process's change may go unseen.
    trusted_for: Duration,
    inner: Mutex<Inner<K, V>>,
}

#[derive(Debug)]
struct Inner<K, V> {
    changes: i64,
    /// When the database last said that `changes` is the number.
    refreshed_at: Option<Instant>,
    /// How often [`Cache::invalidate`] was called.
    invalidated: u64,
    entries: HashMap<K, Entry<V>>,
}

#[derive(Debug)]
struct Entry<V> {
    value: Arc<V>,
    read_at: Instant,
}

/// The database has to be asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CacheMiss {
    /// When this was found.
    pub(crate) at: Instant,
    /// How many changes there had been then, as far as was known.
    pub(crate) changes: i64,
    invalidated: u64,
}

impl<K: Hash + Eq + Clone, V> Cache<K, V> {
    pub(crate) fn new(trusted_for: Duration) -> Self {
        let entries = HashMap::new();
        let inner = Inner { changes: 0, refreshed_at: None, invalidated: 0, entries };
        Self { trusted_for, inner: Mutex::new(inner) }
    }

    pub(crate) fn remove_if(&self, is_meant: impl Fn(&V) -> bool) {
        self.lock().entries.retain(|_, entry| !is_meant(&entry.value));
    }

    /// The database is asked before an entry is used again.
    pub(crate) fn invalidate(&self) {
        let mut inner = self.lock();
        inner.refreshed_at = None;
        inner.invalidated += 1;
    }

    /// There was a change: nothing that was read, or is being read, stays cached.
    pub(crate) fn clear(&self) {
        let mut inner = self.lock();
        inner.changes += 1;
        inner.entries.clear();
    }

    /// Every change until `at` is known.
    pub(crate) fn refreshed_at(&self, at: Instant) {
        let mut inner = self.lock();
        inner.refreshed_at = inner.refreshed_at.max(Some(at));
    }

    /// The entry, if the database was asked a moment ago.
    pub(crate) fn get(&self, key: &K) -> Result<Arc<V>, CacheMiss> {
        let inner = self.lock();
        let at = now();
        let is_trusted =
            inner.refreshed_at.is_some_and(|refreshed_at| at - refreshed_at < self.trusted_for);
        let value = if is_trusted { inner.find(key, at) } else { None };
        let Inner { changes, invalidated, .. } = *inner;
        value.ok_or(CacheMiss { at, changes, invalidated })
    }

    /// The entry, if it was read since the last change, now that the database was asked.
    pub(crate) fn get_unchanged(&self, key: &K, changes: i64, miss: CacheMiss) -> Option<Arc<V>> {
        let mut inner = self.lock();
        if inner.changes != changes {
            return None;
        }
        // A change of our own may have come in between.
        if inner.invalidated == miss.invalidated {
            inner.refreshed_at = inner.refreshed_at.max(Some(miss.at));
        }
        inner.find(key, miss.at)
    }

    /// How many changes there had been when this was read: as long as there are no more, it is what
    /// the database has. `None` if it is not what is cached.
    pub(crate) fn read_at_change(&self, key: &K, value: &Arc<V>) -> Option<i64> {
        let inner = self.lock();
        let entry = inner.entries.get(key)?;
        Arc::ptr_eq(&entry.value, value).then_some(inner.changes)
    }

    /// Caches what was read when there had been so many changes.
    pub(crate) fn insert(&self, key: &K, value: &Arc<V>, changes: i64, read_at: Instant) {
        let mut inner = self.lock();
        // What was read before a change does not replace what is newer.
        if changes < inner.changes {
            return;
        }
        if changes > inner.changes || inner.entries.len() >= LIMIT {
            inner.entries.clear();
        }
        if changes > inner.changes {
            inner.changes = changes;
            inner.refreshed_at = None;
        }
        inner.entries.insert(key.clone(), Entry { value: Arc::clone(value), read_at });
    }

    fn lock(&self) -> MutexGuard<'_, Inner<K, V>> {
        // Nothing that can panic runs while the lock is held.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq, V> Inner<K, V> {
    fn find(&self, key: &K, at: Instant) -> Option<Arc<V>> {
        let entry = self.entries.get(key)?;
        (at - entry.read_at < ENTRY_LIFETIME).then(|| Arc::clone(&entry.value))
    }
}

#[expect(clippy::disallowed_methods, reason = "how long ago something was, not what time it is")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
