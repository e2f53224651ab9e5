//! Connections that read.
//!
//! Reads run inline, on the async thread that asks: they are lookups of a few
//! rows by index, from pages that the system has in memory, and take a few
//! microseconds. Handing one to another thread and back would cost more than it
//! does, and in WAL mode a reader never waits for the writer.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::prepare;
use super::rows::Fault;

/// Idle connections that are kept. More are opened while more threads read.
const IDLE_LIMIT: usize = 16;

/// A pool of read-only connections. The last one given back is the first one
/// taken: its statements are prepared and its pages warm.
#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    /// A pool for the database at `path`, with a first connection.
    pub(super) fn open(path: PathBuf) -> Result<Self, Fault> {
        let first = connect(&path)?;
        Ok(Self { path, idle: Mutex::new(vec![first]) })
    }

    /// Reads by one query.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let taken = self.idle().pop();
        let connection = match taken {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        let result = work(&connection);
        let mut idle = self.idle();
        if idle.len() < IDLE_LIMIT {
            idle.push(connection);
        }
        result
    }

    /// Reads by several queries that all see the same moment.
    pub(super) fn read_at_one_moment<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.read(|connection| {
            // Dropped without a commit: there is nothing to commit.
            let moment = connection.unchecked_transaction()?;
            work(&moment)
        })
    }

    /// Closes the idle connections.
    pub(super) fn close(&self) {
        self.idle().clear();
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // Nothing that can panic runs while the lock is held.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    Ok(connection)
}
