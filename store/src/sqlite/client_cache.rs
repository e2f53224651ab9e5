//! Clients as they were read last.
//!
//! Every request of a client begins by finding it, and a client is six queries:
//! itself, its publisher, the lists of both. They change a few times a year. So
//! what was read is kept, with the number of changes there had been, which stands
//! in the database and grows in the same transaction as each change: one small
//! query says whether what is kept still holds, whichever process changed it.
//!
//! That query is asked at most every [`TRUSTED_FOR`]; a change made by this process
//! is seen at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use oauth::client::Client;
use oauth::id::ClientId;
use rusqlite::Connection;

use super::rows::{Fault, change, find_one};

pub(super) const CHANGES: &str = "SELECT count FROM registration_changes WHERE row = 1";

const COUNT_CHANGE: &str = "UPDATE registration_changes SET count = count + 1 WHERE row = 1";

/// The most clients that are kept, some kilobytes each.
const LIMIT: usize = 1024;

/// For how long another process's change may go unseen.
const TRUSTED_FOR: Duration = Duration::from_millis(100);

/// Clients, and which of the changes they are from.
#[derive(Debug, Default)]
pub(super) struct ClientCache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    changes: i64,
    /// When the database last said that `changes` is the number.
    asked_at: Option<Instant>,
    /// How often [`ClientCache::distrust`] was called.
    distrusted: u64,
    clients: HashMap<ClientId, Arc<Client>>,
}

/// That the database is being asked how many changes there have been.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking {
    at: Instant,
    distrusted: u64,
}

impl ClientCache {
    /// A client that is kept, if the database was asked a moment ago.
    pub(super) fn find_trusted(&self, id: &ClientId) -> Result<Arc<Client>, Asking> {
        let kept = self.kept();
        let at = now();
        let is_trusted = kept.asked_at.is_some_and(|asked_at| at - asked_at < TRUSTED_FOR);
        let client = if is_trusted { kept.clients.get(id).cloned() } else { None };
        client.ok_or(Asking { at, distrusted: kept.distrusted })
    }

    /// A client that is kept since the last change, now that the database was asked.
    pub(super) fn find(&self, id: &ClientId, changes: i64, asking: Asking) -> Option<Arc<Client>> {
        let mut kept = self.kept();
        if kept.changes != changes {
            return None;
        }
        // A change of our own may have come in between.
        if kept.distrusted == asking.distrusted {
            kept.asked_at = kept.asked_at.max(Some(asking.at));
        }
        kept.clients.get(id).cloned()
    }

    /// Keeps a client that was read when there had been so many changes.
    pub(super) fn keep(&self, client: &Arc<Client>, changes: i64) {
        let mut kept = self.kept();
        // One that was read before somebody's change is not kept over a newer one.
        if changes < kept.changes {
            return;
        }
        if changes > kept.changes || kept.clients.len() >= LIMIT {
            kept.clients.clear();
            kept.changes = changes;
            kept.asked_at = None;
        }
        kept.clients.insert(client.id.clone(), Arc::clone(client));
    }

    /// Asks the database before anything that is kept is used again.
    pub(super) fn distrust(&self) {
        let mut kept = self.kept();
        kept.asked_at = None;
        kept.distrusted += 1;
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        // Nothing that can panic runs while the lock is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::disallowed_methods, reason = "how old what is kept is, not what time it is")]
fn now() -> Instant {
    Instant::now()
}

/// How many changes of registrations there have been.
pub(super) fn changes(connection: &Connection) -> Result<i64, Fault> {
    let count = find_one(connection, CHANGES, (), |row| Ok(row.get(0)?))?;
    count.ok_or_else(|| Fault::inconsistent("registration_changes", "count", "there is no row"))
}

/// Counts a change of a registration, in its own transaction.
pub(super) fn count_change(connection: &Connection) -> Result<(), Fault> {
    change(connection, COUNT_CHANGE, ())?;
    Ok(())
}
