//! A person deletes their account.

use oauth::access_loss::{AccessLosses, AccountEvent};
use oauth::id::UserId;
use oauth::role::Role;
use oauth::timestamp::Timestamp;

use super::access_loss::end_access_of_user;
use super::error::QueryError;
use super::second_factors::{DELETE_AUTHENTICATORS, DELETE_PASSKEYS, DELETE_RECOVERY_CODES};
use super::transaction::Transaction;
use super::users::{FIND_USER_TO_CHANGE, OTHER_ADMINISTRATOR, read_user};
use super::value::params;

pub(crate) const CLEAR_USER: &str = "
    UPDATE users SET email = ?2, email_folded = ?2, first_name = 'Deleted', last_name = 'account',
        job_title = NULL, role = 'standard', password_hash = '!', disabled = TRUE
    WHERE id = ?1";

/// What else is theirs.
pub(crate) const DELETE_OWN: [&str; 8] = [
    DELETE_AUTHENTICATORS,
    DELETE_PASSKEYS,
    DELETE_RECOVERY_CODES,
    "DELETE FROM accounts WHERE user_id = ?1",
    "DELETE FROM password_links WHERE user_id = ?1",
    "DELETE FROM wanted_addresses WHERE user_id = ?1",
    "DELETE FROM former_addresses WHERE user_id = ?1",
    "DELETE FROM platform_subjects WHERE user_id = ?1",
];

pub(super) async fn delete_account(
    tx: &impl Transaction,
    user: &UserId,
    at: Timestamp,
) -> Result<bool, QueryError> {
    let found = tx.find_one(FIND_USER_TO_CHANGE, params![user], read_user).await?;
    let Some(before) = found.filter(|user| !user.disabled) else { return Ok(false) };
    if before.role == Role::Administrator {
        let company = &before.company_id;
        // Of two administrators who go at the same moment, one must find that they are the last.
        tx.lock(&[&[b"staff", company.as_str().as_bytes()]]).await?;
        if !tx.exists(OTHER_ADMINISTRATOR, params![company, user]).await? {
            return Ok(false);
        }
    }
    end_access_of_user(tx, user, AccessLosses::of_all([AccountEvent::Disabled]), at).await?;
    for statement in DELETE_OWN {
        tx.execute(statement, params![user]).await?;
    }
    // RFC 2606 §2: no address, and nobody's.
    let nobodys = format!("{user}@deleted.invalid");
    Ok(tx.execute(CLEAR_USER, params![user, nobodys]).await? == 1)
}
