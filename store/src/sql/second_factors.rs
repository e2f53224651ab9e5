//! Apps that show codes, and recovery codes.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{AuthenticatorId, UserId};
use oauth::timestamp::Timestamp;

use super::access_loss::LOCK_USER_ALONE;
use super::driver::Driver;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::users::IS_EPOCH;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::second_factors::{AddAuthenticator, Authenticator, OwnFactors, SecondFactorStore};

pub(crate) const OWN_FACTORS: &str = "
    SELECT (SELECT count(*) FROM authenticators WHERE user_id = ?1),
        (SELECT count(*) FROM passkeys WHERE user_id = ?1),
        (SELECT count(*) FROM recovery_codes WHERE user_id = ?1)";

pub(crate) const AUTHENTICATORS_OF_USER: &str = "
    SELECT id, user_id, name, secret, last_step, created_at, last_used_at
    FROM authenticators WHERE user_id = ?1 ORDER BY created_at, id";

pub(crate) const NTH_AUTHENTICATOR: &str =
    "SELECT 1 FROM authenticators WHERE user_id = ?1 LIMIT 1 OFFSET ?2";

const INSERT_AUTHENTICATOR: &str = "
    INSERT INTO authenticators (id, user_id, name, secret, last_step, created_at, last_used_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

pub(crate) const RENAME_AUTHENTICATOR: &str =
    "UPDATE authenticators SET name = ?3 WHERE id = ?2 AND user_id = ?1 AND name <> ?3";

pub(crate) const IS_AUTHENTICATOR_OF: &str =
    "SELECT 1 FROM authenticators WHERE id = ?2 AND user_id = ?1";

pub(crate) const DELETE_AUTHENTICATOR: &str =
    "DELETE FROM authenticators WHERE id = ?2 AND user_id = ?1";

pub(crate) const USE_AUTHENTICATOR: &str = "
    UPDATE authenticators SET last_step = ?2, last_used_at = ?3 WHERE id = ?1 AND last_step < ?2";

const INSERT_RECOVERY_CODE: &str = "INSERT INTO recovery_codes (user_id, hash) VALUES (?1, ?2)";

pub(crate) const DELETE_RECOVERY_CODE: &str =
    "DELETE FROM recovery_codes WHERE user_id = ?1 AND hash = ?2";

pub(crate) const DELETE_RECOVERY_CODES: &str = "DELETE FROM recovery_codes WHERE user_id = ?1";

pub(crate) const DELETE_AUTHENTICATORS: &str = "DELETE FROM authenticators WHERE user_id = ?1";

pub(crate) const DELETE_PASSKEYS: &str = "DELETE FROM passkeys WHERE user_id = ?1";

#[async_trait]
impl<D: Driver> SecondFactorStore for D {
    async fn own_factors(&self, user: &UserId) -> Result<OwnFactors, StoreError> {
        let found = self.find_one("count factors", OWN_FACTORS, params![user], read_counts).await?;
        Ok(found.unwrap_or_default())
    }

    async fn authenticators_of_user(
        &self,
        user: &UserId,
    ) -> Result<Vec<Authenticator>, StoreError> {
        let doing = "list authenticators";
        self.find_all(doing, AUTHENTICATORS_OF_USER, params![user], read_authenticator).await
    }

    async fn add_authenticator(
        &self,
        authenticator: &Authenticator,
        recovery_codes: &[Digest],
        limit: u32,
        epoch: i64,
        effects: Effects,
    ) -> Result<AddAuthenticator, StoreError> {
        let args = (authenticator.clone(), recovery_codes.to_vec());
        self.write_with(None, effects, "add an authenticator", args, move |tx, args| async move {
            let (new, codes) = &*args;
            // Two at the same moment are not both the first, and stay below the limit.
            tx.lock_rows(LOCK_USER_ALONE, params![&new.user_id]).await?;
            if !tx.exists(IS_EPOCH, params![&new.user_id, epoch]).await? {
                return Ok(AddAuthenticator::Ended);
            }
            if tx.exists(NTH_AUTHENTICATOR, params![&new.user_id, limit.saturating_sub(1)]).await? {
                return Ok(AddAuthenticator::TooMany);
            }
            let has_one = tx.exists(NTH_AUTHENTICATOR, params![&new.user_id, 0_u32]).await?;
            let values = params![
                &new.id,
                &new.user_id,
                &new.name,
                &new.secret,
                new.last_step,
                new.created_at,
                new.last_used_at,
            ];
            tx.execute(INSERT_AUTHENTICATOR, values).await?;
            if has_one {
                return Ok(AddAuthenticator::Another);
            }
            put_recovery_codes(&tx, &new.user_id, codes).await?;
            Ok(AddAuthenticator::First)
        })
        .await
    }

    async fn rename_authenticator(
        &self,
        user: &UserId,
        id: &AuthenticatorId,
        name: &str,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (user.clone(), id.clone(), name.to_owned());
        self.write_with(None, effects, "name an authenticator", args, |tx, args| async move {
            let (user, id, name) = &*args;
            tx.execute(RENAME_AUTHENTICATOR, params![user, id, name]).await?;
            tx.exists(IS_AUTHENTICATOR_OF, params![user, id]).await
        })
        .await
    }

    async fn remove_authenticator(
        &self,
        user: &UserId,
        id: &AuthenticatorId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (user.clone(), id.clone());
        self.write_with(None, effects, "remove an authenticator", args, |tx, args| async move {
            let (user, id) = &*args;
            tx.lock_rows(LOCK_USER_ALONE, params![user]).await?;
            if tx.execute(DELETE_AUTHENTICATOR, params![user, id]).await? == 0 {
                return Ok(false);
            }
            if !tx.exists(NTH_AUTHENTICATOR, params![user, 0_u32]).await? {
                tx.execute(DELETE_RECOVERY_CODES, params![user]).await?;
            }
            Ok(true)
        })
        .await
    }

    async fn use_authenticator(
        &self,
        id: &AuthenticatorId,
        step: i64,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write("take a code", id.clone(), move |tx, id| async move {
            Ok(tx.execute(USE_AUTHENTICATOR, params![&*id, step, at]).await? == 1)
        })
        .await
    }

    async fn replace_recovery_codes(
        &self,
        user: &UserId,
        codes: &[Digest],
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (user.clone(), codes.to_vec());
        self.write_with(None, effects, "replace recovery codes", args, |tx, args| async move {
            let (user, codes) = &*args;
            tx.lock_rows(LOCK_USER_ALONE, params![user]).await?;
            if !tx.exists(NTH_AUTHENTICATOR, params![user, 0_u32]).await? {
                return Ok(false);
            }
            put_recovery_codes(&tx, user, codes).await?;
            Ok(true)
        })
        .await
    }

    async fn use_recovery_code(
        &self,
        user: &UserId,
        code: &Digest,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (user.clone(), *code);
        self.write_with(None, effects, "take a recovery code", args, |tx, args| async move {
            let (user, code) = &*args;
            Ok(tx.execute(DELETE_RECOVERY_CODE, params![user, code]).await? == 1)
        })
        .await
    }

    async fn remove_all_factors(
        &self,
        user: &UserId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, user) = ("remove a user's factors", user.clone());
        self.write_with(None, effects, doing, user, |tx, user| async move {
            Ok(remove_factors(&tx, &user).await? > 0)
        })
        .await
    }
}

/// How many there were.
pub(super) async fn remove_factors(
    tx: &impl Transaction,
    user: &UserId,
) -> Result<u64, QueryError> {
    tx.lock_rows(LOCK_USER_ALONE, params![user]).await?;
    let mut removed = 0;
    for statement in [DELETE_AUTHENTICATORS, DELETE_PASSKEYS, DELETE_RECOVERY_CODES] {
        removed += tx.execute(statement, params![user]).await?;
    }
    Ok(removed)
}

async fn put_recovery_codes(
    tx: &impl Transaction,
    user: &UserId,
    codes: &[Digest],
) -> Result<(), QueryError> {
    tx.execute(DELETE_RECOVERY_CODES, params![user]).await?;
    for code in codes {
        tx.execute(INSERT_RECOVERY_CODE, params![user, code]).await?;
    }
    Ok(())
}

fn read_counts(row: &mut Columns<'_>) -> Result<OwnFactors, QueryError> {
    Ok(OwnFactors {
        authenticators: row.next()?,
        passkeys: row.next()?,
        recovery_codes: row.next()?,
    })
}

fn read_authenticator(row: &mut Columns<'_>) -> Result<Authenticator, QueryError> {
    Ok(Authenticator {
        id: row.next()?,
        user_id: row.next()?,
        name: row.next()?,
        secret: row.next()?,
        last_step: row.next()?,
        created_at: row.next()?,
        last_used_at: row.next()?,
    })
}
