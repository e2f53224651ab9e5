//! All tokens that descend from one code.

use oauth::id::TokenFamilyId;
use oauth::jose::thumbprint::Thumbprint;
use oauth::timestamp::Timestamp;

use crate::postgres::connection::Connection;
use crate::postgres::rows::{Fault, Seconds, change, insert};

const BEGIN_FAMILY: &str = "
    INSERT INTO token_families (id, grant_row, scopes, resources, bound_to, ends_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING row";

const PROLONG_FAMILY: &str = "
    UPDATE token_families SET ends_at = greatest(ends_at, $2) WHERE row = $1";

const REVOKE_FAMILY: &str = "
    UPDATE token_families SET revoked_at = $2, ends_at = least(ends_at, $2)
    WHERE row = $1 AND revoked_at IS NULL";

const REVOKE_FAMILY_BY_ID: &str = "
    UPDATE token_families SET revoked_at = $2, ends_at = least(ends_at, $2)
    WHERE id = $1 AND revoked_at IS NULL";

/// A family to begin.
pub(super) struct NewFamily<'a> {
    pub(super) id: &'a TokenFamilyId,
    pub(super) grant_row: i64,
    /// What its tokens may open.
    pub(super) scopes: &'a [String],
    /// The APIs they may be for.
    pub(super) resources: &'a str,
    /// The key that its refresh tokens are bound to.
    pub(super) bound_to: Option<&'a Thumbprint>,
    pub(super) ends_at: Timestamp,
}

/// Begins a family; its row's number.
pub(super) async fn begin(connection: &Connection, family: &NewFamily<'_>) -> Result<i64, Fault> {
    let bound_to = family.bound_to.map(Thumbprint::as_str);
    let (id, ends_at) = (family.id.as_str(), Seconds(family.ends_at));
    let values = (id, family.grant_row, family.scopes, family.resources, bound_to, ends_at);
    insert(connection, BEGIN_FAMILY, values).await
}

/// Notes that the family has a token that ends at `ends_at`.
pub(super) async fn prolong(
    connection: &Connection,
    row: i64,
    ends_at: Timestamp,
) -> Result<(), Fault> {
    change(connection, PROLONG_FAMILY, (row, Seconds(ends_at))).await?;
    Ok(())
}

/// Revokes all tokens of a family, unless that was done before.
pub(super) async fn revoke(connection: &Connection, row: i64, at: Timestamp) -> Result<(), Fault> {
    change(connection, REVOKE_FAMILY, (row, Seconds(at))).await?;
    Ok(())
}

/// See [`revoke`].
pub(super) async fn revoke_by_id(
    connection: &Connection,
    id: &TokenFamilyId,
    at: Timestamp,
) -> Result<(), Fault> {
    change(connection, REVOKE_FAMILY_BY_ID, (id.as_str(), Seconds(at))).await?;
    Ok(())
}
