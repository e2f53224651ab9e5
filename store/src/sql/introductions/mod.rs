//! Apps that introduce themselves.

pub(crate) mod documents;
pub(crate) mod host_decision;
pub(crate) mod hosts;
pub(crate) mod registrations;

use async_trait::async_trait;
use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId};
use oauth::timestamp::Timestamp;

use self::documents::{
    DOCUMENTS, DOCUMENTS_OF_COMPANY, FIND_DOCUMENT, put_document, read_app, read_document,
};
use self::hosts::{HOST_DECISIONS, decide_host, read_host_decision};
use self::registrations::{
    FIND_REGISTRATION, FIND_TOKEN, INSERT_TOKEN, change_registration, create, delete, end_unused,
    read_registration,
};
use super::clients::{change_client, insert_client};
use super::driver::Driver;
use super::row::single;
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::introductions::{
    DocumentApp, DocumentRecord, HostDecision, IntroductionStore, Registered, Registration,
    RegistrationChange, RegistrationLimits,
};
use crate::memory::Topic;
use crate::policies::DecisionChange;
use crate::version::Version;

#[async_trait]
impl<D: Driver> IntroductionStore for D {
    async fn find_document(&self, id: &ClientId) -> Result<Option<DocumentRecord>, StoreError> {
        self.find_one("find a metadata document", FIND_DOCUMENT, params![id], read_document).await
    }

    async fn create_document_client(
        &self,
        client: &Client,
        document: &DocumentRecord,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) =
            ("store an app that introduced itself", (client.clone(), document.clone()));
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            let (client, document) = &*args;
            if !insert_client(&tx, client).await? {
                return Ok(false);
            }
            put_document(&tx, document).await?;
            Ok(true)
        })
        .await
    }

    async fn note_document(
        &self,
        document: &DocumentRecord,
        changed: Option<&(Client, Version)>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (document.clone(), changed.cloned());
        let topic = changed.map(|_| Topic::Clients);
        self.write_with(topic, effects, "note a metadata document", args, |tx, args| async move {
            let (document, changed) = &*args;
            if let Some((client, seen)) = changed
                && !change_client(&tx, client, *seen).await?
            {
                return Ok(false);
            }
            put_document(&tx, document).await?;
            Ok(true)
        })
        .await
    }

    async fn documents_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<DocumentApp>, StoreError> {
        let doing = "list a company's metadata documents";
        self.find_all(doing, DOCUMENTS_OF_COMPANY, params![company, limit], read_app).await
    }

    async fn documents(&self, limit: u32) -> Result<Vec<DocumentApp>, StoreError> {
        self.find_all("list metadata documents", DOCUMENTS, params![limit], read_app).await
    }

    async fn host_decisions(&self, company: &CompanyId) -> Result<Vec<HostDecision>, StoreError> {
        let doing = "list what a company decided about hosts";
        self.find_all(doing, HOST_DECISIONS, params![company], read_host_decision).await
    }

    async fn decide_host(
        &self,
        company: &CompanyId,
        host: &str,
        change: &DecisionChange,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (company.clone(), host.to_owned(), change.clone());
        self.write_with(None, effects, "decide about a host", args, |tx, args| async move {
            let (company, host, change) = &*args;
            decide_host(&tx, company, host, change).await
        })
        .await
    }

    async fn create_registration(
        &self,
        registration: &Registration,
        limits: RegistrationLimits,
    ) -> Result<Registered, StoreError> {
        let args = registration.clone();
        self.write("register an app", args, move |tx, registration| async move {
            create(&tx, &registration, limits).await
        })
        .await
    }

    async fn find_registration(&self, id: &ClientId) -> Result<Option<Registration>, StoreError> {
        let doing = "find a registration";
        self.find_one(doing, FIND_REGISTRATION, params![id], read_registration).await
    }

    async fn change_registration(
        &self,
        change: &RegistrationChange,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("change a registration", change.clone());
        let topic = change.client.as_ref().map(|_| Topic::Clients);
        self.write_with(topic, effects, doing, args, |tx, args| async move {
            change_registration(&tx, &args).await
        })
        .await
    }

    async fn delete_registration(
        &self,
        id: &ClientId,
        seen: &Digest,
        at: Timestamp,
        counted_until: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("delete a registration", (id.clone(), *seen));
        self.write_with(Topic::Clients, effects, doing, args, move |tx, args| async move {
            let (id, seen) = &*args;
            delete(&tx, id, seen, at, counted_until).await
        })
        .await
    }

    async fn end_unused_registrations(
        &self,
        now: Timestamp,
        unused_since: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        let doing = "end unused registrations";
        self.write_with(Topic::Clients, Effects::NONE, doing, (), move |tx, _| async move {
            end_unused(&tx, now, unused_since, limit).await
        })
        .await
    }

    async fn create_registration_token(
        &self,
        token: &Digest,
        expires_at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let (doing, token) = ("make a registration token", *token);
        self.write_with(None, effects, doing, token, move |tx, token| async move {
            tx.execute(INSERT_TOKEN, params![&*token, expires_at]).await?;
            Ok(())
        })
        .await
    }

    async fn is_registration_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("find a registration token", params![token, now]);
        Ok(self.find_one(doing, FIND_TOKEN, args, single::<Timestamp>).await?.is_some())
    }
}
