//! The schema, and its version.

use crate::error::StoreError;

pub(crate) const SCHEMA: &str = include_str!("schema.sql");

/// Of [`SCHEMA`]. Those before it were never released.
pub(crate) const VERSION: i64 = 28;

pub(crate) const PREPARING: &str = "bring the schema up to date";

/// What becomes of a database with a schema.
pub(crate) fn refuse_other_version(found: i64) -> Result<(), StoreError> {
    match found {
        VERSION => Ok(()),
        found if found > VERSION => Err(StoreError::NewerSchema { found, known: VERSION }),
        found => Err(StoreError::OlderSchema { found, known: VERSION }),
    }
}
