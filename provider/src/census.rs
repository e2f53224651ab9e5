//! How much there is that is good now.

use store::census::CensusTimes;

pub use store::census::Census;

use crate::Provider;
use crate::error::ProviderError;

impl Provider {
    /// Counts what is good now. Not to be called for a request: it reads much.
    pub async fn count_live(&self) -> Result<Census, ProviderError> {
        let (now, lifetimes) = (self.now(), &self.inner.settings.lifetimes);
        let at = CensusTimes {
            now,
            used_since: now - lifetimes.session_idle,
            begun_since: now - lifetimes.session,
        };
        Ok(self.inner.store.count_live(at).await?)
    }
}
