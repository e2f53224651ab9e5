//! The store in one SQLite file: the embedded default.
//!
//! Writes go through one thread that commits them in groups ([`writer`]), reads
//! through connections of their own ([`readers`]). The file is in WAL mode with
//! `synchronous=FULL`: what a method has reported survives a loss of power.
//!
//! There is one file for each trait, with its SQL as constants on top. To add a
//! method, write its query there; if it runs on every request, list it in the
//! test of `plans.rs`, which checks that it uses an index.

mod answers;
mod api_credentials;
mod apps;
mod audit;
pub mod backup;
mod census;
mod clients;
mod devices;
mod grants;
mod kept;
mod keys;
mod logos;
mod mail;
mod migrations;
#[cfg(test)]
mod plans;
mod policies;
mod publishers;
mod readers;
mod replay;
mod rows;
mod sessions;
mod sign_in;
mod staff;
mod sweep;
mod tokens;
mod users;
mod writer;

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tracing::{Instrument as _, Span, trace_span};

use self::kept::{Kept, Kind};
use self::readers::Readers;
use self::rows::Fault;
use self::writer::Writer;
use crate::audit::take_event;
use crate::census::OldestLive;
use crate::mail::take_letters;
use crate::sessions::SignedIn;
use crate::{StoreError, TRACE};

/// How long to wait for another process that writes to the same file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Prepared statements that a connection keeps: more than there are.
const STATEMENT_CACHE: usize = 256;

const OPEN: &str = "open the database";

/// A store in one SQLite file. Clones are handles to the same store; when the
/// last one is dropped, the writes handed over are finished.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    writer: Writer,
    readers: Arc<Readers>,
    clients: Arc<Kept<ClientId, Client>>,
    people: Arc<Kept<Digest, SignedIn>>,
    oldest_live: Arc<OldestLive>,
}

impl SqliteStore {
    /// Opens the database file at `path`, which is made if there is none (its
    /// folder must exist), and brings its schema up to date.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        create_private_file(path).map_err(|fault| StoreError::Database {
            doing: OPEN,
            fault: format!("{}: {fault}", path.display()),
        })?;
        let mut connection = connect(path).map_err(|fault| fault.while_doing(OPEN))?;
        migrations::migrate(&mut connection)?;
        let readers = Readers::open(path.to_owned()).map_err(|fault| fault.while_doing(OPEN))?;
        let writer = Writer::start(connection).map_err(|fault| StoreError::Database {
            doing: "start the writer's thread",
            fault: fault.to_string(),
        })?;
        Ok(Self {
            writer,
            readers: Arc::new(readers),
            clients: Arc::new(Kept::new(Kind::Clients)),
            people: Arc::new(Kept::new(Kind::People)),
            oldest_live: Arc::default(),
        })
    }

    /// Closes the store for all its handles: finishes the writes handed over,
    /// and refuses any further use with [`StoreError::Closed`]. Returns when
    /// the file is as it will stay.
    pub async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
    }

    /// Reads by one query. See [`readers`].
    fn read<T>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        self.refuse_if_closed()?;
        let _span = span(doing).entered();
        self.readers.read(work).map_err(|fault| fault.while_doing(doing))
    }

    /// Reads by several queries that all see the same moment.
    fn read_at_one_moment<T>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        self.refuse_if_closed()?;
        let _span = span(doing).entered();
        self.readers.read_at_one_moment(work).map_err(|fault| fault.while_doing(doing))
    }

    /// Does `work` in one transaction, with the entry of the audit log that tells of it
    /// ([`crate::audit::recording`]) and the letters that do ([`crate::mail::telling`]). See
    /// [`writer`].
    async fn write<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl Fn(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (event, letters) = (take_event(), take_letters());
        self.writer
            .write(doing, move |connection| audit::run(connection, event.as_ref(), &letters, &work))
            .instrument(span(doing))
            .await
    }

    fn refuse_if_closed(&self) -> Result<(), StoreError> {
        if self.writer.is_closed() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

/// For traces: what is done, and how long it takes; of a write, until it is durable.
fn span(doing: &'static str) -> Span {
    trace_span!(target: TRACE, "store", otel.name = doing, db.system.name = "sqlite")
}

/// Makes the file if there is none, for its owner alone: SQLite gives the files
/// beside it (`-wal`, `-shm`) the same mode.
fn create_private_file(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// The writer's connection.
fn connect(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Every commit is flushed: an answered code must not come back.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // 16 MiB: the indexes' upper pages, and those that change, stay at hand.
    connection.pragma_update(None, "cache_size", -16_384)?;
    // In pages of 4 KiB. Measured: rarer checkpoints halve the slowest writes.
    connection.pragma_update(None, "wal_autocheckpoint", 16_000)?;
    Ok(connection)
}

/// What writer and readers have in common.
fn prepare(connection: &Connection) -> Result<(), Fault> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    // Without it SQLite plans some statements anew for each value bound to them,
    // and throws away what was prepared: measured, 45 µs for a lookup of 5 µs.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_commit_is_flushed_and_every_reference_checked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("countersign.db");
        create_private_file(&path).expect("made");
        let connection = connect(&path).expect("opens");
        let setting = |name: &str| -> String {
            connection
                .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
                .map(|value| format!("{value:?}"))
                .expect("read")
        };
        assert_eq!(setting("journal_mode"), "Text(\"wal\")");
        assert_eq!(setting("synchronous"), "Integer(2)"); // FULL
        assert_eq!(setting("foreign_keys"), "Integer(1)");
        assert_eq!(setting("wal_autocheckpoint"), "Integer(16000)");
    }
}
