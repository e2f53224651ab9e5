//! The schema, and its version.

use crate::error::StoreError;

pub(crate) const SCHEMA: &str = include_str!("schema.sql");

/// Of [`SCHEMA`]. Those before it were never released.
pub(crate) const VERSION: i64 = 39;

pub(crate) const PREPARING: &str = "bring the schema up to date";

/// What becomes of a database with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Current,
    /// Something was added since, and nothing moved.
    LacksSome,
    /// Users belong to one company each: `super::migration` moves on from there.
    OneCompanyPerUser,
}

pub(crate) fn of_version(found: i64) -> Result<Found, StoreError> {
    match found {
        VERSION => Ok(Found::Current),
        22..28 => Ok(Found::OneCompanyPerUser),
        28..VERSION => Ok(Found::LacksSome),
        found if found > VERSION => Err(StoreError::NewerSchema { found, known: VERSION }),
        found => Err(StoreError::OlderSchema { found, known: VERSION }),
    }
}
