//! Another master key wraps the server's own keys: all of them, or none.

use oauth::audit::{AuditAction, Subject};
use store::keys::WrappedKey;

use super::KeyService;
use super::master::Wrapping;
use crate::error::ProviderError;

/// While nodes make keys this is tried again.
const TRIES: u32 = 10;

impl KeyService {
    /// The fingerprint of the master key that wraps, if it was ever changed.
    pub async fn noted_master_key(&self) -> Result<Option<String>, ProviderError> {
        Ok(self.shared.store.master_key().await?)
    }

    /// Wraps all keys with another master key. Nodes that are to read what is made from now on
    /// must know it already.
    pub async fn change_master_key(&self, to: &str) -> Result<(), ProviderError> {
        let (wrapping, store) = (Wrapping::to_change_to(to)?, &self.shared.store);
        let fingerprint = wrapping.fingerprint();
        for _ in 0..TRIES {
            let before = store.keys().await?;
            let rewrap = |key: &WrappedKey| {
                let bytes = self.shared.keys.master.unwrap(key)?;
                let chance = self.shared.randomness.as_ref();
                Ok(wrapping.wrap(key.id.clone(), &key.purpose, &bytes, key.created_at, chance))
            };
            let after = before.iter().map(rewrap).collect::<Result<Vec<_>, ProviderError>>()?;
            let subject = Subject::new("master_key", fingerprint, fingerprint);
            let event = self.shared.operators_event(None, AuditAction::MasterKeyChanged, subject);
            if store.rewrap_keys(&before, &after, fingerprint, event.into()).await? {
                tracing::info!(fingerprint, "another master key wraps the keys");
                return Ok(());
            }
        }
        Err(ProviderError::Lost("the keys that were to be wrapped"))
    }
}
