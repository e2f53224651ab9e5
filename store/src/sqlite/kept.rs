//! How it is known that what was read last ([`crate::kept`]) still holds.
//!
//! To find the client that makes a request takes six queries. So what was read is kept,
//! with the number of changes there had been, which stands in the database and grows in the
//! same transaction as each change: one small query says whether what is kept still holds,
//! whichever process changed it.
//!
//! That query is asked at most every [`TRUSTED_FOR`]; a change made by this process
//! is seen at once.

use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;

use super::rows::{Fault, change, find_one};
use super::{SqliteStore, audit};
use crate::StoreError;
use crate::audit::take_event;
use crate::mail::take_letters;

pub(super) const CHANGES: &str = "SELECT count FROM changes WHERE kind = ?1";

const COUNT_CHANGE: &str = "UPDATE changes SET count = count + 1 WHERE kind = ?1";

/// For how long another process's change may go unseen.
const TRUSTED_FOR: Duration = Duration::from_millis(100);

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

/// Things of a kind.
#[derive(Debug)]
pub(super) struct Kept<K, V> {
    kind: Kind,
    kept: crate::kept::Kept<K, V>,
}

impl<K: Hash + Eq + Clone, V> Kept<K, V> {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, kept: crate::kept::Kept::new(TRUSTED_FOR) }
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
        let asking = match self.kept.find_trusted(key) {
            Ok(value) => return Ok(Some(value)),
            Err(asking) => asking,
        };
        let count = store.read(doing, |connection| changes(connection, self.kind))?;
        if let Some(value) = self.kept.find_unchanged(key, count, asking) {
            return Ok(Some(value));
        }
        let (found, count) = store.read_at_one_moment(doing, |connection| {
            Ok((read(connection)?, changes(connection, self.kind)?))
        })?;
        let found = found.map(Arc::new);
        if let Some(value) = &found {
            self.kept.keep(key, value, count, asking.at);
        }
        Ok(found)
    }

    /// Forgets some of what is kept.
    pub(super) fn forget(&self, is_meant: impl Fn(&V) -> bool) {
        self.kept.forget(is_meant);
    }

    /// Asks the database before anything that is kept is used again.
    pub(super) fn distrust(&self) {
        self.kept.distrust();
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
        let (event, letters) = (take_event(), take_letters());
        let outcome = self.write(doing, move |connection| {
            count_change(connection, kind)?;
            audit::run(connection, event.as_ref(), &letters, &work)
        });
        let outcome = outcome.await;
        kept.distrust();
        outcome
    }
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
