//! How often apps called APIs on users' behalf.

use async_trait::async_trait;
use oauth::id::{ClientId, CompanyId, GrantId};
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::transaction::Transaction as _;
use super::value::params;
use crate::error::StoreError;
use crate::request_counts::{RequestCount, RequestCountStore};

pub(crate) const ADD_REQUESTS: &str = "
    INSERT INTO request_counts (grant_row, day, permission_group, requests)
    SELECT row, CAST(?2 AS BIGINT), ?3, CAST(?4 AS BIGINT) FROM grants WHERE id = ?1
    ON CONFLICT (grant_row, day, permission_group)
        DO UPDATE SET requests = request_counts.requests + excluded.requests";

pub(crate) const REQUESTS_OF_GRANT: &str = "
    SELECT permission_group, CAST(sum(requests) AS BIGINT)
    FROM grants JOIN request_counts ON request_counts.grant_row = grants.row
    WHERE grants.id = ?1 AND day >= ?2
    GROUP BY permission_group ORDER BY permission_group";

pub(crate) const REQUESTS_OF_APPS: &str = "
    SELECT client_id, CAST(sum(requests) AS BIGINT)
    FROM grants JOIN memberships ON memberships.user_id = grants.user_id
            AND memberships.company_id = grants.company_id
        JOIN request_counts ON request_counts.grant_row = grants.row
    WHERE grants.company_id = ?1 AND day >= ?2
    GROUP BY client_id ORDER BY client_id";

pub(crate) const DELETE_OLD_COUNTS: &str = "
    DELETE FROM request_counts WHERE row IN (
        SELECT row FROM request_counts WHERE day < ?1 ORDER BY day LIMIT ?2)";

#[async_trait]
impl<D: Driver> RequestCountStore for D {
    async fn add_requests(&self, counts: &[RequestCount]) -> Result<(), StoreError> {
        let mut counts = counts.to_vec();
        // Nodes that add to the same rows do so in the same order.
        counts.sort();
        self.write("add to the counts of requests", counts, |tx, counts| async move {
            for RequestCount { grant_id, day, group, requests } in &*counts {
                tx.execute(ADD_REQUESTS, params![grant_id, *day, group, *requests]).await?;
            }
            Ok(())
        })
        .await
    }

    async fn requests_of_grant(
        &self,
        grant: &GrantId,
        since: Timestamp,
    ) -> Result<Vec<(String, u64)>, StoreError> {
        let (doing, params) = ("count a grant's requests", params![grant, since]);
        let read = |row: &mut super::row::Columns<'_>| Ok((row.next()?, row.next()?));
        self.find_all(doing, REQUESTS_OF_GRANT, params, read).await
    }

    async fn requests_of_apps(
        &self,
        company: &CompanyId,
        since: Timestamp,
    ) -> Result<Vec<(ClientId, u64)>, StoreError> {
        let (doing, params) = ("count the requests of a company's apps", params![company, since]);
        let read = |row: &mut super::row::Columns<'_>| Ok((row.next()?, row.next()?));
        self.find_all(doing, REQUESTS_OF_APPS, params, read).await
    }

    async fn delete_request_counts(
        &self,
        began_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        self.write("delete old counts of requests", (), move |tx, _| async move {
            tx.execute(DELETE_OLD_COUNTS, params![began_before, limit]).await
        })
        .await
    }
}
