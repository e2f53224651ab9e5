//! What may be used once: proofs, assertions, nonces.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// Remembers what was used.
#[async_trait]
pub trait ReplayStore {
    /// Notes that something is used; whether it is the first time. Of racers one
    /// is first. It is remembered until `ends_at`, from when on whoever checks it
    /// refuses it by itself, and deleted some time later
    /// ([`crate::tokens::TokenStore::sweep_expired`]).
    async fn spend_once(&self, what: &Digest, ends_at: Timestamp) -> Result<bool, StoreError>;
}
