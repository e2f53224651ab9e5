//! From databases of earlier schemas.

use super::connection::Connection;
use super::dialect::translate_schema;
use crate::sql::error::QueryError;
use crate::sql::migration::{Existing, missing};

/// Users had one company each. Sessions end: people sign in once more. An index that has other
/// columns now is made anew.
const BEFORE: &str =
    "DROP TABLE sessions; DROP INDEX users_by_company; DROP INDEX grants_by_client";

const AFTER: &str = "
    INSERT INTO memberships (user_id, company_id, role, job_title, active)
        SELECT id, company_id, role, job_title, TRUE FROM users;
    ALTER TABLE users DROP COLUMN company_id, DROP COLUMN role, DROP COLUMN job_title,
        ALTER COLUMN password_hash DROP NOT NULL;
    UPDATE users SET password_hash = NULL WHERE password_hash = '!'";

const COLUMNS: &str = "
    SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = current_schema()";

const INDEXES: &str = "SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema()";

pub(super) async fn let_users_belong_to_several_companies(
    connection: &Connection,
) -> Result<(), QueryError> {
    connection.run(BEFORE).await?;
    add_missing(connection).await?;
    connection.run(AFTER).await
}

pub(super) async fn add_missing(connection: &Connection) -> Result<(), QueryError> {
    for statement in missing(&existing(connection).await?) {
        connection.run(&translate_schema(&statement)).await?;
    }
    Ok(())
}

async fn existing(connection: &Connection) -> Result<Existing, QueryError> {
    let mut existing = Existing::default();
    for row in connection.query(COLUMNS, &[]).await? {
        existing.columns.push((row.try_get(0)?, row.try_get(1)?));
    }
    for row in connection.query(INDEXES, &[]).await? {
        existing.indexes.push(row.try_get(0)?);
    }
    Ok(existing)
}
