//! Registering clients and publishers: the one way in.

use oauth::client::Client;
use oauth::client::publisher::Publisher;
use oauth::client::registration::{RegistrationError, check_client, check_publisher};
use oauth::display_text::NameRules;
use oauth::id::PublisherId;
use store::publishers::PublisherChange;
use store::{Effects, StoreError};
use thiserror::Error;

use crate::clients::ClientService;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum RegisterClientError {
    #[error(transparent)]
    Refused(#[from] RegistrationError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(RegisterClientError);

impl ClientService {
    /// Registers a client, or changes what was registered under its id, if its
    /// texts do not deceive. Its publisher must have been registered before.
    pub async fn register_client(&self, client: Client) -> Result<(), RegisterClientError> {
        let client = self.checked_client(client).await?;
        let store = &self.shared.store;
        match store.find_client_to_change(&client.id).await? {
            None => store.create_client(&client, Effects::NONE).await?,
            Some((_, seen)) => store.change_client(&client, seen, Effects::NONE).await?,
        };
        Ok(())
    }

    pub(crate) async fn checked_client(
        &self,
        client: Client,
    ) -> Result<Client, RegisterClientError> {
        let publisher = client.publisher.as_ref().map(|publisher| &publisher.id);
        let rules = self.name_rules(publisher).await?;
        Ok(check_client(client, &rules)?)
    }

    pub(crate) async fn checked_publisher(
        &self,
        publisher: Publisher,
    ) -> Result<Publisher, RegisterClientError> {
        let rules = self.name_rules(Some(&publisher.id)).await?;
        Ok(check_publisher(publisher, &rules)?)
    }

    /// Registers a publisher of demo data, or changes what was registered under its id. An
    /// operator adds or sets one (`manage_publishers.rs`), which is in the audit log.
    pub async fn register_publisher(
        &self,
        publisher: Publisher,
    ) -> Result<(), RegisterClientError> {
        let publisher = self.checked_publisher(publisher).await?;
        let store = &self.shared.store;
        if !store.create_publisher(&publisher, None, Effects::NONE).await? {
            let (company, seen, renamed_at) = (None, None, None);
            let change =
                PublisherChange { publisher, sets_domains: true, company, seen, renamed_at };
            store.change_publisher(&change, Effects::NONE).await?;
        }
        Ok(())
    }

    /// The names that are not free: the platform's, and the reviewed ones of publishers other than
    /// `own`.
    pub(crate) async fn name_rules(
        &self,
        own: Option<&PublisherId>,
    ) -> Result<NameRules, StoreError> {
        let names = self.shared.store.reviewed_names().await?;
        let others = names.into_iter().filter(|(id, _)| Some(id) != own).map(|(_, name)| name);
        Ok(NameRules::new(&self.shared.settings.platform_name, others))
    }
}
