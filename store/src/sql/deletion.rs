//! A person deletes their account.

use oauth::access_loss::AccountEvent;
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::access_loss::end_access_of_user;
use super::acting::staff_of;
use super::error::QueryError;
use super::memberships::OTHER_ADMINISTRATOR;
use super::row::single;
use super::second_factors::{DELETE_AUTHENTICATORS, DELETE_PASSKEYS, DELETE_RECOVERY_CODES};
use super::transaction::Transaction;
use super::users::{FIND_USER_TO_CHANGE, read_user};
use super::value::params;

pub(crate) const COMPANIES_ADMINISTERED: &str = "
    SELECT company_id FROM memberships
    WHERE user_id = ?1 AND role = 'administrator' AND active ORDER BY company_id";

pub(crate) const CLEAR_USER: &str = "
    UPDATE users SET email = ?2, email_folded = ?2, first_name = 'Deleted', last_name = 'account',
        language = NULL, password_hash = NULL, disabled = TRUE
    WHERE id = ?1";

/// What else is theirs.
pub(crate) const DELETE_OWN: [&str; 10] = [
    DELETE_AUTHENTICATORS,
    DELETE_PASSKEYS,
    DELETE_RECOVERY_CODES,
    "DELETE FROM accounts WHERE user_id = ?1",
    "DELETE FROM password_links WHERE user_id = ?1",
    "DELETE FROM wanted_addresses WHERE user_id = ?1",
    "DELETE FROM former_addresses WHERE user_id = ?1",
    "DELETE FROM upstream_identities WHERE user_id = ?1",
    "DELETE FROM platform_subjects WHERE user_id = ?1",
    "DELETE FROM memberships WHERE user_id = ?1",
];

pub(super) async fn delete_account(
    tx: &impl Transaction,
    user: &UserId,
    at: Timestamp,
) -> Result<bool, QueryError> {
    let administered = tx.find_all(COMPANIES_ADMINISTERED, params![user], single).await?;
    let administered: Vec<CompanyId> = administered;
    // Of two administrators who go at the same moment, one must find that they are the last.
    let keys: Vec<[&[u8]; 2]> = administered.iter().map(staff_of).collect();
    let locked: Vec<&[&[u8]]> = keys.iter().map(<[&[u8]; 2]>::as_slice).collect();
    tx.lock(&locked).await?;
    let found = tx.find_one(FIND_USER_TO_CHANGE, params![user], read_user).await?;
    if found.is_none_or(|user| user.disabled) {
        return Ok(false);
    }
    for company in &administered {
        if !tx.exists(OTHER_ADMINISTRATOR, params![company, user]).await? {
            return Ok(false);
        }
    }
    end_access_of_user(tx, user, AccountEvent::Disabled.losses(), at).await?;
    for statement in DELETE_OWN {
        tx.execute(statement, params![user]).await?;
    }
    // RFC 2606 §2: a reserved name that is no one's address.
    let placeholder = format!("{user}@deleted.invalid");
    Ok(tx.execute(CLEAR_USER, params![user, placeholder]).await? == 1)
}
