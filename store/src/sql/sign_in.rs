//! Signing in, and slowing down those who guess.

use async_trait::async_trait;
use metrics::counter;
use oauth::credential::digest::Digest;
use oauth::id::UserId;
use oauth::timestamp::Timestamp;

use super::access_loss::LOCK_USER;
use super::driver::Driver;
use super::error::QueryError;
use super::row::single;
use super::sessions::put_session;
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::sessions::Session;
pub(super) use crate::sign_in::ACCOUNT;
use crate::sign_in::{ADDRESS, Counted, LIMITS, SignInAttempt, SignInStore, Throttle};

// The n-th newest of the failures that count: there is one if there are n.
pub(crate) const NTH_NEWEST_FAILURE: &str = "
    SELECT at FROM sign_in_failures WHERE subject = ?1 AND counted = ?2 AND at > ?3
    ORDER BY at DESC LIMIT 1 OFFSET ?4";

const INSERT_FAILURE: &str = "
    INSERT INTO sign_in_failures (subject, counted, at) VALUES (?1, ?2, ?3)";

pub(crate) const DELETE_FAILURES: &str = "
    DELETE FROM sign_in_failures WHERE subject = ?1 AND counted = ?2";

pub(crate) const DELETE_NEWEST_FAILURE: &str = "
    DELETE FROM sign_in_failures WHERE row = (
        SELECT row FROM sign_in_failures WHERE subject = ?1 AND counted = ?2
        ORDER BY at DESC, row DESC LIMIT 1)";

pub(crate) const SIGN_IN_EPOCH: &str = "SELECT sign_in_epoch FROM users WHERE id = ?1";

pub(crate) const MAY_SIGN_IN: &str = "
    SELECT 1 FROM users JOIN memberships ON memberships.user_id = users.id
    WHERE users.id = ?1 AND sign_in_epoch = ?2 AND NOT disabled
        AND memberships.company_id = ?3 AND memberships.active";

const NOTE_SIGN_IN: &str = "
    INSERT INTO accounts (user_id, signed_in_at) VALUES (?1, ?2)
    ON CONFLICT (user_id) DO UPDATE SET signed_in_at = excluded.signed_in_at";

#[async_trait]
impl<D: Driver> SignInStore for D {
    async fn begin_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<Throttle, StoreError> {
        let begun = self
            .write("count a try to sign in", attempt.clone(), |tx, attempt| async move {
                begin(&tx, &attempt).await
            })
            .await?;
        let Some((until, limit)) = begun else { return Ok(Throttle::Proceed) };
        counter!(LIMITS, "limit" => limit).increment(1);
        Ok(Throttle::WaitUntil(until))
    }

    async fn take_back_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<(), StoreError> {
        self.write("take back a try", attempt.clone(), |tx, attempt| async move {
            let counted @ Counted { account, address } = &attempt.counted;
            lock_subjects(&tx, counted).await?;
            tx.execute(DELETE_NEWEST_FAILURE, params![account, ACCOUNT]).await?;
            tx.execute(DELETE_NEWEST_FAILURE, params![address, ADDRESS]).await?;
            Ok(())
        })
        .await
    }

    async fn sign_in_epoch(&self, user: &UserId) -> Result<i64, StoreError> {
        let doing = "find an account's epoch";
        Ok(self.find_one(doing, SIGN_IN_EPOCH, params![user], single).await?.unwrap_or_default())
    }

    async fn begin_session(
        &self,
        session: &Session,
        token: &Digest,
        epoch: i64,
        counted: Option<Counted>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("begin a session", (session.clone(), *token));
        self.write_with(Topic::Users, effects, doing, args, move |tx, args| async move {
            let (session, token) = &*args;
            if let Some(counted) = &counted {
                lock_subjects(&tx, counted).await?;
            }
            tx.lock_rows(LOCK_USER, params![&session.user_id]).await?;
            if !tx
                .exists(MAY_SIGN_IN, params![&session.user_id, epoch, &session.company_id])
                .await?
            {
                return Ok(false);
            }
            if let Some(Counted { account, address }) = &counted {
                tx.execute(DELETE_FAILURES, params![account, ACCOUNT]).await?;
                tx.execute(DELETE_NEWEST_FAILURE, params![address, ADDRESS]).await?;
            }
            put_session(&tx, session, token).await?;
            tx.execute(NOTE_SIGN_IN, params![&session.user_id, session.created_at]).await?;
            Ok(true)
        })
        .await
    }
}

/// Attempts on an account, and from an address, are counted one after the other, or those at
/// the same moment would all find that there were few.
async fn lock_subjects(tx: &impl Transaction, counted: &Counted) -> Result<(), QueryError> {
    let Counted { account, address } = counted;
    let account: &[&[u8]] = &[ACCOUNT.as_bytes(), account.as_bytes()];
    let address: &[&[u8]] = &[ADDRESS.as_bytes(), address.as_bytes()];
    tx.lock(&[account, address]).await
}

/// Until when to wait, and what failed too often; `None`: the try is counted.
async fn begin(
    tx: &impl Transaction,
    attempt: &SignInAttempt,
) -> Result<Option<(Timestamp, &'static str)>, QueryError> {
    let SignInAttempt { counted: counted @ Counted { account, address }, at, .. } = attempt;
    lock_subjects(tx, counted).await?;
    let account_waits = wait(tx, account, ACCOUNT, attempt.account_limit, attempt).await?;
    let address_waits = wait(tx, address, ADDRESS, attempt.address_limit, attempt).await?;
    let account_waits = account_waits.map(|until| (until, ACCOUNT));
    let longest =
        account_waits.into_iter().chain(address_waits.map(|until| (until, ADDRESS))).max();
    if longest.is_some() {
        return Ok(longest);
    }
    tx.execute(INSERT_FAILURE, params![account, ACCOUNT, *at]).await?;
    tx.execute(INSERT_FAILURE, params![address, ADDRESS, *at]).await?;
    Ok(None)
}

/// Until when to wait, if there were `limit` failures: until one more lapses.
async fn wait(
    tx: &impl Transaction,
    subject: &Digest,
    counted: &str,
    limit: u32,
    attempt: &SignInAttempt,
) -> Result<Option<Timestamp>, QueryError> {
    let Some(offset) = limit.checked_sub(1) else {
        return Ok(Some(attempt.at + attempt.window));
    };
    let newest = params![subject, counted, attempt.at - attempt.window, offset];
    let failure = tx.find_one(NTH_NEWEST_FAILURE, newest, single::<Timestamp>).await?;
    Ok(failure.map(|at| at + attempt.window))
}
