//! Passkeys.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{PasskeyId, UserId};
use oauth::timestamp::Timestamp;

use super::access_loss::LOCK_USER_ALONE;
use super::accounts::USE_LINK;
use super::driver::Driver;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction as _;
use super::users::IS_EPOCH;
use super::value::{params, prefix};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::passkeys::{AddPasskey, Passkey, PasskeyStore, PasskeyUse};

macro_rules! passkey_columns {
    () => {
        "id, user_id, user_handle, credential_id, name, credential, counter, synced, created_at,
        last_used_at, refused_at "
    };
}

pub(crate) const PASSKEYS_OF_USER: &str = concat!(
    "SELECT ",
    passkey_columns!(),
    "FROM passkeys WHERE user_id = ?1 ORDER BY created_at, id"
);

pub(crate) const FIND_PASSKEY: &str =
    concat!("SELECT ", passkey_columns!(), "FROM passkeys WHERE credential_id = ?1");

// The first row of whichever tree: no table is read.
const ANY_PASSKEY: &str = "SELECT 1 FROM passkeys LIMIT 1";

pub(crate) const NTH_PASSKEY: &str = "SELECT 1 FROM passkeys WHERE user_id = ?1 LIMIT 1 OFFSET ?2";

const INSERT_PASSKEY: &str = "
    INSERT INTO passkeys (id, user_id, user_handle, credential_id, name, credential, counter,
        synced, created_at, last_used_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    ON CONFLICT DO NOTHING";

pub(crate) const RENAME_PASSKEY: &str =
    "UPDATE passkeys SET name = ?3 WHERE id = ?2 AND user_id = ?1 AND name <> ?3";

pub(crate) const IS_PASSKEY_OF: &str = "SELECT 1 FROM passkeys WHERE id = ?2 AND user_id = ?1";

pub(crate) const DELETE_PASSKEY: &str = "DELETE FROM passkeys WHERE id = ?2 AND user_id = ?1";

pub(crate) const USE_PASSKEY: &str = "
    UPDATE passkeys SET credential = ?3, counter = ?4, last_used_at = ?5
    WHERE id = ?1 AND counter = ?2";

pub(crate) const REFUSE_PASSKEY: &str = "UPDATE passkeys SET refused_at = ?2 WHERE id = ?1";

#[async_trait]
impl<D: Driver> PasskeyStore for D {
    async fn passkeys_of_user(&self, user: &UserId) -> Result<Vec<Passkey>, StoreError> {
        self.find_all("list passkeys", PASSKEYS_OF_USER, params![user], read_passkey).await
    }

    async fn find_passkey(&self, credential_id: &str) -> Result<Option<Passkey>, StoreError> {
        self.find_one("find a passkey", FIND_PASSKEY, params![credential_id], read_passkey).await
    }

    async fn has_passkeys(&self) -> Result<bool, StoreError> {
        let doing = "see whether there are passkeys";
        Ok(self.find_one(doing, ANY_PASSKEY, params![], |_| Ok(())).await?.is_some())
    }

    async fn add_passkey(
        &self,
        passkey: &Passkey,
        limit: u32,
        epoch: i64,
        link: Option<&Digest>,
        effects: Effects,
    ) -> Result<AddPasskey, StoreError> {
        let (doing, args) = ("add a passkey", (passkey.clone(), link.copied()));
        self.write_with(None, effects, doing, args, move |tx, args| async move {
            let (passkey, link) = &*args;
            tx.lock_rows(LOCK_USER_ALONE, params![&passkey.user_id]).await?;
            if !tx.exists(IS_EPOCH, params![&passkey.user_id, epoch]).await? {
                return Ok(AddPasskey::Ended);
            }
            let last = limit.saturating_sub(1);
            if tx.exists(NTH_PASSKEY, params![&passkey.user_id, last]).await? {
                return Ok(AddPasskey::TooMany);
            }
            if let Some(link) = link {
                if tx.exists(FIND_PASSKEY, params![&passkey.credential_id]).await? {
                    return Ok(AddPasskey::Known);
                }
                let used = params![prefix(link), link, &passkey.user_id, passkey.created_at];
                if tx.execute(USE_LINK, used).await? == 0 {
                    return Ok(AddPasskey::Ended);
                }
            }
            let values = params![
                &passkey.id,
                &passkey.user_id,
                &passkey.user_handle,
                &passkey.credential_id,
                &passkey.name,
                &passkey.credential,
                passkey.counter,
                passkey.synced,
                passkey.created_at,
                passkey.last_used_at,
            ];
            let added = tx.execute(INSERT_PASSKEY, values).await? == 1;
            Ok(if added { AddPasskey::Added } else { AddPasskey::Known })
        })
        .await
    }

    async fn rename_passkey(
        &self,
        user: &UserId,
        id: &PasskeyId,
        name: &str,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (user.clone(), id.clone(), name.to_owned());
        self.write_with(None, effects, "name a passkey", args, |tx, args| async move {
            let (user, id, name) = &*args;
            tx.execute(RENAME_PASSKEY, params![user, id, name]).await?;
            tx.exists(IS_PASSKEY_OF, params![user, id]).await
        })
        .await
    }

    async fn remove_passkey(
        &self,
        user: &UserId,
        id: &PasskeyId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (user.clone(), id.clone());
        self.write_with(None, effects, "remove a passkey", args, |tx, args| async move {
            let (user, id) = &*args;
            Ok(tx.execute(DELETE_PASSKEY, params![user, id]).await? == 1)
        })
        .await
    }

    async fn use_passkey(&self, id: &PasskeyId, used: &PasskeyUse) -> Result<bool, StoreError> {
        let args = (id.clone(), used.clone());
        self.write("use a passkey", args, |tx, args| async move {
            let (id, PasskeyUse { counter_before, credential, counter, at }) = &*args;
            let values = params![id, *counter_before, credential, *counter, *at];
            Ok(tx.execute(USE_PASSKEY, values).await? == 1)
        })
        .await
    }

    async fn refuse_passkey(
        &self,
        id: &PasskeyId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let (doing, id) = ("refuse a passkey", id.clone());
        self.write_with(None, effects, doing, id, move |tx, id| async move {
            tx.execute(REFUSE_PASSKEY, params![&*id, at]).await.map(drop)
        })
        .await
    }
}

fn read_passkey(row: &mut Columns<'_>) -> Result<Passkey, QueryError> {
    Ok(Passkey {
        id: row.next()?,
        user_id: row.next()?,
        user_handle: row.next()?,
        credential_id: row.next()?,
        name: row.next()?,
        credential: row.next()?,
        counter: row.next()?,
        synced: row.next()?,
        created_at: row.next()?,
        last_used_at: row.next()?,
        refused_at: row.next()?,
    })
}
