//! Clients whose ids are the addresses of their metadata documents.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::client::introduced::client_url::ClientUrl;
use oauth::client::introduced::document::{ClientDocument, DOCUMENT_BYTES};
use oauth::client::introduced::fault::DocumentFault;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use store::introductions::DocumentRecord;
use store::{Effects, StoreError, Version};

use super::known::{Document, LAST_GOOD, PAUSE, fresh_for};
use super::source::{FetchError, Fetched, Wanted};
use crate::audit_event::of_client;
use crate::shared::Shared;

/// A stored client, and what is known of its document.
struct Stored {
    client: Client,
    version: Version,
    record: Option<DocumentRecord>,
}

impl Shared {
    pub(super) async fn document_client(
        &self,
        id: &ClientId,
    ) -> Result<Result<Arc<Client>, DocumentFault>, StoreError> {
        let now = self.now();
        let known = self.known_documents.get(id);
        if let Some(document) = known.as_ref().filter(|document| now < document.fresh_until) {
            match (&document.client, self.store.find_client(id).await?) {
                (None, Some(client)) => return Ok(Ok(client)),
                (Some(client), None) => return Ok(Ok(Arc::clone(client))),
                // Another node may have stored it, and the operator may have disabled it since.
                (Some(_), Some(_)) | (None, None) => self.known_documents.forget(id),
            }
        }
        let url = match ClientUrl::parse(id) {
            Ok(url) if self.settings.introductions.permits(&url) => url,
            Ok(_) => return Ok(Err(DocumentFault::NotPermitted)),
            Err(error) => return Ok(Err(error.into())),
        };
        let stored = self.stored_document(id).await?;
        if let Some(stored) = stored.as_ref().filter(|stored| stored.client.disabled) {
            return Ok(Ok(Arc::new(stored.client.clone())));
        }
        if let Some(record) = stored.as_ref().and_then(|stored| stored.record.as_ref())
            && now < record.fresh_until
        {
            return self.stored_until(id, record.fetched_at, record.fresh_until).await;
        }
        let wanted =
            Wanted { url: url.url().clone(), limit: DOCUMENT_BYTES, is_known: stored.is_some() };
        let fetched = match self.fetching.fetch(wanted).await {
            Ok(fetched) => fetched,
            Err(error) => {
                return match stored {
                    Some(stored) => self.last_good(id, stored, error).await,
                    None => Ok(last_known(known, now, &error)),
                };
            }
        };
        match ClientDocument::read(id, &url, &fetched.body) {
            Ok(document) => self.take_document(id, &url, &document, &fetched, stored).await,
            Err(error) => {
                let fault = DocumentFault::Refused(error);
                if let Some(stored) = stored {
                    self.note_failure(&stored, fault.to_string()).await?;
                }
                self.known_documents.forget(id);
                Ok(Err(fault))
            }
        }
    }

    async fn stored_document(&self, id: &ClientId) -> Result<Option<Stored>, StoreError> {
        let Some((client, version)) = self.store.find_client_to_change(id).await? else {
            return Ok(None);
        };
        let record = self.store.find_document(id).await?;
        Ok(Some(Stored { client, version, record }))
    }

    async fn stored_until(
        &self,
        id: &ClientId,
        fetched_at: Timestamp,
        fresh_until: Timestamp,
    ) -> Result<Result<Arc<Client>, DocumentFault>, StoreError> {
        let document = Document { client: None, logo: None, fetched_at, fresh_until };
        self.known_documents.put(id, document, true);
        let client = self.store.find_client(id).await?;
        Ok(client.ok_or(DocumentFault::Busy))
    }

    async fn take_document(
        &self,
        id: &ClientId,
        url: &ClientUrl,
        document: &ClientDocument,
        fetched: &Fetched,
        stored: Option<Stored>,
    ) -> Result<Result<Arc<Client>, DocumentFault>, StoreError> {
        let now = self.now();
        let fresh_until = now + fresh_for(fetched.fresh_for);
        let scopes = self.scopes_of_self_introduced(document.scope());
        let client = document.client(scopes, &self.name_rules().await?, now);
        let Some(Stored { client: before, version, .. }) = stored else {
            let client = Arc::new(client);
            let known = Some(Arc::clone(&client));
            let logo = document.logo().cloned();
            let document = Document { client: known, logo, fetched_at: now, fresh_until };
            self.known_documents.put(id, document, false);
            return Ok(Ok(client));
        };
        if document.logo().is_some() || before.logo.is_some() {
            self.wanted_logos.want(id, document.logo().cloned());
        }
        let is_another = client.is_another_than(&before);
        let client = Client {
            registered_at: before.registered_at,
            changed_at: if is_another { Some(now) } else { before.changed_at },
            logo: before.logo.clone(),
            disabled: before.disabled,
            access_epoch: before.access_epoch,
            ..client
        };
        let effects = if is_another {
            let mut event = self.own_event(None, AuditAction::ClientChanged, of_client(&client));
            "document".clone_into(&mut event.detail);
            event.into()
        } else {
            Effects::NONE
        };
        let record = DocumentRecord {
            client_id: id.clone(),
            host: url.host().to_owned(),
            fetched_at: now,
            fresh_until,
            failure: None,
        };
        let changed = (client != before).then_some((client, version));
        // Where another was quicker, theirs is as new.
        self.store.note_document(&record, changed.as_ref(), effects).await?;
        self.stored_until(id, now, fresh_until).await
    }

    /// Known hosts refuse data centres at times.
    async fn last_good(
        &self,
        id: &ClientId,
        stored: Stored,
        error: FetchError,
    ) -> Result<Result<Arc<Client>, DocumentFault>, StoreError> {
        let now = self.now();
        let fetched_at = stored.record.as_ref().map(|record| record.fetched_at);
        let is_good = fetched_at.is_some_and(|at| now < at + LAST_GOOD);
        match error {
            FetchError::Busy if is_good => Ok(Ok(Arc::new(stored.client))),
            FetchError::Busy => Ok(Err(DocumentFault::Busy)),
            error => {
                self.note_failure(&stored, error.to_string()).await?;
                match (fetched_at, &error) {
                    (Some(at), FetchError::Away { .. }) if is_good => {
                        self.stored_until(id, at, now + PAUSE).await
                    }
                    _ => Ok(Err(DocumentFault::NotFetched(error.shown()))),
                }
            }
        }
    }

    async fn note_failure(&self, stored: &Stored, why: String) -> Result<(), StoreError> {
        let Some(record) = &stored.record else { return Ok(()) };
        let record = DocumentRecord { failure: Some((self.now(), why)), ..record.clone() };
        self.store.note_document(&record, None, Effects::NONE).await?;
        Ok(())
    }
}

fn last_known(
    known: Option<Document>,
    now: Timestamp,
    error: &FetchError,
) -> Result<Arc<Client>, DocumentFault> {
    let is_good = |document: &Document| now < document.fetched_at + LAST_GOOD;
    let client = known.filter(is_good).and_then(|document| document.client);
    match (client, error) {
        (Some(client), FetchError::Busy | FetchError::Away { .. }) => Ok(client),
        (_, FetchError::Busy) => Err(DocumentFault::Busy),
        (_, error) => Err(DocumentFault::NotFetched(error.shown())),
    }
}
