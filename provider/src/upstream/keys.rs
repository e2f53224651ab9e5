//! The keys with which identity providers sign, as they publish them.

use std::sync::Arc;
use std::time::Duration;

use oauth::id::IdentityProviderId;
use oauth::upstream::fault::UpstreamFault;
use openidconnect::core::CoreJsonWebKeySet;

use super::UpstreamService;
use super::discovery::Metadata;
use super::fetched_keys::FetchedKeys;
use super::transport::document;

/// Tokens with unknown keys do not make us fetch more often.
const BETWEEN_FETCHES: Duration = Duration::from_mins(1);
const KEPT: Duration = Duration::from_hours(24);

impl UpstreamService {
    /// `again`: a token was signed by a key that is not among those that were fetched before;
    /// `None` if they were fetched just now.
    pub(super) async fn keys_of(
        &self,
        id: &IdentityProviderId,
        metadata: &Metadata,
        again: bool,
    ) -> Result<Option<Arc<CoreJsonWebKeySet>>, UpstreamFault> {
        let (now, uri) = (self.shared.now(), metadata.core.jwks_uri().as_str());
        let known = self.keys_of_providers.get(id).filter(|known| known.uri == uri);
        if let Some(known) = known {
            let age = now.since(known.at);
            if !again && age < KEPT {
                return Ok(Some(known.keys));
            }
            if again && age < BETWEEN_FETCHES {
                return Ok(None);
            }
        }
        let body = document(self.transport.as_ref(), uri, None).await?;
        let keys = serde_json::from_slice(&body).map_err(|_| UpstreamFault::Malformed)?;
        let keys: Arc<CoreJsonWebKeySet> = Arc::new(keys);
        let fetched = FetchedKeys { uri: uri.to_owned(), keys: Arc::clone(&keys), at: now };
        self.keys_of_providers.put(id, fetched, true);
        Ok(Some(keys))
    }
}
