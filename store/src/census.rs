//! How much there is that is good now: what operators watch.

use async_trait::async_trait;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// How much is good, of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Opaque access tokens that have not ended. Those whose grant was taken back open
    /// nothing, and are counted until they end.
    pub access_tokens: u64,
    /// Refresh tokens by which an app may go on: one for each family whose grant stands.
    pub refresh_tokens: u64,
    /// Grants that stand.
    pub grants: u64,
    /// Browsers in which somebody is signed in.
    pub sessions: u64,
}

/// The times against which is counted.
#[derive(Clone, Copy, Debug)]
pub struct CensusTimes {
    /// Now.
    pub now: Timestamp,
    /// Sessions that were last used before are idle for too long.
    pub used_since: Timestamp,
    /// Sessions that began before are over.
    pub begun_since: Timestamp,
}

/// Counts.
#[async_trait]
pub trait CensusStore {
    /// Counts what is good. It takes as long as there is much of it, about a second for a
    /// million of each kind, and holds up nobody: not to be called for a request. The
    /// numbers may be of moments that lie as far apart.
    async fn count_live(&self, at: CensusTimes) -> Result<Census, StoreError>;
}
