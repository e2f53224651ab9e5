//! How much is active now.

use async_trait::async_trait;

use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::{Value, params};
use crate::census::{Census, CensusStore, CensusTimes};
use crate::error::StoreError;

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
impl<D: Driver> CensusStore for D {
    /// Each by itself: one look at all would keep old rows, or the file's old pages, from
    /// being cleared away for as long.
    async fn count_live(&self, at: CensusTimes) -> Result<Census, StoreError> {
        let CensusTimes { now, used_since, begun_since } = at;
        let oldest = self.memory().oldest_access_token.row();
        let access_tokens = self.read_at_length(DOING, move |tx| async move {
            let row = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
            Ok(tx.find_one(ACCESS_TOKENS, params![now, oldest], row).await?.unwrap_or_default())
        });
        let (access_tokens, oldest) = access_tokens.await?;
        self.memory().oldest_access_token.set(oldest);
        Ok(Census {
            access_tokens,
            refresh_tokens: self
                .read_at_length(DOING, move |tx| async move {
                    count(&tx, REFRESH_TOKENS, params![now]).await
                })
                .await?,
            grants: self
                .read_at_length(
                    DOING,
                    move |tx| async move { count(&tx, GRANTS, params![now]).await },
                )
                .await?,
            sessions: self
                .read_at_length(DOING, move |tx| async move {
                    count(&tx, SESSIONS, params![used_since, begun_since]).await
                })
                .await?,
        })
    }
}

async fn count(
    tx: &impl Transaction,
    sql: &'static str,
    params: &[Value<'_>],
) -> Result<u64, QueryError> {
    Ok(tx.find_one(sql, params, single).await?.unwrap_or_default())
}
