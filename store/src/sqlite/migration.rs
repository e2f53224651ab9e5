//! From databases of earlier schemas. SQLite cannot take a `NOT NULL` away: the table is made anew.

use rusqlite::Transaction;

use crate::sql::error::QueryError;
use crate::sql::migration::{Existing, missing};

/// Users had one company each. Sessions end: people sign in once more. An index that has other
/// columns now is made anew.
const BEFORE: &str = "
    PRAGMA legacy_alter_table = ON;
    DROP TABLE sessions;
    DROP INDEX users_by_company;
    DROP INDEX users_by_email;
    DROP INDEX grants_by_client;
    ALTER TABLE users RENAME TO users_before;
    PRAGMA legacy_alter_table = OFF;";

const AFTER: &str = "
    INSERT INTO users (id, email, email_folded, first_name, last_name, password_hash, disabled,
            sign_in_epoch)
        SELECT id, email, email_folded, first_name, last_name, nullif(password_hash, '!'),
            disabled, sign_in_epoch FROM users_before;
    INSERT INTO memberships (user_id, company_id, role, job_title, active)
        SELECT id, company_id, role, job_title, TRUE FROM users_before;
    DROP TABLE users_before;";

pub(super) fn let_users_belong_to_several_companies(
    transaction: &Transaction<'_>,
) -> Result<(), QueryError> {
    transaction.execute_batch(BEFORE)?;
    add_missing(transaction)?;
    transaction.execute_batch(AFTER)?;
    let dangling: i64 =
        transaction
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", (), |row| row.get(0))?;
    if dangling == 0 { Ok(()) } else { Err(QueryError::Misuse("a reference leads nowhere")) }
}

pub(super) fn add_missing(transaction: &Transaction<'_>) -> Result<(), QueryError> {
    for statement in missing(&existing(transaction)?) {
        transaction.execute_batch(&statement)?;
    }
    Ok(())
}

fn existing(transaction: &Transaction<'_>) -> Result<Existing, QueryError> {
    let mut columns = transaction.prepare(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables
            JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'",
    )?;
    let columns = columns.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let columns = columns.collect::<Result<_, _>>()?;
    let mut indexes = transaction.prepare("SELECT name FROM sqlite_schema WHERE type = 'index'")?;
    let indexes = indexes.query_map((), |row| row.get(0))?;
    Ok(Existing { columns, indexes: indexes.collect::<Result<_, _>>()? })
}
