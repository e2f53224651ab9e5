//! What may be used once.

use async_trait::async_trait;
use oauth::digest::Digest;
use oauth::timestamp::Timestamp;
//IMPORTS use rusqlite::Connection; 

use super::PostgresStore;
use super::rows::{Fault, Seconds, find_one, insert};
use crate::StoreError;
use crate::replay::ReplayStore;

pub(super) const FIND_SPENT: &str = "
    SELECT 1 FROM spent WHERE hash = $1";

const SPEND: &str = "INSERT INTO spent (hash, ends_at) VALUES ($1, $2)";

#[async_trait]
impl ReplayStore for PostgresStore {
    async fn spend_once(&self, what: &Digest, ends_at: Timestamp) -> Result<bool, StoreError> {
        let what = *what;
        self.write("note what is used once", |connection| async move {
            spend_once(&connection, &what, ends_at).await
        })
        .await
    }
}

/// Looks and writes in one transaction of the only writer: nothing comes between.
async fn spend_once(connection: &Connection, what: &Digest, ends_at: Timestamp) -> Result<bool, Fault> {
    let key = (bytes(&what),);
    if find_one(connection, FIND_SPENT, key, |_| Ok(())).await?.is_some() {
        return Ok(false);
    }
    insert(connection, SPEND, (key.0, key.1, Seconds(ends_at))).await?;
    Ok(true)
}
