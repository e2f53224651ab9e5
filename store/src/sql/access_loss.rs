//! What ends when a user or a client loses rights: the one write. Which event ends what is in
//! `oauth::access_loss`.

use oauth::access_loss::AccessLosses;
use oauth::id::{ClientId, CompanyId, SessionId, UserId};
use oauth::role::Role;
use oauth::timestamp::Timestamp;

use super::error::QueryError;
use super::session_ends::{self, FOR_COMPANY, OF_USER};
use super::transaction::Transaction;
use super::value::params;

// A sign-in whose password was checked before is refused by it.
pub(crate) const RENEW_EPOCH: &str = "
    UPDATE users SET sign_in_epoch = sign_in_epoch + 1 WHERE id = ?1";

pub(crate) const AGE_SIGN_INS: &str = "
    UPDATE sessions SET authenticated_at = 0 WHERE user_id = ?1";

// By the index of the newest grants: those that were replaced had ended.
pub(crate) const REVOKE_GRANTS_OF_USER: &str = "
    UPDATE grants SET revoked_at = ?2
    WHERE user_id = ?1 AND is_newest AND revoked_at IS NULL";

// An administrator's own act names them; here it is the maker's account that ended.
pub(crate) const REVOKE_API_TOKENS: &str = "
    UPDATE api_credentials SET revoked_at = ?2, revoked_by = created_by
    WHERE created_by = ?1 AND kind = 'api_token' AND revoked_at IS NULL AND expires_at > ?2";

// By the index of a company's apps.
pub(crate) const REVOKE_GRANTS_OF_CLIENT: &str = "
    UPDATE grants SET revoked_at = ?2
    WHERE company_id IN (SELECT id FROM companies) AND client_id = ?1 AND revoked_at IS NULL";

// Only a service has such. This reads the whole table, once for each time that an operator
// disables one.
const DELETE_SERVICE_TOKENS: &str = "
    DELETE FROM access_tokens WHERE client_id = ?1 AND family_row IS NULL
        AND EXISTS (SELECT 1 FROM clients WHERE id = ?1 AND service_company_id IS NOT NULL)";

/// Of what is not stored.
pub(crate) const RENEW_ACCESS_EPOCH: &str = "
    UPDATE clients SET access_epoch = access_epoch + 1 WHERE id = ?1";

const DELETE_DEVICE_REQUESTS: &str = "DELETE FROM device_requests WHERE client_id = ?1";

/// Locks the user's row, beside others: who loses the rights it grants waits until the
/// transaction ends, and then finds what it did.
pub(crate) const LOCK_USER: &str = "SELECT 1 FROM users WHERE id = ?1 FOR SHARE";

// Who adds or removes one of a user's factors waits for who does it at the same moment.
pub(crate) const LOCK_USER_ALONE: &str = "SELECT 1 FROM users WHERE id = ?1 FOR NO KEY UPDATE";

// The user first, as whoever changes a membership does.
pub(crate) const LOCK_MEMBER: &str = "
    SELECT 1 FROM users JOIN memberships ON memberships.user_id = users.id
    WHERE users.id = ?1 AND memberships.company_id = ?2 FOR SHARE";

/// Who changes the membership itself: two who share it would wait for each other.
pub(crate) const LOCK_MEMBERSHIP_ALONE: &str = "
    SELECT 1 FROM memberships WHERE user_id = ?1 AND company_id = ?2 FOR NO KEY UPDATE";

pub(crate) const REVOKE_GRANTS_OF_MEMBER: &str = "
    UPDATE grants SET revoked_at = ?3
    WHERE user_id = ?1 AND company_id = ?2 AND is_newest AND revoked_at IS NULL";

pub(crate) const REVOKE_API_TOKENS_OF_MEMBER: &str = "
    UPDATE api_credentials SET revoked_at = ?3, revoked_by = created_by
    WHERE created_by = ?1 AND company_id = ?2 AND kind = 'api_token' AND revoked_at IS NULL
        AND expires_at > ?3";

pub(crate) const WITHDRAW_REQUESTS_OF_MEMBER: &str = "
    DELETE FROM approval_requests
    WHERE company_id = ?2 AND user_id = ?1 AND approved IS NULL";

pub(crate) const ROLE_ACTED_FOR: &str = "
    SELECT memberships.role FROM memberships JOIN users ON users.id = memberships.user_id
    WHERE memberships.user_id = ?1 AND memberships.company_id = ?2 AND memberships.active
        AND NOT users.disabled";

/// The user's role, if they can be acted for in that company: both until the transaction ends.
pub(super) async fn role_acted_for(
    tx: &impl Transaction,
    user: &UserId,
    company: &CompanyId,
) -> Result<Option<Role>, QueryError> {
    tx.lock_rows(LOCK_MEMBER, params![user, company]).await?;
    find_role(tx, user, company).await
}

/// The same for who notes something in the membership.
pub(super) async fn role_acted_for_alone(
    tx: &impl Transaction,
    user: &UserId,
    company: &CompanyId,
) -> Result<Option<Role>, QueryError> {
    tx.lock_rows(LOCK_USER, params![user]).await?;
    tx.lock_rows(LOCK_MEMBERSHIP_ALONE, params![user, company]).await?;
    find_role(tx, user, company).await
}

pub(super) async fn find_role(
    tx: &impl Transaction,
    user: &UserId,
    company: &CompanyId,
) -> Result<Option<Role>, QueryError> {
    tx.find_one(ROLE_ACTED_FOR, params![user, company], |row| row.role("memberships", "role")).await
}

pub(super) async fn end_access_of_user(
    tx: &impl Transaction,
    user: &UserId,
    losses: AccessLosses,
    at: Timestamp,
) -> Result<(), QueryError> {
    end_access_of_user_but_here(tx, user, losses, None, at).await
}

/// The user does it in a session, which goes on.
pub(super) async fn end_access_of_user_but_here(
    tx: &impl Transaction,
    user: &UserId,
    losses: AccessLosses,
    here: Option<&SessionId>,
    at: Timestamp,
) -> Result<(), QueryError> {
    let AccessLosses { recent_sign_in, sessions, grants, api_tokens } = losses;
    if sessions {
        tx.execute(RENEW_EPOCH, params![user]).await?;
        let here = here.map_or("", SessionId::as_str);
        session_ends::end(tx, &OF_USER, params![user, here]).await?;
    } else if recent_sign_in {
        tx.execute(AGE_SIGN_INS, params![user]).await?;
    }
    if grants {
        tx.execute(REVOKE_GRANTS_OF_USER, params![user, at]).await?;
    }
    if api_tokens {
        tx.execute(REVOKE_API_TOKENS, params![user, at]).await?;
    }
    Ok(())
}

/// What acts for a person in one company. Browsers that know them stay known: that is the
/// account's.
pub(super) async fn end_access_of_member(
    tx: &impl Transaction,
    user: &UserId,
    company: &CompanyId,
    losses: AccessLosses,
    at: Timestamp,
) -> Result<(), QueryError> {
    let AccessLosses { recent_sign_in, sessions, grants, api_tokens } = losses;
    if sessions {
        session_ends::end(tx, &FOR_COMPANY, params![user, company]).await?;
    }
    // Of all companies: a session may act for another one a moment later.
    if recent_sign_in {
        tx.execute(AGE_SIGN_INS, params![user]).await?;
    }
    if grants {
        tx.execute(REVOKE_GRANTS_OF_MEMBER, params![user, company, at]).await?;
    }
    if api_tokens {
        tx.execute(REVOKE_API_TOKENS_OF_MEMBER, params![user, company, at]).await?;
    }
    Ok(())
}

/// What a former member asked of the administrators of the company. What was
/// answered stays.
pub(super) async fn withdraw_requests_of_member(
    tx: &impl Transaction,
    user: &UserId,
    company: &CompanyId,
) -> Result<(), QueryError> {
    tx.execute(WITHDRAW_REQUESTS_OF_MEMBER, params![user, company]).await?;
    Ok(())
}

/// For a client that is disabled or removed: the consents it had, with codes and tokens, its own
/// tokens, and devices that wait.
pub(super) async fn end_access_of_client(
    tx: &impl Transaction,
    client: &ClientId,
    at: Timestamp,
) -> Result<(), QueryError> {
    tx.execute(RENEW_ACCESS_EPOCH, params![client]).await?;
    tx.execute(REVOKE_GRANTS_OF_CLIENT, params![client, at]).await?;
    tx.execute(DELETE_SERVICE_TOKENS, params![client]).await?;
    tx.execute(DELETE_DEVICE_REQUESTS, params![client]).await?;
    Ok(())
}
