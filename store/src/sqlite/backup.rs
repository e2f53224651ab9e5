//! Copies of the database, made while it is used, and whether one is whole.

use std::fs::File;
use std::path::Path;

use rusqlite::OpenFlags;

use super::SqliteStore;
use super::connection::{Connection, outcome};
use super::open::{create_private_file, prepare};
use crate::error::StoreError;
use crate::sql::error::QueryError;
use crate::sql::row::{Columns, single};
use crate::sql::transaction::Transaction as _;
use crate::sql::value::params;

impl SqliteStore {
    /// Writes the whole database at this moment to a new file, and returns when it is
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
        let copy = async |connection: Connection| {
            connection.execute("VACUUM INTO ?1", params![path]).await
        };
        self.read_now(DOING, |readers| readers.read(copy))?;
        File::open(to).and_then(|file| file.sync_all()).map_err(fault)
    }
}

/// Looks through a whole database file for what is broken in it: one text each. An empty
/// list says that it is whole, and of a schema that this program knows.
pub fn check(path: &Path) -> Result<Vec<String>, StoreError> {
    const DOING: &str = "check the database";
    const LOST: &str = "
        SELECT \"table\" || ' row ' || coalesce(rowid, '') || ' refers to nothing in ' || parent
        FROM pragma_foreign_key_check LIMIT 20";
    let check = async {
        let connection = open(path)?;
        let text = |row: &mut Columns<'_>| row.next::<String>();
        let mut broken = connection.find_all("PRAGMA integrity_check(20)", params![], text).await?;
        broken.retain(|said| said != "ok");
        broken.extend(connection.find_all(LOST, params![], text).await?);
        Ok(broken)
    };
    outcome(check).map_err(|error| error.while_doing(DOING))
}

/// The schema that a database file has.
pub fn schema(path: &Path) -> Result<i64, StoreError> {
    const SCHEMA: &str = "SELECT user_version FROM pragma_user_version";
    let schema = async { open(path)?.find_one(SCHEMA, params![], single).await };
    let found = outcome(schema).map_err(|error| error.while_doing("read the database's schema"))?;
    Ok(found.unwrap_or_default())
}

/// Opens a file that may have no file beside it to share.
fn open(path: &Path) -> Result<Connection, QueryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    Ok(Connection::new(connection))
}
