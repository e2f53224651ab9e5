//! What may be used once.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use super::PostgresStore;
use super::rows::{Seconds, bytea, change};
use crate::StoreError;
use crate::replay::ReplayStore;

/// Whoever comes at the same moment waits, and then finds it used.
const SPEND: &str = "
    INSERT INTO spent (hash, ends_at) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";

#[async_trait]
impl ReplayStore for PostgresStore {
    async fn spend_once(&self, what: &Digest, ends_at: Timestamp) -> Result<bool, StoreError> {
        self.write("note what is used once", |connection| async move {
            Ok(change(&connection, SPEND, (bytea(what), Seconds(ends_at))).await? == 1)
        })
        .await
    }
}
