//! How much is active now.

use async_trait::async_trait;
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::row::{Columns, single};
use super::transaction::Transaction as _;
use super::value::{Value, params};
use crate::error::StoreError;
use crate::gauges::{GaugeStore, GaugeTimes, Gauges};

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

const DOING: &str = "count what is active";

#[async_trait]
impl<D: Driver> GaugeStore for D {
    /// Each by itself: one look at all would keep old rows, or the file's old pages, from
    /// being cleared away for as long.
    async fn collect_gauges(&self, at: GaugeTimes) -> Result<Gauges, StoreError> {
        let GaugeTimes { now, used_since, begun_since } = at;
        let oldest = self.memory().oldest_access_token.row();
        let access_tokens = self.read_at_length(DOING, move |tx| async move {
            let row = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
            Ok(tx.find_one(ACCESS_TOKENS, params![now, oldest], row).await?.unwrap_or_default())
        });
        let (access_tokens, oldest) = access_tokens.await?;
        self.memory().oldest_access_token.set(oldest);
        let count = |sql, times: Vec<Timestamp>| {
            self.read_at_length(DOING, move |tx| async move {
                let params: Vec<_> = times.into_iter().map(Value::from).collect();
                Ok(tx.find_one(sql, &params, single).await?.unwrap_or_default())
            })
        };
        Ok(Gauges {
            access_tokens,
            refresh_tokens: count(REFRESH_TOKENS, vec![now]).await?,
            grants: count(GRANTS, vec![now]).await?,
            sessions: count(SESSIONS, vec![used_since, begun_since]).await?,
        })
    }
}
