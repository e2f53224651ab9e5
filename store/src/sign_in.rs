//! Signing in, and slowing down those who guess.

use std::time::Duration;

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::UserId;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::sessions::Session;

/// The counter of tries that were refused, by what had failed too often: an account, or an address.
pub const LIMITS: &str = "countersign_sign_in_limits_total";
pub const LIMIT_WORDS: [&str; 2] = [ACCOUNT, ADDRESS];
pub(crate) const ACCOUNT: &str = "account";
pub(crate) const ADDRESS: &str = "address";

/// Under what the failures of a try are counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// A hash of the account's email address in lower case, known or not.
    pub account: Digest,
    /// A hash of the address the try comes from.
    pub address: Digest,
}

/// A try to sign in, before the password is looked at.
#[derive(Clone, Debug)]
pub struct SignInAttempt {
    pub counted: Counted,
    pub at: Timestamp,
    /// How many failures in `window` one account, and one address, may have.
    pub account_limit: u32,
    pub address_limit: u32,
    /// Failures older than this no longer count.
    pub window: Duration,
}

/// Whether the password may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Throttle {
    /// Yes. The try counts as a failure until [`SignInStore::begin_session`] says
    /// otherwise, so that tries at the same moment cannot all slip through.
    Proceed,
    /// No: too many failures. A failure that counts lapses at this time.
    WaitUntil(Timestamp),
}

#[async_trait]
pub trait SignInStore {
    /// Counts a try, unless there were too many (then nothing is written).
    async fn begin_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<Throttle, StoreError>;

    /// It was no failure: the newest of the account and of the address no longer counts.
    async fn take_back_sign_in_attempt(&self, attempt: &SignInAttempt) -> Result<(), StoreError>;

    /// Grows whenever sessions and known browsers of the account end; 0 if there is no such user.
    async fn sign_in_epoch(&self, user: &UserId) -> Result<i64, StoreError>;

    /// A person has proven who they are: stores the session, in place of the one of its id, with
    /// the new cookie's hash; and deletes the account's failures and the newest of the address, if
    /// a try was counted. `false`, and nothing is done, if the account was disabled since, has
    /// another epoch, or cannot act for the session's company.
    async fn begin_session(
        &self,
        session: &Session,
        token: &Digest,
        epoch: i64,
        counted: Option<Counted>,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
