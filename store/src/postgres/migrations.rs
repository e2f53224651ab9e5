//! The schema and its changes, in order. The table `schema_migrations` says which of them a
//! database has.
//!
//! To change the schema add a file to `migrations/` and a line to [`MIGRATIONS`]; a file
//! that has been released is never edited. Nodes of the release before may still be running:
//! a release adds what the next one needs (expand), and takes away only what no release that
//! may still run uses (contract).

use oauth::credential::digest::Digest;

use super::connection::{Connection, Isolation};
use super::rows::{Fault, change, find_one};
use crate::StoreError;

const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001_initial.sql")];

const DOING: &str = "bring the schema up to date";

const MAKE_VERSIONS: &str = "
    CREATE TABLE IF NOT EXISTS schema_migrations (
        version    bigint PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
    )";

const FIND_VERSIONS: &str = "
    SELECT count(*) FROM pg_tables
    WHERE schemaname = current_schema() AND tablename = 'schema_migrations'";

const NUMBER_OF_TABLES: &str = "
    SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";

const VERSION: &str = "SELECT coalesce(max(version), 0) FROM schema_migrations";

const NOTE_VERSION: &str = "INSERT INTO schema_migrations (version) VALUES ($1)";

/// Brings the database's schema up to date, each change in its own transaction.
pub(super) async fn migrate(connection: &Connection) -> Result<(), StoreError> {
    while migrate_once(connection).await? {}
    Ok(())
}

/// Applies the next migration, if one is missing. Nodes that start together do so one after
/// the other.
async fn migrate_once(connection: &Connection) -> Result<bool, StoreError> {
    let fault = |fault: Fault| fault.while_doing(DOING);
    connection.begin(Isolation::ReadCommitted).await.map_err(fault)?;
    let outcome = apply_next(connection).await;
    match outcome {
        Ok(_) => connection.commit().await.map_err(fault)?,
        // Why it was not done says more than why it cannot be undone.
        Err(_) => drop(connection.roll_back().await),
    }
    outcome
}

async fn apply_next(connection: &Connection) -> Result<bool, StoreError> {
    let fault = |fault: Fault| fault.while_doing(DOING);
    let lock = i64::from_be_bytes(Digest::of("countersign schema").prefix());
    let sql = "SELECT pg_advisory_xact_lock($1)";
    find_one(connection, sql, (lock,), |_| Ok(())).await.map_err(fault)?;
    if number(connection, FIND_VERSIONS).await? == 0 {
        if number(connection, NUMBER_OF_TABLES).await? > 0 {
            return Err(StoreError::Database {
                doing: DOING,
                fault: "the database holds tables of another program".to_owned(),
            });
        }
        connection.run(MAKE_VERSIONS).await.map_err(fault)?;
    }
    let found = number(connection, VERSION).await?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    let next = usize::try_from(found).map_err(|_| StoreError::Inconsistent {
        table: "schema_migrations",
        column: "version",
        rule: format!("{found} is below zero"),
    })?;
    let Some(migration) = MIGRATIONS.get(next) else { return Ok(false) };
    connection.run(migration).await.map_err(fault)?;
    change(connection, NOTE_VERSION, (found + 1,)).await.map_err(fault)?;
    Ok(true)
}

async fn number(connection: &Connection, sql: &str) -> Result<i64, StoreError> {
    let found = find_one(connection, sql, (), |row| Ok(row.try_get(0)?)).await;
    Ok(found.map_err(|fault| fault.while_doing(DOING))?.unwrap_or_default())
}
