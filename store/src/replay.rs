//! What may be used once: proofs, assertions, nonces.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

#[async_trait]
pub trait ReplayStore {
    /// Stores that something is used; whether it is the first time. After `ends_at` its checker
    /// refuses it anyway, and it is deleted some time later.
    async fn spend_once(&self, what: &Digest, ends_at: Timestamp) -> Result<bool, StoreError>;
}
