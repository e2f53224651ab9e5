//! Connections that read.
//!
//! Reads run inline, on the async thread that asks: they are lookups of a few
//! rows by index, from pages that the system has in memory, and take a few
//! microseconds. Handing one to another thread and back would cost more than it
//! does, and in WAL mode a reader never waits for the writer.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::OpenFlags;

use super::connection::{Connection, outcome};
use super::open::prepare;
use crate::sql::error::QueryError;

/// Idle connections that stay open. More are opened while more threads read.
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
    pub(super) fn open(path: PathBuf) -> Result<Self, QueryError> {
        let first = connect(&path)?;
        Ok(Self { path, idle: Mutex::new(vec![first]) })
    }

    pub(super) fn read<T, F: Future<Output = Result<T, QueryError>>>(
        &self,
        work: impl FnOnce(Connection) -> F,
    ) -> Result<T, QueryError> {
        let taken = self.idle().pop();
        let connection = match taken {
            Some(connection) => connection,
            None => connect(&self.path)?,
        };
        let outcome = outcome(work(connection.clone()));
        let mut idle = self.idle();
        // One that is still in a transaction would see the same moment for ever.
        if idle.len() < IDLE_LIMIT && connection.is_autocommit() {
            idle.push(connection);
        }
        outcome
    }

    /// Reads by several queries that all see the same moment.
    pub(super) fn read_snapshot<T, F: Future<Output = Result<T, QueryError>>>(
        &self,
        work: impl FnOnce(Connection) -> F,
    ) -> Result<T, QueryError> {
        self.read(async |connection: Connection| {
            connection.run("BEGIN")?;
            let outcome = work(connection.clone()).await;
            connection.run("ROLLBACK")?;
            outcome
        })
    }

    pub(super) fn close(&self) {
        self.idle().clear();
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        // Nothing that can panic runs while the lock is held.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path) -> Result<Connection, QueryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    Ok(Connection::new(connection))
}
