//! The schema of a database. The table `schema_migrations` says which one it has.
//!
//! Nodes of the release before may still be running when a later release changes the schema:
//! it adds what the next one needs (expand), and takes away only what no release that may
//! still run uses (contract).

use super::connection::{Connection, Isolation};
use super::dialect::translate_schema;
use super::locks::lock_all;
use super::migration;
use crate::error::StoreError;
use crate::sql::error::QueryError;
use crate::sql::schema::{Found, PREPARING, SCHEMA, VERSION, of_version};

/// What only PostgreSQL needs.
const OWN: &str = "
    CREATE TABLE schema_migrations (
        version    bigint PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
    );
    INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'))";

const HAS_VERSION: &str = "
    SELECT count(*) FROM pg_tables
    WHERE schemaname = current_schema() AND tablename = 'schema_migrations'";

const NUMBER_OF_TABLES: &str = "
    SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";

const FIND_VERSION: &str = "SELECT coalesce(max(version), 0) FROM schema_migrations";

const SET_VERSION: &str = "INSERT INTO schema_migrations (version) VALUES ($1)";

/// Gives an empty database its schema, and one of an earlier version this one; refuses one of
/// another version, or of another program.
pub(super) async fn prepare(connection: &Connection) -> Result<(), StoreError> {
    let error = |error: QueryError| error.while_doing(PREPARING);
    connection.begin(Isolation::ReadCommitted).await.map_err(error)?;
    let outcome = prepare_in_transaction(connection).await;
    match outcome {
        Ok(()) => connection.commit().await.map_err(error)?,
        // Why it was not done says more than why it cannot be undone.
        Err(_) => drop(connection.roll_back().await),
    }
    outcome
}

/// Nodes that start together do this one after the other.
async fn prepare_in_transaction(connection: &Connection) -> Result<(), StoreError> {
    let error = |error: QueryError| error.while_doing(PREPARING);
    lock_all(connection, &[&[b"schema"]]).await.map_err(error)?;
    if number(connection, HAS_VERSION).await? > 0 {
        return match of_version(number(connection, FIND_VERSION).await?)? {
            Found::Current => Ok(()),
            Found::LacksSome => {
                migration::add_missing(connection).await.map_err(error)?;
                connection.execute(SET_VERSION, &[&VERSION]).await.map_err(error)?;
                Ok(())
            }
            Found::OneCompanyPerUser => {
                migration::let_users_belong_to_several_companies(connection)
                    .await
                    .map_err(error)?;
                connection.execute(SET_VERSION, &[&VERSION]).await.map_err(error)?;
                Ok(())
            }
        };
    }
    if number(connection, NUMBER_OF_TABLES).await? > 0 {
        return Err(StoreError::Database {
            doing: PREPARING,
            fault: "the database holds tables of another program".to_owned(),
        });
    }
    for sql in [&translate_schema(SCHEMA), OWN] {
        connection.run(sql).await.map_err(error)?;
    }
    connection.execute(SET_VERSION, &[&VERSION]).await.map_err(error)?;
    Ok(())
}

async fn number(connection: &Connection, sql: &str) -> Result<i64, StoreError> {
    let rows = connection.query(sql, &[]).await;
    let number = rows.and_then(|rows| Ok(rows.first().map(|row| row.try_get(0)).transpose()?));
    Ok(number.map_err(|error| error.while_doing(PREPARING))?.unwrap_or_default())
}
