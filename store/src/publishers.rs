//! Publishers that companies look after, and the domains that they prove to be their own.

use async_trait::async_trait;
use oauth::client::domain::{Domain, DomainCheck};
use oauth::client::publisher::Publisher;
use oauth::id::{CompanyId, PublisherId};
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// A domain that a publisher says is its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainClaim {
    /// The domain.
    pub domain: Domain,
    /// What its record or its file must say.
    pub value: String,
    /// When somebody last looked, and what they found.
    pub checked: Option<(Timestamp, DomainCheck)>,
}

/// A publisher, and the company that looks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherRecord {
    /// The publisher.
    pub publisher: Publisher,
    /// None: the operator does.
    pub company: Option<CompanyId>,
}

/// Keeps them.
#[async_trait]
pub trait PublisherStore {
    /// The publishers whose ids come after that one, in the order of their ids.
    async fn publishers(
        &self,
        after: Option<&PublisherId>,
        limit: u32,
    ) -> Result<Vec<PublisherRecord>, StoreError>;

    /// The publisher of that id.
    async fn find_publisher(&self, id: &PublisherId)
    -> Result<Option<PublisherRecord>, StoreError>;

    /// Keeps a publisher, in place of the one of its id, with its domains and its company,
    /// which has no other. If people knew it by another name, its clients have changed for
    /// them.
    async fn put_publisher(
        &self,
        record: &PublisherRecord,
        renamed_at: Option<Timestamp>,
    ) -> Result<(), StoreError>;

    /// A company's publisher.
    async fn publisher_of(&self, company: &CompanyId) -> Result<Option<Publisher>, StoreError>;

    /// Registers a company's publisher, or replaces it; its domains stay as they are.
    /// If people knew it by another name, its clients have changed for them.
    async fn put_publisher_of(
        &self,
        company: &CompanyId,
        publisher: &Publisher,
        renamed_at: Option<Timestamp>,
    ) -> Result<(), StoreError>;

    /// The domains that a publisher says are its own, by name.
    async fn domain_claims(&self, publisher: &PublisherId) -> Result<Vec<DomainClaim>, StoreError>;

    /// Keeps a claim that nobody has looked at; one that is kept stays as it is.
    async fn claim_domain(
        &self,
        publisher: &PublisherId,
        claim: &DomainClaim,
    ) -> Result<(), StoreError>;

    /// Notes what a look at a claim found. A domain that is proven is verified from now
    /// on; one that was stays so. Whether there is such a claim.
    async fn note_domain_check(
        &self,
        publisher: &PublisherId,
        domain: &Domain,
        at: Timestamp,
        found: DomainCheck,
    ) -> Result<bool, StoreError>;

    /// Takes a claim back: the domain is not verified any more.
    async fn drop_domain(&self, publisher: &PublisherId, domain: &Domain)
    -> Result<(), StoreError>;
}
