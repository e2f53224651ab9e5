//! The schema of a database file. `PRAGMA user_version` says which one a file has.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::migration;
use crate::error::StoreError;
use crate::sql::error::QueryError;
use crate::sql::schema::{Found, PREPARING, SCHEMA, VERSION, of_version};

/// What only SQLite needs: how often a topic's data was changed, by which a process knows
/// whether what it has cached still holds.
const OWN: &str = "
    CREATE TABLE changes (
        topic TEXT    NOT NULL PRIMARY KEY,
        count INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO changes (topic, count) VALUES ('clients', 0), ('users', 0);
    INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, zeroblob(32))";

/// Gives an empty database its schema, and one of an earlier version this one; refuses one of
/// another version, or of another program.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    let error = |error| QueryError::from(error).while_doing(PREPARING);
    let found = connection.query_row(FIND_VERSION, (), |row| row.get(0)).map_err(error)?;
    if found != 0 && of_version(found)? == Found::OneCompanyPerUser {
        // A table that others refer to is made anew, and references are checked at the end.
        // Inside a transaction this cannot be set.
        connection.pragma_update(None, "foreign_keys", false).map_err(error)?;
        let prepared = prepare_in_transaction(connection);
        connection.pragma_update(None, "foreign_keys", true).map_err(error)?;
        return prepared;
    }
    prepare_in_transaction(connection)
}

const FIND_VERSION: &str = "SELECT user_version FROM pragma_user_version";

fn prepare_in_transaction(connection: &mut Connection) -> Result<(), StoreError> {
    let error = |error| QueryError::from(error).while_doing(PREPARING);
    // Another process may be opening the same database.
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(error)?;
    let number = |sql| transaction.query_row(sql, (), |row| row.get::<_, i64>(0)).map_err(error);
    let found = number(FIND_VERSION)?;
    if found != 0 {
        return match of_version(found)? {
            Found::Current => Ok(()),
            Found::LacksSome => {
                let added = migration::add_missing(&transaction);
                added.map_err(|error| error.while_doing(PREPARING))?;
                finish(transaction).map_err(error)
            }
            Found::OneCompanyPerUser => {
                let moved = migration::let_users_belong_to_several_companies(&transaction);
                moved.map_err(|error| error.while_doing(PREPARING))?;
                finish(transaction).map_err(error)
            }
        };
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
    finish(transaction).map_err(error)
}

fn finish(transaction: Transaction<'_>) -> Result<(), rusqlite::Error> {
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}
