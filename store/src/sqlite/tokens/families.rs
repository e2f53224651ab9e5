//! All tokens that descend from one code.

use oauth::id::TokenFamilyId;
use oauth::timestamp::Timestamp;
use rusqlite::Connection;

use crate::sqlite::rows::{Fault, Seconds, change, insert};

const BEGIN_FAMILY: &str = "
    INSERT INTO token_families (id, grant_row, scopes, ends_at) VALUES (?1, ?2, ?3, ?4)";

pub(in crate::sqlite) const PROLONG_FAMILY: &str = "
    UPDATE token_families SET ends_at = max(ends_at, ?2) WHERE row = ?1";

pub(in crate::sqlite) const REVOKE_FAMILY: &str = "
    UPDATE token_families SET revoked_at = ?2, ends_at = min(ends_at, ?2)
    WHERE row = ?1 AND revoked_at IS NULL";

pub(in crate::sqlite) const REVOKE_FAMILY_BY_ID: &str = "
    UPDATE token_families SET revoked_at = ?2, ends_at = min(ends_at, ?2)
    WHERE id = ?1 AND revoked_at IS NULL";

/// Begins a family; its row's number. `scopes` is what its tokens may open.
pub(super) fn begin(
    connection: &Connection,
    id: &TokenFamilyId,
    grant_row: i64,
    scopes: &str,
    ends_at: Timestamp,
) -> Result<i64, Fault> {
    insert(connection, BEGIN_FAMILY, (id.as_str(), grant_row, scopes, Seconds(ends_at)))
}

/// Notes that the family has a token that ends at `ends_at`.
pub(super) fn prolong(connection: &Connection, row: i64, ends_at: Timestamp) -> Result<(), Fault> {
    change(connection, PROLONG_FAMILY, (row, Seconds(ends_at)))?;
    Ok(())
}

/// Revokes all tokens of a family, unless that was done before.
pub(super) fn revoke(connection: &Connection, row: i64, at: Timestamp) -> Result<(), Fault> {
    change(connection, REVOKE_FAMILY, (row, Seconds(at)))?;
    Ok(())
}

/// See [`revoke`].
pub(super) fn revoke_by_id(
    connection: &Connection,
    id: &TokenFamilyId,
    at: Timestamp,
) -> Result<(), Fault> {
    change(connection, REVOKE_FAMILY_BY_ID, (id.as_str(), Seconds(at)))?;
    Ok(())
}
