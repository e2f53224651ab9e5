//! Which client an id names, however it became known.

use std::sync::Arc;

use oauth::audit::{AuditAction, AuditEvent};
use oauth::client::Client;
use oauth::client::introduced::fault::DocumentFault;
use oauth::client::introduced::origin::Origin;
use oauth::id::ClientId;
use store::StoreError;
use store::introductions::DocumentRecord;

use crate::audit_event::of_client;
use crate::error::ProviderError;
use crate::shared::Shared;

impl Shared {
    /// `Err` inside: it names a document that is not to be had, or not accepted.
    pub(crate) async fn resolve_client(
        &self,
        id: &ClientId,
    ) -> Result<Result<Option<Arc<Client>>, DocumentFault>, StoreError> {
        match Origin::of(id) {
            Origin::Person => Ok(Ok(self.store.find_client(id).await?)),
            Origin::Registration => Ok(Ok(self.registered_app(id).await?)),
            Origin::Document => Ok(self.document_client(id).await?.map(Some)),
        }
    }

    pub(crate) async fn find_client(
        &self,
        id: &ClientId,
    ) -> Result<Option<Arc<Client>>, StoreError> {
        Ok(self.resolve_client(id).await?.ok().flatten())
    }

    /// The same client, stored: a person answers to it. `event` says of whose act that is.
    pub(crate) async fn stored_client(
        &self,
        client: &Arc<Client>,
        event: impl FnOnce(AuditAction) -> AuditEvent,
    ) -> Result<Arc<Client>, ProviderError> {
        if client.origin() == Origin::Person {
            return Ok(Arc::clone(client));
        }
        if let Some(stored) = self.store.find_client(&client.id).await? {
            return Ok(stored);
        }
        let event = AuditEvent {
            subject: of_client(client),
            detail: client.id.to_string(),
            ..event(AuditAction::AppIntroduced)
        };
        if let Some(document) = self.known_documents.get(&client.id) {
            let record = DocumentRecord {
                client_id: client.id.clone(),
                host: client.document_host().unwrap_or_default(),
                fetched_at: document.fetched_at,
                fresh_until: document.fresh_until,
                failure: None,
            };
            self.store.create_document_client(client, &record, event.into()).await?;
            self.known_documents.forget(&client.id);
            if document.logo.is_some() {
                self.wanted_logos.want(&client.id, document.logo);
            }
        } else {
            self.store.create_client(client, event.into()).await?;
        }
        let stored = self.store.find_client(&client.id).await?;
        stored.ok_or(ProviderError::Lost("an app that introduced itself"))
    }
}
