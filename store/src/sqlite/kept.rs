//! What was read last of that which every request begins with.
//!
//! A request finds the client that makes it, which is six queries, or the person whose
//! browser sends it. Neither changes often. So what was read is kept, with the number
//! of changes there had been, which stands in the database and grows in the same
//! transaction as each change: one small query says whether what is kept still holds,
//! whichever process changed it.
//!
//! That query is asked at most every [`TRUSTED_FOR`]; a change made by this process
//! is seen at once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::rows::{Fault, change, find_one};
use super::{SqliteStore, audit};
use crate::StoreError;
use crate::audit::take_event;

pub(super) const CHANGES: &str = "SELECT count FROM changes WHERE kind = ?1";

const COUNT_CHANGE: &str = "UPDATE changes SET count = count + 1 WHERE kind = ?1";

/// For how long another process's change may go unseen.
const TRUSTED_FOR: Duration = Duration::from_millis(100);

/// For how long one thing is kept: what nobody asks for leaves, and the time at which a
/// session was last used, which is not counted as a change, is not much older.
const KEPT_FOR: Duration = Duration::from_mins(1);

/// The most that is kept of a kind, some kilobytes each.
const LIMIT: usize = 1024;

/// What is counted apart.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Clients and their publishers.
    Clients,
    /// People, their companies and their sessions; but for when a session was used.
    People,
}

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::People => "people",
        }
    }
}

/// Things of a kind, and which of its changes they are from.
#[derive(Debug)]
pub(super) struct Kept<K, V> {
    kind: Kind,
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

/// That the database is being asked how many changes there have been.
#[derive(Clone, Copy, Debug)]
struct Asking {
    at: Instant,
    distrusted: u64,
}

impl<K: Hash + Eq + Clone, V> Kept<K, V> {
    pub(super) fn new(kind: Kind) -> Self {
        let things = HashMap::new();
        let inner = Inner { changes: 0, asked_at: None, distrusted: 0, things };
        Self { kind, inner: Mutex::new(inner) }
    }

    /// What is kept, or what is read: a thing that is not there is not kept.
    pub(super) fn find(
        &self,
        store: &SqliteStore,
        doing: &'static str,
        key: &K,
        read: impl FnOnce(&Connection) -> Result<Option<V>, Fault>,
    ) -> Result<Option<Arc<V>>, StoreError> {
        store.refuse_if_closed()?;
        let asking = match self.find_trusted(key) {
            Ok(value) => return Ok(Some(value)),
            Err(asking) => asking,
        };
        let count = store.read(doing, |connection| changes(connection, self.kind))?;
        if let Some(value) = self.find_unchanged(key, count, asking) {
            return Ok(Some(value));
        }
        let (found, count) = store.read_at_one_moment(doing, |connection| {
            Ok((read(connection)?, changes(connection, self.kind)?))
        })?;
        let found = found.map(Arc::new);
        if let Some(value) = &found {
            self.keep(key, value, count, asking.at);
        }
        Ok(found)
    }

    /// Forgets some of what is kept.
    pub(super) fn forget(&self, is_meant: impl Fn(&V) -> bool) {
        self.lock().things.retain(|_, thing| !is_meant(&thing.value));
    }

    /// Asks the database before anything that is kept is used again.
    pub(super) fn distrust(&self) {
        let mut inner = self.lock();
        inner.asked_at = None;
        inner.distrusted += 1;
    }

    /// What is kept, if the database was asked a moment ago.
    fn find_trusted(&self, key: &K) -> Result<Arc<V>, Asking> {
        let inner = self.lock();
        let at = now();
        let is_trusted = inner.asked_at.is_some_and(|asked_at| at - asked_at < TRUSTED_FOR);
        let value = if is_trusted { inner.find(key, at) } else { None };
        value.ok_or(Asking { at, distrusted: inner.distrusted })
    }

    /// What is kept since the last change, now that the database was asked.
    fn find_unchanged(&self, key: &K, changes: i64, asking: Asking) -> Option<Arc<V>> {
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
    fn keep(&self, key: &K, value: &Arc<V>, changes: i64, read_at: Instant) {
        let mut inner = self.lock();
        // What was read before somebody's change is not kept over what is newer.
        if changes < inner.changes {
            return;
        }
        if changes > inner.changes || inner.things.len() >= LIMIT {
            inner.things.clear();
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

impl SqliteStore {
    /// Changes what `kept` is of, and counts that in the same transaction.
    pub(super) async fn write_counted<K: Hash + Eq + Clone, V, T: Send + 'static>(
        &self,
        kept: &Kept<K, V>,
        doing: &'static str,
        work: impl Fn(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let kind = kept.kind;
        // Taken here: the counter is a change, and says nothing of whether `work` made one.
        let event = take_event();
        let outcome = self.write(doing, move |connection| {
            count_change(connection, kind)?;
            audit::run(connection, event.as_ref(), &work)
        });
        let outcome = outcome.await;
        kept.distrust();
        outcome
    }
}

#[expect(clippy::disallowed_methods, reason = "how old what is kept is, not what time it is")]
fn now() -> Instant {
    Instant::now()
}

/// How many changes of a kind there have been.
fn changes(connection: &Connection, kind: Kind) -> Result<i64, Fault> {
    let count = find_one(connection, CHANGES, (kind.as_str(),), |row| Ok(row.get(0)?))?;
    count.ok_or_else(|| Fault::inconsistent("changes", "kind", "a kind is missing"))
}

/// Counts a change, in its own transaction.
pub(super) fn count_change(connection: &Connection, kind: Kind) -> Result<(), Fault> {
    change(connection, COUNT_CHANGE, (kind.as_str(),))?;
    Ok(())
}
