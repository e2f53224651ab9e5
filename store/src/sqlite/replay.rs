//! What may be used once.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use rusqlite::Connection;

use super::SqliteStore;
use super::rows::{Fault, Seconds, find_one, insert, prefix};
use crate::StoreError;
use crate::replay::ReplayStore;

pub(super) const FIND_SPENT: &str = "
    SELECT 1 FROM spent WHERE hash_prefix = ?1 AND hash = ?2";

const SPEND: &str = "INSERT INTO spent (hash_prefix, hash, ends_at) VALUES (?1, ?2, ?3)";

#[async_trait]
impl ReplayStore for SqliteStore {
    async fn spend_once(&self, what: &Digest, ends_at: Timestamp) -> Result<bool, StoreError> {
        let what = *what;
        self.write("note what is used once", move |connection| {
            spend_once(connection, &what, ends_at)
        })
        .await
    }
}

/// Looks and writes in one transaction of the only writer: nothing comes between.
fn spend_once(connection: &Connection, what: &Digest, ends_at: Timestamp) -> Result<bool, Fault> {
    let key = (prefix(what), what.as_bytes());
    if find_one(connection, FIND_SPENT, key, |_| Ok(()))?.is_some() {
        return Ok(false);
    }
    insert(connection, SPEND, (key.0, key.1, Seconds(ends_at)))?;
    Ok(true)
}
