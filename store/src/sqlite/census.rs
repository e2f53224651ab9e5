//! How much is good now.

use async_trait::async_trait;
use rusqlite::{Connection, Params};

use super::SqliteStore;
use super::rows::{Fault, Seconds, find_one};
use crate::StoreError;
use crate::census::{Census, CensusStore, CensusTimes};

const ACCESS_TOKENS: &str = "
    SELECT count(*), min(row) FROM access_tokens WHERE row >= ?2 AND expires_at > ?1";

/// By the index of ends, so that families which have ended are not looked at.
const REFRESH_TOKENS: &str = "
    SELECT count(*) FROM token_families
    JOIN grants ON grants.row = token_families.grant_row
    WHERE token_families.ends_at > ?1 AND token_families.revoked_at IS NULL
        AND grants.revoked_at IS NULL AND grants.expires_at > ?1 AND grants.unused_ends_at > ?1
        AND EXISTS (SELECT 1 FROM refresh_tokens
            WHERE refresh_tokens.family_row = token_families.row)";

const GRANTS: &str = "
    SELECT count(*) FROM grants
    WHERE revoked_at IS NULL AND expires_at > ?1 AND unused_ends_at > ?1";

const SESSIONS: &str = "
    SELECT count(*) FROM sessions WHERE last_used_at > ?1 AND created_at > ?2";

const DOING: &str = "count what is good";

#[async_trait]
impl CensusStore for SqliteStore {
    async fn count_live(&self, at: CensusTimes) -> Result<Census, StoreError> {
        let store = self.clone();
        // Not where requests are answered: it reads much.
        let counted = tokio::task::spawn_blocking(move || store.count(at)).await;
        counted.unwrap_or_else(|fault| {
            Err(StoreError::Database { doing: DOING, fault: fault.to_string() })
        })
    }
}

impl SqliteStore {
    /// Each by itself: one look at all would keep the file's old pages for as long.
    fn count(&self, at: CensusTimes) -> Result<Census, StoreError> {
        let now = Seconds(at.now);
        let (access_tokens, oldest) = self.read(DOING, |connection| {
            let params = (now, self.oldest_live.row());
            let found = find_one(connection, ACCESS_TOKENS, params, |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?))
            })?;
            Ok(found.unwrap_or_default())
        })?;
        self.oldest_live.note(oldest);
        let sessions = (Seconds(at.used_since), Seconds(at.begun_since));
        Ok(Census {
            access_tokens: u64::try_from(access_tokens).unwrap_or_default(),
            refresh_tokens: self.read(DOING, |found| number(found, REFRESH_TOKENS, (now,)))?,
            grants: self.read(DOING, |connection| number(connection, GRANTS, (now,)))?,
            sessions: self.read(DOING, |connection| number(connection, SESSIONS, sessions))?,
        })
    }
}

fn number(connection: &Connection, sql: &str, params: impl Params) -> Result<u64, Fault> {
    let found = find_one(connection, sql, params, |row| Ok(row.get::<_, i64>(0)?))?;
    Ok(u64::try_from(found.unwrap_or_default()).unwrap_or_default())
}
