//! Secrets of others that we need as they are, wrapped with the master key as our own keys: they
//! change with it, and outlive those that seal.

use super::KeyService;
use crate::error::ProviderError;

const PURPOSE: &str = "secret";

impl KeyService {
    /// Stores a secret, and returns its ID.
    pub(crate) async fn store_secret(&self, secret: &str) -> Result<String, ProviderError> {
        let store = &self.shared.store;
        let noted = store.master_key().await?;
        let wrapping = self.shared.keys.master.wrapping(noted.as_deref())?;
        let (id, now) = (self.shared.new_id("secret_"), self.shared.now());
        let chance = self.shared.randomness.as_ref();
        let stored = wrapping.wrap(id.clone(), PURPOSE, secret.as_bytes(), now, chance);
        store.insert_key(&stored, store::Effects::NONE).await?;
        Ok(id)
    }

    pub(crate) async fn stored_secret(&self, id: &str) -> Result<Option<String>, ProviderError> {
        let all = self.shared.store.keys().await?;
        let stored = all.iter().find(|key| key.id == id && key.purpose == PURPOSE);
        let Some(stored) = stored else { return Ok(None) };
        let bytes = self.shared.keys.master.unwrap(stored)?;
        let broken = |_| ProviderError::WrongMasterKey { id: id.to_owned() };
        Ok(Some(String::from_utf8(bytes).map_err(broken)?))
    }

    pub(crate) async fn drop_secret(&self, id: &str) -> Result<(), ProviderError> {
        self.shared.store.replace_key(id, None, store::Effects::NONE).await?;
        Ok(())
    }
}
