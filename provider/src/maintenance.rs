//! What runs in the background: deleting what has ended, and counting what is active.

use std::time::Duration;

use store::gauges::GaugeTimes;
pub use store::gauges::Gauges;

use crate::Provider;
use crate::error::ProviderError;
use crate::request_counts::counted_since;

/// Nodes' clocks may differ, and a device learns that its request has expired.
const LAPSED_KEPT: Duration = Duration::from_mins(10);

impl Provider {
    /// Counts what is valid now. Not to be called for a request: it reads much.
    pub async fn collect_gauges(&self) -> Result<Gauges, ProviderError> {
        let (now, lifetimes) = (self.now(), &self.settings().lifetimes);
        let at = GaugeTimes {
            now,
            used_since: now - lifetimes.session_idle,
            begun_since: now - lifetimes.session,
        };
        Ok(self.store().collect_gauges(at).await?)
    }

    /// Deletes at most `limit` rows of each kind that have ended and that nothing
    /// needs any more; returns how many. What ended less than a day ago stays: an
    /// answer must be known for as long as its page may be open. API keys and API
    /// tokens stay for as long as they are shown. What strangers can add leaves minutes after its
    /// end. While the clock may have jumped, all stays.
    pub async fn delete_expired(&self, limit: u32) -> Result<u64, ProviderError> {
        if !self.inner.shared.is_time_believed().await? {
            return Ok(0);
        }
        let lifetimes = &self.settings().lifetimes;
        let before = self.now() - lifetimes.pending_request.max(lifetimes.session_idle);
        let shown_since = self.now() - lifetimes.ended_credential_shown;
        let store = self.store();
        let credentials = store.delete_ended_api_credentials(shown_since, limit).await?;
        let ended = self.now() - LAPSED_KEPT;
        let failed = ended - self.settings().throttle.window;
        let lapsed = store.delete_lapsed(ended, failed, limit).await?;
        let counts = store.delete_request_counts(counted_since(self.now()), limit).await?;
        let registrations = self.introductions().end_unused(limit).await?;
        let entries = store.delete_old_entries(self.now() - lifetimes.audit, limit).await?;
        Ok(credentials
            + entries
            + lapsed
            + counts
            + registrations
            + store.delete_expired(before, limit).await?)
    }
}
