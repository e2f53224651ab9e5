//! How much there is that is active now: what operators watch.

use async_trait::async_trait;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// How much is active, of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauges {
    /// Opaque access tokens that have not expired. Those whose grant was revoked grant access
    /// to nothing, and are counted until they expire.
    pub access_tokens: u64,
    /// One for each family whose grant is active.
    pub refresh_tokens: u64,
    pub grants: u64,
    /// Browsers in which a user is signed in.
    pub sessions: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct GaugeTimes {
    pub now: Timestamp,
    /// Sessions that were last used before are idle for too long.
    pub used_since: Timestamp,
    /// Sessions that began before are over.
    pub begun_since: Timestamp,
}

#[async_trait]
pub trait GaugeStore {
    /// Takes about a second for a million of each kind, and holds up nothing: not to be called
    /// for a request. The numbers may be of moments that lie as far apart.
    async fn collect_gauges(&self, at: GaugeTimes) -> Result<Gauges, StoreError>;
}
