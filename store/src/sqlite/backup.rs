//! Copies of the database, made while it is used, and whether one is whole.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::rows::{Fault, find_all, find_one};
use super::{SqliteStore, create_private_file, prepare};
use crate::StoreError;

impl SqliteStore {
    /// Writes all that is kept at this moment to a new file, and returns when it is
    /// durable. Others read and write meanwhile; what they write is not in it. Takes as
    /// long as the database is large: not to be called where requests are answered.
    pub fn back_up(&self, to: &Path) -> Result<(), StoreError> {
        const DOING: &str = "back up the database";
        let fault = |fault: std::io::Error| StoreError::Database {
            doing: DOING,
            fault: format!("{}: {fault}", to.display()),
        };
        if to.exists() {
            return Err(fault(std::io::ErrorKind::AlreadyExists.into()));
        }
        // SQLite writes into an empty file, and leaves it its mode.
        create_private_file(to).map_err(fault)?;
        let path = to.to_string_lossy().into_owned();
        self.read(DOING, |connection| {
            connection.execute("VACUUM INTO ?1", (path,))?;
            Ok(())
        })?;
        File::open(to).and_then(|file| file.sync_all()).map_err(fault)
    }
}

/// Looks through a whole database file for what is broken in it: one text each. An empty
/// list says that it is whole, and of a schema that this program knows.
pub fn check(path: &Path) -> Result<Vec<String>, StoreError> {
    const DOING: &str = "check the database";
    let check = || -> Result<Vec<String>, Fault> {
        // One that nobody has open may have no file beside it to share.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        prepare(&connection)?;
        let mut broken = find_all(&connection, "PRAGMA integrity_check(20)", (), |row| {
            Ok(row.get::<_, String>(0)?)
        })?;
        broken.retain(|said| said != "ok");
        let lost = "SELECT \"table\" || ' row ' || rowid || ' refers to nothing in ' || parent
            FROM pragma_foreign_key_check LIMIT 20";
        broken.extend(find_all(&connection, lost, (), |row| {
            Ok(row.get::<_, Option<String>>(0)?.unwrap_or_default())
        })?);
        Ok(broken)
    };
    check().map_err(|fault| fault.while_doing(DOING))
}

/// The schema that a database file has.
pub fn schema(path: &Path) -> Result<i64, StoreError> {
    let schema = || -> Result<Option<i64>, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        prepare(&connection)?;
        find_one(&connection, "SELECT user_version FROM pragma_user_version", (), |row| {
            Ok(row.get(0)?)
        })
    };
    let found = schema().map_err(|fault| fault.while_doing("read the database's schema"))?;
    Ok(found.unwrap_or_default())
}
