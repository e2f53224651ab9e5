//! Clients as they were read last.
//!
//! Every request of a client begins by finding it, and a client is six queries:
//! itself, its publisher, the lists of both. They change a few times a year. So
//! what was read is kept, with the number of changes there had been, which stands
//! in the database and grows in the same transaction as each change: one small
//! query says whether what is kept still holds, whichever process changed it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use oauth::client::Client;
use oauth::id::ClientId;
use rusqlite::Connection;

use super::rows::{Fault, change, find_one};

pub(super) const CHANGES: &str = "SELECT count FROM registration_changes WHERE row = 1";

const COUNT_CHANGE: &str = "UPDATE registration_changes SET count = count + 1 WHERE row = 1";

/// The most clients that are kept, some kilobytes each.
const LIMIT: usize = 1024;

/// Clients, and which of the changes they are from.
#[derive(Debug, Default)]
pub(super) struct ClientCache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    changes: i64,
    clients: HashMap<ClientId, Arc<Client>>,
}

impl ClientCache {
    /// A client that is kept since the last change.
    pub(super) fn find(&self, id: &ClientId, changes: i64) -> Option<Arc<Client>> {
        let kept = self.kept();
        if kept.changes == changes { kept.clients.get(id).cloned() } else { None }
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
        }
        kept.clients.insert(client.id.clone(), Arc::clone(client));
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        // Nothing that can panic runs while the lock is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
