//! The schema and its changes, in order. `PRAGMA user_version` says how many of
//! them a database has.
//!
//! To change the schema add a file to `migrations/` and a line to
//! [`MIGRATIONS`]; a file that has been released is never edited.

use rusqlite::{Connection, TransactionBehavior};

use super::rows::Fault;
use crate::StoreError;

const MIGRATIONS: [&str; 16] = [
    include_str!("migrations/0001_initial.sql"),
    include_str!("migrations/0002_grants.sql"),
    include_str!("migrations/0003_logos.sql"),
    include_str!("migrations/0004_protocol.sql"),
    include_str!("migrations/0005_replay.sql"),
    include_str!("migrations/0006_dense_indexes.sql"),
    include_str!("migrations/0007_changes.sql"),
    include_str!("migrations/0008_api_credentials.sql"),
    include_str!("migrations/0009_oauth_clients.sql"),
    include_str!("migrations/0010_apps.sql"),
    include_str!("migrations/0011_platform.sql"),
    include_str!("migrations/0012_audit.sql"),
    include_str!("migrations/0013_ended_credentials.sql"),
    include_str!("migrations/0014_support_email.sql"),
    include_str!("migrations/0015_last_used_from.sql"),
    include_str!("migrations/0016_mail.sql"),
];

const DOING: &str = "bring the schema up to date";

/// Brings the database's schema up to date, each change in its own transaction.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    while migrate_once(connection)? {}
    Ok(())
}

/// Applies the next migration, if one is missing. The version is read inside
/// the transaction: another process may be opening the same database.
fn migrate_once(connection: &mut Connection) -> Result<bool, StoreError> {
    let fault = |fault| Fault::from(fault).while_doing(DOING);
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    let found: i64 = transaction
        .query_row("SELECT user_version FROM pragma_user_version", (), |row| row.get(0))
        .map_err(fault)?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    if found == 0 {
        refuse_foreign_tables(&transaction)?;
    }
    let next = usize::try_from(found).map_err(|_| StoreError::Inconsistent {
        table: "pragma_user_version",
        column: "user_version",
        rule: format!("{found} is below zero"),
    })?;
    let Some(migration) = MIGRATIONS.get(next) else {
        return Ok(false);
    };
    transaction.execute_batch(migration).map_err(fault)?;
    transaction.pragma_update(None, "user_version", found + 1).map_err(fault)?;
    transaction.commit().map_err(fault)?;
    Ok(true)
}

/// A file of another program must not become half ours.
fn refuse_foreign_tables(connection: &Connection) -> Result<(), StoreError> {
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))
        .map_err(|fault| Fault::from(fault).while_doing(DOING))?;
    if tables == 0 {
        Ok(())
    } else {
        Err(StoreError::Database {
            doing: DOING,
            fault: "the file is a database of another program".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database as the release with the first `count` migrations left it.
    fn database_of(count: u8) -> Connection {
        let connection = Connection::open_in_memory().expect("opens");
        super::super::prepare(&connection).expect("prepares");
        for migration in &MIGRATIONS[..usize::from(count)] {
            connection.execute_batch(migration).expect("migrates");
        }
        connection.pragma_update(None, "user_version", count).expect("notes");
        connection
    }

    #[test]
    fn credentials_of_the_release_before_oauth_clients_stay_with_their_secrets() {
        let mut connection = database_of(8);
        let before = "
            INSERT INTO companies (id, name) VALUES ('c', 'Northwind');
            INSERT INTO users (id, company_id, email, first_name, last_name, role, password_hash,
                    disabled)
                VALUES ('u', 'c', 'u@c.example', 'Ada', 'Northwind', 'administrator', '', 0);
            INSERT INTO api_credentials (row, id, kind, company_id, name, note, scopes, created_by,
                    created_at, expires_at, revoked_at, revoked_by, last_used_at)
                VALUES (7, 'key_1', 'api_token', 'c', 'Site', '', 'jobs', 'u', 1, 9, 5, 'u', 4);
            INSERT INTO api_secrets (row, credential_row, hash_prefix, hash, ending, form, made_at,
                    stops_at)
                VALUES (3, 7, 1, x'01', 'a1b2', x'02', 1, 2);";
        connection.execute_batch(before).expect("filled");
        migrate(&mut connection).expect("migrates");
        let after = "
            SELECT name || scopes || revoked_by || last_used_at || ending || stops_at
            FROM api_credentials JOIN api_secrets ON credential_row = api_credentials.row
            WHERE id = 'key_1' AND api_credentials.row = 7";
        let found: String = connection.query_row(after, (), |row| row.get(0)).expect("found");
        assert_eq!(found, "Sitejobsu4a1b22");
        let broken = connection.prepare("PRAGMA foreign_key_check").expect("prepares");
        assert_eq!({ broken }.query(()).expect("asks").mapped(|_| Ok(())).count(), 0);
    }
}
