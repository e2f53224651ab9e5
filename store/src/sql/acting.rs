//! Whether who does something may still do it: until the transaction ends, or no more.

use oauth::id::{CompanyId, SessionId, UserId};
use oauth::role::Role;
use oauth::timestamp::Timestamp;

use super::access_loss::{LOCK_USER_ALONE, role_acted_for};
use super::error::QueryError;
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Acting;

pub(crate) const GOES_ON: &str = "
    SELECT 1 FROM sessions WHERE id = ?1 AND user_id = ?2 AND authenticated_at >= ?3";

/// The first step of a transaction. Of two administrators who do something to each other, one waits
/// before either has locked a person.
pub(super) async fn hold(tx: &impl Transaction, acting: &Acting) -> Result<(), QueryError> {
    if acting.role == Role::Administrator {
        lock_staff(tx, &acting.company).await?;
    }
    // Not shared: what follows may change the person themselves.
    tx.lock_rows(LOCK_USER_ALONE, params![&acting.user]).await?;
    if may_still_act(tx, acting).await? { Ok(()) } else { Err(QueryError::ActorEnded) }
}

/// Who takes a right from them at the same moment waits, or has done it.
pub(super) async fn may_still_act(
    tx: &impl Transaction,
    acting: &Acting,
) -> Result<bool, QueryError> {
    let Acting { user, company, role, session } = acting;
    if role_acted_for(tx, user, company).await? != Some(*role) {
        return Ok(false);
    }
    match session {
        Some((session, at)) => goes_on(tx, session, user, *at).await,
        None => Ok(true),
    }
}

/// Whether a session has neither ended nor been aged since it was read. After a lock on its user: who
/// ends it waits until the transaction ends, or has done it.
pub(super) async fn goes_on(
    tx: &impl Transaction,
    session: &SessionId,
    user: &UserId,
    authenticated_at: Timestamp,
) -> Result<bool, QueryError> {
    tx.exists(GOES_ON, params![session, user, authenticated_at]).await
}

/// Who changes the company's people, or does anything as its administrator, waits.
pub(super) async fn lock_staff(
    tx: &impl Transaction,
    company: &CompanyId,
) -> Result<(), QueryError> {
    tx.lock(&[&staff_of(company)]).await
}

pub(super) fn staff_of(company: &CompanyId) -> [&[u8]; 2] {
    [b"staff", company.as_str().as_bytes()]
}
