//! Signing in, and slowing down those who guess.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use rusqlite::Connection;

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, find_one, time};
use super::sessions::put_session;
use crate::StoreError;
use crate::sessions::Session;
use crate::sign_in::{SignInAttempt, SignInStore, Throttle};

// The n-th newest of the failures that count: there is one if there are n.
pub(super) const NTH_NEWEST_FAILURE: &str = "
    SELECT at FROM sign_in_failures WHERE subject = ?1 AND counted = ?2 AND at > ?3
    ORDER BY at DESC LIMIT 1 OFFSET ?4";

const COUNT_FAILURE: &str = "
    INSERT INTO sign_in_failures (subject, counted, at) VALUES (?1, ?2, ?3)";

pub(super) const FORGET_FAILURES: &str = "
    DELETE FROM sign_in_failures WHERE subject = ?1 AND counted = ?2";

pub(super) const FORGET_NEWEST_FAILURE: &str = "
    DELETE FROM sign_in_failures WHERE row = (
        SELECT row FROM sign_in_failures WHERE subject = ?1 AND counted = ?2
        ORDER BY at DESC, row DESC LIMIT 1)";

const ACCOUNT: &str = "account";
const ADDRESS: &str = "address";

#[async_trait]
impl SignInStore for SqliteStore {
    async fn begin_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<Throttle, StoreError> {
        let attempt = attempt.clone();
        self.write("count a try to sign in", move |connection| begin(connection, &attempt)).await
    }

    async fn take_back_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<(), StoreError> {
        let (account, address) = (attempt.account, attempt.address);
        self.write("take back a try", move |connection| {
            change(connection, FORGET_NEWEST_FAILURE, (account.as_bytes(), ACCOUNT))?;
            change(connection, FORGET_NEWEST_FAILURE, (address.as_bytes(), ADDRESS))?;
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
        let (session, token, account, address) = (session.clone(), *token, *account, *address);
        let outcome = self.write("begin a session", move |connection| {
            change(connection, FORGET_FAILURES, (account.as_bytes(), ACCOUNT))?;
            change(connection, FORGET_NEWEST_FAILURE, (address.as_bytes(), ADDRESS))?;
            put_session(connection, &session, &token)
        });
        let outcome = outcome.await;
        self.people.distrust();
        outcome
    }
}

fn begin(connection: &Connection, attempt: &SignInAttempt) -> Result<Throttle, Fault> {
    let waits = [
        wait(connection, &attempt.account, ACCOUNT, attempt.account_limit, attempt)?,
        wait(connection, &attempt.address, ADDRESS, attempt.address_limit, attempt)?,
    ];
    if let Some(until) = waits.into_iter().flatten().max() {
        return Ok(Throttle::WaitUntil(until));
    }
    let at = Seconds(attempt.at);
    change(connection, COUNT_FAILURE, (attempt.account.as_bytes(), ACCOUNT, &at))?;
    change(connection, COUNT_FAILURE, (attempt.address.as_bytes(), ADDRESS, &at))?;
    Ok(Throttle::Proceed)
}

/// Until when to wait, if there were `limit` failures: until one more lapses.
fn wait(
    connection: &Connection,
    subject: &Digest,
    counted: &str,
    limit: u32,
    attempt: &SignInAttempt,
) -> Result<Option<Timestamp>, Fault> {
    let Some(offset) = limit.checked_sub(1) else {
        return Ok(Some(attempt.at + attempt.window));
    };
    let newest = (subject.as_bytes(), counted, Seconds(attempt.at - attempt.window), offset);
    let failure = find_one(connection, NTH_NEWEST_FAILURE, newest, |row| time(row, "at"))?;
    Ok(failure.map(|at| at + attempt.window))
}
