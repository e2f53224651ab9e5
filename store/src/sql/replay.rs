//! What may be used once.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::transaction::Transaction as _;
use super::value::{params, prefix};
use crate::error::StoreError;
use crate::replay::ReplayStore;

/// SQLite's one writer looks before it writes. On PostgreSQL who comes at the same moment
/// waits for the hash, which is unique there, and then finds it used.
pub(crate) const SPEND: &str = "
    INSERT INTO spent (hash_prefix, hash, ends_at)
    SELECT ?1, ?2, ?3 WHERE NOT EXISTS (
        SELECT 1 FROM spent WHERE hash_prefix = ?1 AND hash = ?2)
    ON CONFLICT DO NOTHING";

#[async_trait]
impl<D: Driver> ReplayStore for D {
    async fn spend_once(&self, what: &Digest, ends_at: Timestamp) -> Result<bool, StoreError> {
        self.write("note what is used once", *what, move |tx, what| async move {
            Ok(tx.execute(SPEND, params![prefix(&what), &*what, ends_at]).await? == 1)
        })
        .await
    }
}
