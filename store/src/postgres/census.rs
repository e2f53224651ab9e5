//! How much is good now.

use async_trait::async_trait;

use super::PostgresStore;
use super::connection::Connection;
use super::rows::{Fault, Params, Seconds, find_one};
use crate::StoreError;
use crate::census::{Census, CensusStore, CensusTimes};

const ACCESS_TOKENS: &str = "
    SELECT count(*), min(row) FROM access_tokens WHERE row >= $2 AND expires_at > $1";

const REFRESH_TOKENS: &str = "
    SELECT count(*) FROM token_families
    JOIN grants ON grants.row = token_families.grant_row
    WHERE token_families.ends_at > $1 AND token_families.revoked_at IS NULL
        AND grants.revoked_at IS NULL AND grants.expires_at > $1 AND grants.unused_ends_at > $1
        AND EXISTS (SELECT 1 FROM refresh_tokens
            WHERE refresh_tokens.family_row = token_families.row)";

const GRANTS: &str = "
    SELECT count(*) FROM grants
    WHERE revoked_at IS NULL AND expires_at > $1 AND unused_ends_at > $1";

const SESSIONS: &str = "
    SELECT count(*) FROM sessions WHERE last_used_at > $1 AND created_at > $2";

const DOING: &str = "count what is good";

#[async_trait]
impl CensusStore for PostgresStore {
    /// Each by itself: one look at all would keep old rows from being cleared away for as
    /// long.
    async fn count_live(&self, at: CensusTimes) -> Result<Census, StoreError> {
        let now = at.now;
        let oldest = self.oldest_live.row();
        let (access_tokens, oldest) = self
            .read(DOING, |connection| async move {
                let found = find_one(&connection, ACCESS_TOKENS, (Seconds(now), oldest), |row| {
                    Ok((row.try_get::<_, i64>(0)?, row.try_get::<_, Option<i64>>(1)?))
                });
                Ok(found.await?.unwrap_or_default())
            })
            .await?;
        self.oldest_live.note(oldest);
        let sessions = (Seconds(at.used_since), Seconds(at.begun_since));
        Ok(Census {
            access_tokens: u64::try_from(access_tokens).unwrap_or_default(),
            refresh_tokens: self
                .read(DOING, |found| number(found, REFRESH_TOKENS, (Seconds(now),)))
                .await?,
            grants: self.read(DOING, |found| number(found, GRANTS, (Seconds(now),))).await?,
            sessions: self.read(DOING, |found| number(found, SESSIONS, sessions)).await?,
        })
    }
}

async fn number(
    connection: Connection,
    sql: &'static str,
    params: impl Params,
) -> Result<u64, Fault> {
    let found = find_one(&connection, sql, params, |row| Ok(row.try_get::<_, i64>(0)?)).await?;
    Ok(u64::try_from(found.unwrap_or_default()).unwrap_or_default())
}
