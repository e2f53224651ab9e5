//! All tokens that descend from one code.

use oauth::authentication::Authenticated;
use oauth::id::TokenFamilyId;
use oauth::jose::thumbprint::Thumbprint;
use oauth::timestamp::Timestamp;

use crate::sql::error::QueryError;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

const BEGIN_FAMILY: &str = "
    INSERT INTO token_families (id, grant_row, scopes, resources, bound_to, ends_at,
        authenticated_at, methods, session_id, ends_with_session)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

pub(crate) const PROLONG_FAMILY: &str = "
    UPDATE token_families SET ends_at = max(ends_at, ?2) WHERE row = ?1";

pub(crate) const REVOKE_FAMILY: &str = "
    UPDATE token_families SET revoked_at = ?2, ends_at = min(ends_at, ?2)
    WHERE row = ?1 AND revoked_at IS NULL";

pub(crate) const REVOKE_FAMILY_BY_ID: &str = "
    UPDATE token_families SET revoked_at = ?2, ends_at = min(ends_at, ?2)
    WHERE id = ?1 AND revoked_at IS NULL";

pub(super) struct NewFamily<'a> {
    pub(super) id: &'a TokenFamilyId,
    pub(super) grant_row: i64,
    pub(super) scopes: &'a str,
    /// The APIs that its tokens may be for.
    pub(super) resources: &'a str,
    pub(super) authenticated: &'a Authenticated,
    pub(super) session_id: &'a str,
    pub(super) ends_with_session: bool,
    /// The key that its refresh tokens are bound to.
    pub(super) bound_to: Option<&'a Thumbprint>,
    pub(super) ends_at: Timestamp,
}

/// Begins a family; its row's number.
pub(super) async fn begin(
    tx: &impl Transaction,
    family: &NewFamily<'_>,
) -> Result<i64, QueryError> {
    let NewFamily { id, grant_row, scopes, resources, bound_to, ends_at, .. } = *family;
    let NewFamily { authenticated, session_id, ends_with_session, .. } = *family;
    let (at, methods) = (authenticated.at, authenticated.methods.to_string());
    let values = params![
        id,
        grant_row,
        scopes,
        resources,
        bound_to,
        ends_at,
        at,
        methods,
        session_id,
        ends_with_session,
    ];
    tx.insert(BEGIN_FAMILY, values).await
}

/// The family has a token that ends at `ends_at`.
pub(super) async fn prolong(
    tx: &impl Transaction,
    row: i64,
    ends_at: Timestamp,
) -> Result<(), QueryError> {
    tx.execute(PROLONG_FAMILY, params![row, ends_at]).await?;
    Ok(())
}

/// Revokes all tokens of a family, unless that was done before.
pub(super) async fn revoke(
    tx: &impl Transaction,
    row: i64,
    at: Timestamp,
) -> Result<(), QueryError> {
    tx.execute(REVOKE_FAMILY, params![row, at]).await?;
    Ok(())
}

/// See [`revoke`].
pub(super) async fn revoke_by_id(
    tx: &impl Transaction,
    id: &TokenFamilyId,
    at: Timestamp,
) -> Result<(), QueryError> {
    tx.execute(REVOKE_FAMILY_BY_ID, params![id, at]).await?;
    Ok(())
}
