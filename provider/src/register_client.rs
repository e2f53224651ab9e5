//! Registering clients and publishers: the one way in.

use oauth::client::Client;
use oauth::display_text::NameRules;
use oauth::id::PublisherId;
use oauth::publisher::Publisher;
use oauth::registration::{RegistrationError, check_client, check_publisher};
use store::StoreError;
use thiserror::Error;

use crate::Provider;
use crate::error::ProviderError;

/// Why nothing was registered.
#[derive(Debug, Error)]
pub enum RegisterClientError {
    /// What was to be registered breaks a rule.
    #[error(transparent)]
    Refused(#[from] RegistrationError),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for RegisterClientError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// Registers a client, or replaces what was registered under its id, if its
    /// texts deceive nobody. Its publisher must have been registered before.
    pub async fn register_client(&self, client: Client) -> Result<(), RegisterClientError> {
        let publisher = client.publisher.as_ref().map(|publisher| &publisher.id);
        let rules = self.name_rules(publisher).await?;
        Ok(self.inner.store.register_client(&check_client(client, &rules)?).await?)
    }

    /// Registers a publisher, or replaces what was registered under its id.
    pub async fn register_publisher(
        &self,
        publisher: Publisher,
    ) -> Result<(), RegisterClientError> {
        let rules = self.name_rules(Some(&publisher.id)).await?;
        Ok(self.inner.store.register_publisher(&check_publisher(publisher, &rules)?).await?)
    }

    /// The names that somebody may not use: the platform's, and those of verified
    /// publishers other than `own`.
    pub(crate) async fn name_rules(
        &self,
        own: Option<&PublisherId>,
    ) -> Result<NameRules, StoreError> {
        let names = self.inner.store.verified_names().await?;
        let others = names.into_iter().filter(|(id, _)| Some(id) != own).map(|(_, name)| name);
        Ok(NameRules::new(&self.inner.settings.platform_name, others))
    }
}
