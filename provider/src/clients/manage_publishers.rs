//! An operator looks after publishers.

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::client::domain::Domain;
use oauth::client::publisher::Publisher;
use oauth::client::registration::{RegistrationError, check_publisher};
use oauth::id::{CompanyId, PublisherId};
use serde::Deserialize;
use store::Effects;
use store::publishers::PublisherChange;
pub use store::publishers::PublisherRecord;
use thiserror::Error;

use crate::clients::ClientService;
use crate::clients::review_publishers::change_of_trust;
use crate::error::{ProviderError, internal_store_error};
use crate::paging;

const PAGE: u32 = 200;

/// What an operator's file says of a publisher.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublisherFile {
    pub name: String,
    pub website: Option<String>,
    /// The email address to which users write for help.
    pub support_email: Option<String>,
    pub privacy_policy: Option<String>,
    pub terms: Option<String>,
    /// The domains that the operator has seen proven; left out, they stay as they are.
    pub verified_domains: Option<Vec<String>>,
    /// The company that looks after it; left out, it stays as it is.
    pub company: Option<CompanyId>,
}

/// Why no publisher was added or changed. The text is for the operator.
#[derive(Debug, Error)]
pub enum ManagePublisherError {
    #[error("there is no publisher {0}")]
    UnknownPublisher(PublisherId),
    #[error("company: there is no company {0}")]
    UnknownCompany(CompanyId),
    #[error("company: {0} has the publisher {1} already")]
    HasAnother(CompanyId, PublisherId),
    #[error("company: the publisher is {0}'s, and stays so")]
    OtherCompany(CompanyId),
    #[error("verified_domains: {0} is no domain that could be verified")]
    Domain(String),
    #[error("the publisher has been changed meanwhile; nothing was changed: try again")]
    EditedMeanwhile,
    #[error(transparent)]
    Refused(#[from] RegistrationError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ManagePublisherError);

impl ClientService {
    /// All publishers, in the order of their ids.
    pub async fn publishers(&self) -> Result<Vec<PublisherRecord>, ProviderError> {
        let store = &self.shared.store;
        let read =
            |last: Option<PublisherId>| async move { store.publishers(last.as_ref(), PAGE).await };
        Ok(paging::all(|record: &PublisherRecord| record.publisher.id.clone(), read).await?)
    }

    pub async fn publisher(
        &self,
        id: &PublisherId,
    ) -> Result<PublisherRecord, ManagePublisherError> {
        let found = self.shared.store.find_publisher(id).await?;
        found.ok_or_else(|| ManagePublisherError::UnknownPublisher(id.clone()))
    }

    pub async fn add_publisher(
        &self,
        file: PublisherFile,
    ) -> Result<PublisherRecord, ManagePublisherError> {
        self.put_publisher(None, PublisherId::new(self.shared.new_id("pub_")), file).await
    }

    /// Replaces what is known of a publisher. Under another name people are asked again
    /// by every app of it.
    pub async fn set_publisher(
        &self,
        id: &PublisherId,
        file: PublisherFile,
    ) -> Result<PublisherRecord, ManagePublisherError> {
        let before = self.publisher(id).await?;
        self.put_publisher(Some(before), id.clone(), file).await
    }

    async fn put_publisher(
        &self,
        before: Option<PublisherRecord>,
        id: PublisherId,
        file: PublisherFile,
    ) -> Result<PublisherRecord, ManagePublisherError> {
        let company_before = before.as_ref().and_then(|before| before.company.clone());
        let company = match (company_before, file.company) {
            (Some(before), Some(now)) if before != now => {
                return Err(ManagePublisherError::OtherCompany(before));
            }
            (None, Some(now)) => {
                self.check_without_publisher(&now).await?;
                Some(now)
            }
            (before, _) => before,
        };
        if let Some(domain) = file.verified_domains.as_deref().and_then(unverifiable) {
            return Err(ManagePublisherError::Domain(domain.clone()));
        }
        let sets_domains = file.verified_domains.is_some();
        let publisher = Publisher {
            id,
            name: file.name,
            verified_domains: file.verified_domains.unwrap_or_default(),
            website: file.website,
            support_email: file.support_email,
            privacy_policy: file.privacy_policy,
            terms: file.terms,
            review: None,
        };
        let rules = self.name_rules(Some(&publisher.id)).await?;
        let publisher = check_publisher(publisher, &rules)?;
        let (id, store) = (publisher.id.clone(), &self.shared.store);
        let effects =
            self.effects_of_publisher(before.as_ref(), &publisher, company.as_ref(), sets_domains);
        let is_done = if let Some(before) = before {
            let is_renamed = before.publisher.name != publisher.name;
            let renamed_at = is_renamed.then(|| self.shared.now());
            let seen = Some(before.version);
            let change = PublisherChange { publisher, sets_domains, company, seen, renamed_at };
            store.change_publisher(&change, effects).await?
        } else {
            store.create_publisher(&publisher, company.as_ref(), effects).await?
        };
        if is_done { self.publisher(&id).await } else { Err(ManagePublisherError::EditedMeanwhile) }
    }

    /// Adds the publisher of a client's file, or changes the one of that id.
    pub(super) async fn put_publisher_of_client(
        &self,
        publisher: Publisher,
    ) -> Result<(), ManagePublisherError> {
        let before = self.shared.store.find_publisher(&publisher.id).await?;
        let file = PublisherFile {
            name: publisher.name,
            website: publisher.website,
            support_email: publisher.support_email,
            privacy_policy: publisher.privacy_policy,
            terms: publisher.terms,
            verified_domains: Some(publisher.verified_domains),
            company: None,
        };
        self.put_publisher(before, publisher.id, file).await?;
        Ok(())
    }

    /// The publisher's company reads of it.
    fn effects_of_publisher(
        &self,
        before: Option<&PublisherRecord>,
        now: &Publisher,
        company: Option<&CompanyId>,
        sets_domains: bool,
    ) -> Effects {
        let subject = Subject::new("publisher", &now.id, &now.name);
        let domains = sets_domains.then_some(now.verified_domains.as_slice());
        let before = before.map(|before| &before.publisher);
        let detail = change_of_trust(before, &now.name, domains);
        let action = AuditAction::PublisherChanged;
        AuditEvent { detail, ..self.shared.operators_event(company.cloned(), action, subject) }
            .into()
    }

    async fn check_without_publisher(
        &self,
        company: &CompanyId,
    ) -> Result<(), ManagePublisherError> {
        let store = &self.shared.store;
        if store.find_company(company).await?.is_none() {
            return Err(ManagePublisherError::UnknownCompany(company.clone()));
        }
        match store.publisher_of(company).await? {
            Some(other) => {
                Err(ManagePublisherError::HasAnother(company.clone(), other.publisher.id))
            }
            None => Ok(()),
        }
    }
}

/// A domain that cannot be proven, or that is written another way than the server writes it:
/// loopback is for the demo, and an address is no name.
pub(super) fn unverifiable(domains: &[String]) -> Option<&String> {
    let is_one =
        |domain: &&String| Domain::parse(domain).is_ok_and(|parsed| parsed.as_str() == **domain);
    domains.iter().find(|domain| !is_one(domain))
}
