//! How often apps called APIs on users' behalf.

use async_trait::async_trait;
use oauth::id::{ClientId, CompanyId, GrantId};
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// Requests by one grant on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestCount {
    pub grant_id: GrantId,
    /// When the day began, in UTC.
    pub day: Timestamp,
    /// The catalogue's group of the permission that was needed; empty where that is not known.
    pub group: String,
    pub requests: u32,
}

#[async_trait]
pub trait RequestCountStore {
    /// Adds to what was counted before. What is of no grant is left out.
    async fn add_requests(&self, counts: &[RequestCount]) -> Result<(), StoreError>;

    /// The requests by a grant on that day and since, by group.
    async fn requests_of_grant(
        &self,
        grant: &GrantId,
        since: Timestamp,
    ) -> Result<Vec<(String, u64)>, StoreError>;

    /// The requests by the apps that the present users of a company have connected, on that day
    /// and since.
    async fn requests_of_apps(
        &self,
        company: &CompanyId,
        since: Timestamp,
    ) -> Result<Vec<(ClientId, u64)>, StoreError>;

    /// Deletes at most `limit` counts of days that began before; how many.
    async fn delete_request_counts(
        &self,
        began_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError>;
}
