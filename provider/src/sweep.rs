//! Deleting what has ended.

use crate::Provider;
use crate::error::ProviderError;

impl Provider {
    /// Deletes at most `limit` rows of each kind that have ended and that nothing
    /// needs any more; returns how many. What ended less than a day ago stays: an
    /// answer must be known for as long as its page may be open. API keys and API
    /// tokens stay for as long as they are shown.
    pub async fn sweep_expired(&self, limit: u32) -> Result<u64, ProviderError> {
        let lifetimes = &self.inner.settings.lifetimes;
        let before = self.now() - lifetimes.pending_request.max(lifetimes.session_idle);
        let shown_since = self.now() - lifetimes.ended_credential_shown;
        let store = &self.inner.store;
        let credentials = store.sweep_api_credentials(shown_since, limit).await?;
        Ok(credentials + store.sweep_expired(before, limit).await?)
    }
}
