//! Signing in, and slowing down those who guess.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use super::PostgresStore;
use super::connection::Connection;
use super::listener::Kind;
use super::locks::lock;
use super::rows::{Fault, Seconds, bytea, change, find_one, time};
use super::sessions::put_session;
use crate::StoreError;
use crate::sessions::Session;
use crate::sign_in::{SignInAttempt, SignInStore, Throttle};

// The n-th newest of the failures that count: there is one if there are n.
const NTH_NEWEST_FAILURE: &str = "
    SELECT at FROM sign_in_failures WHERE subject = $1 AND counted = $2 AND at > $3
    ORDER BY at DESC LIMIT 1 OFFSET $4";

const COUNT_FAILURE: &str = "
    INSERT INTO sign_in_failures (subject, counted, at) VALUES ($1, $2, $3)";

const FORGET_FAILURES: &str = "
    DELETE FROM sign_in_failures WHERE subject = $1 AND counted = $2";

const FORGET_NEWEST_FAILURE: &str = "
    DELETE FROM sign_in_failures WHERE row = (
        SELECT row FROM sign_in_failures WHERE subject = $1 AND counted = $2
        ORDER BY at DESC, row DESC LIMIT 1)";

const ACCOUNT: &str = "account";
const ADDRESS: &str = "address";

#[async_trait]
impl SignInStore for PostgresStore {
    async fn begin_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<Throttle, StoreError> {
        self.write("count a try to sign in", |connection| async move {
            begin(&connection, attempt).await
        })
        .await
    }

    async fn take_back_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<(), StoreError> {
        self.write("take back a try", |connection| async move {
            lock_subjects(&connection, &attempt.account, &attempt.address).await?;
            change(&connection, FORGET_NEWEST_FAILURE, (bytea(&attempt.account), ACCOUNT)).await?;
            change(&connection, FORGET_NEWEST_FAILURE, (bytea(&attempt.address), ADDRESS)).await?;
            Ok(())
        })
        .await
    }

    async fn sign_in(
        &self,
        session: &Session,
        token: &Digest,
        account: &Digest,
        address: &Digest,
    ) -> Result<(), StoreError> {
        let outcome = self.write("begin a session", |connection| async move {
            lock_subjects(&connection, account, address).await?;
            change(&connection, FORGET_FAILURES, (bytea(account), ACCOUNT)).await?;
            change(&connection, FORGET_NEWEST_FAILURE, (bytea(address), ADDRESS)).await?;
            put_session(&connection, session, token).await
        });
        let outcome = outcome.await;
        self.memory.changed(Kind::People);
        outcome
    }
}

/// Tries of an account, and from an address, are counted one after the other, or those at
/// the same moment would all find that there were few.
async fn lock_subjects(
    connection: &Connection,
    account: &Digest,
    address: &Digest,
) -> Result<(), Fault> {
    let name = |digest: &Digest| String::from_utf8_lossy(digest.as_bytes()).into_owned();
    let (account, address) = (name(account), name(address));
    lock(connection, &[&[ACCOUNT, &account], &[ADDRESS, &address]]).await
}

async fn begin(connection: &Connection, attempt: &SignInAttempt) -> Result<Throttle, Fault> {
    lock_subjects(connection, &attempt.account, &attempt.address).await?;
    let waits = [
        wait(connection, &attempt.account, ACCOUNT, attempt.account_limit, attempt).await?,
        wait(connection, &attempt.address, ADDRESS, attempt.address_limit, attempt).await?,
    ];
    if let Some(until) = waits.into_iter().flatten().max() {
        return Ok(Throttle::WaitUntil(until));
    }
    let at = Seconds(attempt.at);
    change(connection, COUNT_FAILURE, (bytea(&attempt.account), ACCOUNT, &at)).await?;
    change(connection, COUNT_FAILURE, (bytea(&attempt.address), ADDRESS, &at)).await?;
    Ok(Throttle::Proceed)
}

/// Until when to wait, if there were `limit` failures: until one more lapses.
async fn wait(
    connection: &Connection,
    subject: &Digest,
    counted: &str,
    limit: u32,
    attempt: &SignInAttempt,
) -> Result<Option<Timestamp>, Fault> {
    let Some(offset) = limit.checked_sub(1) else {
        return Ok(Some(attempt.at + attempt.window));
    };
    let newest = (bytea(subject), counted, Seconds(attempt.at - attempt.window), i64::from(offset));
    let failure = find_one(connection, NTH_NEWEST_FAILURE, newest, |row| time(row, "at")).await?;
    Ok(failure.map(|at| at + attempt.window))
}
