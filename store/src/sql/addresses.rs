//! E-mail addresses that accounts want, and that they had.

use async_trait::async_trait;
use oauth::id::UserId;
use oauth::spelling::email::fold;
use oauth::timestamp::Timestamp;

use super::access_loss::LOCK_USER_ALONE;
use super::driver::Driver;
use super::error::QueryError;
use super::own_login::{IS_EMAIL_OF_ANOTHER, SET_EMAIL};
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::addresses::{AddressStore, FormerAddress, WantedAddress};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;

const WANT: &str = "
    INSERT INTO wanted_addresses (user_id, id, email, expires_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, email = excluded.email,
        expires_at = excluded.expires_at";

pub(crate) const WANTED: &str = "
    SELECT id, user_id, email, expires_at FROM wanted_addresses WHERE user_id = ?1";

pub(crate) const WANTED_IN_TIME: &str = "
    SELECT email FROM wanted_addresses WHERE user_id = ?1 AND id = ?2 AND expires_at > ?3";

pub(crate) const WANT_NO_MORE: &str = "DELETE FROM wanted_addresses WHERE user_id = ?1";

const REMEMBER: &str = "
    INSERT INTO former_addresses (id, user_id, email, email_folded, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5)";

pub(crate) const REMEMBERED: &str = "
    SELECT id FROM former_addresses
    WHERE user_id = ?1 AND email_folded = ?2 AND expires_at > ?3 ORDER BY id LIMIT 1";

pub(crate) const FORGET_SINCE: &str = "
    DELETE FROM former_addresses WHERE user_id = ?1 AND id >= ?2";

pub(crate) const END_RESET_LINK: &str = "
    DELETE FROM password_links WHERE user_id = ?1 AND purpose = 'reset'";

#[async_trait]
impl<D: Driver> AddressStore for D {
    async fn want_address(
        &self,
        wanted: &WantedAddress,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let (doing, wanted) = ("want an address", wanted.clone());
        self.write_with(None, effects, doing, wanted, |tx, wanted| async move {
            let WantedAddress { id, user_id, email, expires_at } = &*wanted;
            tx.execute(WANT, params![user_id, id, email, *expires_at]).await.map(drop)
        })
        .await
    }

    async fn wanted_address(&self, user: &UserId) -> Result<Option<WantedAddress>, StoreError> {
        self.find_one("find what address is wanted", WANTED, params![user], read_wanted).await
    }

    async fn take_wanted_address(
        &self,
        user: &UserId,
        id: &str,
        former: &FormerAddress,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let doing = "change an email address";
        let args = (user.clone(), id.to_owned(), former.clone());
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (user, id, former) = &*args;
            tx.lock_rows(LOCK_USER_ALONE, params![user]).await?;
            let wanted = params![user, id, at];
            let Some(email) = tx.find_one(WANTED_IN_TIME, wanted, single::<String>).await? else {
                return Ok(false);
            };
            if !give(&tx, user, &email).await? {
                return Ok(false);
            }
            let FormerAddress { id, email, expires_at } = former;
            tx.execute(REMEMBER, params![id, user, email, fold(email), *expires_at]).await?;
            Ok(true)
        })
        .await
    }

    async fn had_address(
        &self,
        user: &UserId,
        email: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let values = params![user, fold(email), at];
        let found = self.find_one("find a former address", REMEMBERED, values, single::<String>);
        Ok(found.await?.is_some())
    }

    async fn restore_address(
        &self,
        user: &UserId,
        email: &str,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("restore an email address", (user.clone(), email.to_owned()));
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (user, email) = &*args;
            tx.lock_rows(LOCK_USER_ALONE, params![user]).await?;
            let remembered = params![user, fold(email), at];
            let Some(id) = tx.find_one(REMEMBERED, remembered, single::<String>).await? else {
                return Ok(false);
            };
            if !give(&tx, user, email).await? {
                return Ok(false);
            }
            tx.execute(FORGET_SINCE, params![user, id]).await?;
            Ok(true)
        })
        .await
    }
}

/// Unless another account has it. No other is wanted any more, and no link that went to the one
/// before works.
async fn give(tx: &impl Transaction, user: &UserId, email: &str) -> Result<bool, QueryError> {
    let folded = fold(email);
    tx.lock(&[&[b"email", folded.as_bytes()]]).await?;
    if tx.exists(IS_EMAIL_OF_ANOTHER, params![user, &folded]).await? {
        return Ok(false);
    }
    tx.execute(SET_EMAIL, params![user, email, &folded]).await?;
    tx.execute(WANT_NO_MORE, params![user]).await?;
    tx.execute(END_RESET_LINK, params![user]).await?;
    Ok(true)
}

fn read_wanted(row: &mut Columns<'_>) -> Result<WantedAddress, QueryError> {
    Ok(WantedAddress {
        id: row.next()?,
        user_id: row.next()?,
        email: row.next()?,
        expires_at: row.next()?,
    })
}
