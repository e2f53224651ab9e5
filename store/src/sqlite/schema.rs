//! The schema of a database file. `PRAGMA user_version` says which one a file has.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;
use crate::sql::error::QueryError;
use crate::sql::schema::{PREPARING, SCHEMA, VERSION, refuse_other_version};

/// What only SQLite needs: how often a topic's data was changed, by which a process knows
/// whether what it has cached still holds.
const OWN: &str = "
    CREATE TABLE changes (
        topic TEXT    NOT NULL PRIMARY KEY,
        count INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO changes (topic, count) VALUES ('clients', 0), ('users', 0);
    INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, zeroblob(32))";

/// Gives an empty database its schema; refuses one of another version, or of another program.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    let error = |error| QueryError::from(error).while_doing(PREPARING);
    // Another process may be opening the same database.
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(error)?;
    let number = |sql| transaction.query_row(sql, (), |row| row.get::<_, i64>(0)).map_err(error);
    let found = number("SELECT user_version FROM pragma_user_version")?;
    if found != 0 {
        return refuse_other_version(found);
    }
    if number("SELECT count(*) FROM sqlite_schema")? != 0 {
        return Err(StoreError::Database {
            doing: PREPARING,
            fault: "the file is a database of another program".to_owned(),
        });
    }
    for sql in [SCHEMA, OWN] {
        transaction.execute_batch(sql).map_err(error)?;
    }
    transaction.pragma_update(None, "user_version", VERSION).map_err(error)?;
    transaction.commit().map_err(error)
}
