//! The file, and how a connection to it is set up.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use crate::sql::error::QueryError;

/// How long to wait for another process that writes to the same file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Prepared statements that a connection keeps: more than there are.
const STATEMENT_CACHE: usize = 256;

/// Makes the file if there is none, for its owner alone: SQLite gives the files
/// beside it (`-wal`, `-shm`) the same mode.
pub(super) fn create_private_file(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// The writer's connection.
pub(super) fn connect(path: &Path) -> Result<rusqlite::Connection, QueryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
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
pub(super) fn prepare(connection: &rusqlite::Connection) -> Result<(), QueryError> {
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
