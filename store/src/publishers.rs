//! Publishers, and the domains that they prove to be their own.

use async_trait::async_trait;
use oauth::client::domain::{Domain, DomainCheck};
use oauth::client::publisher::Publisher;
use oauth::client::review::NameReview;
use oauth::id::{CompanyId, PublisherId};
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::slice::Slice;
use crate::version::Version;

/// A domain that a publisher says is its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainClaim {
    pub domain: Domain,
    /// What its record or its file must say.
    pub value: String,
    /// When the proof was last looked for, and the result.
    pub checked: Option<(Timestamp, DomainCheck)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherRecord {
    pub publisher: Publisher,
    /// The company that looks after it; `None`: the operator does.
    pub company: Option<CompanyId>,
    pub version: Version,
}

/// A change of a publisher.
#[derive(Clone, Debug)]
pub struct PublisherChange {
    /// Its name and links from now on.
    pub publisher: Publisher,
    /// Whether its verified domains are replaced, too.
    pub sets_domains: bool,
    /// The company that looks after it from now on; `None`: it stays.
    pub company: Option<CompanyId>,
    /// `None`: whatever version it has.
    pub seen: Option<Version>,
    /// If users know it by another name: its clients have changed for them.
    pub renamed_at: Option<Timestamp>,
}

#[async_trait]
pub trait PublisherStore {
    /// Publishers after that one, in the order of their ids.
    async fn publishers(
        &self,
        after: Option<&PublisherId>,
        limit: u32,
    ) -> Result<Vec<PublisherRecord>, StoreError>;

    /// Those that have a verified domain: the ones whose names are not reviewed first.
    async fn reviewable_publishers(&self, slice: Slice)
    -> Result<Vec<PublisherRecord>, StoreError>;

    async fn count_reviewable_publishers(&self) -> Result<u32, StoreError>;

    async fn find_publisher(&self, id: &PublisherId)
    -> Result<Option<PublisherRecord>, StoreError>;

    /// A company's publisher.
    async fn publisher_of(
        &self,
        company: &CompanyId,
    ) -> Result<Option<PublisherRecord>, StoreError>;

    /// Adds a publisher with its verified domains; `false` if another has the id or the
    /// company.
    async fn create_publisher(
        &self,
        publisher: &Publisher,
        company: Option<&CompanyId>,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// `false` if there is none of the id and the version.
    async fn change_publisher(
        &self,
        change: &PublisherChange,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The names of publishers whose names were reviewed, and of those of their apps that were
    /// reviewed by another party, each with its publisher: names that no other publisher may
    /// use. In no particular order. A domain alone proves nothing of a name.
    async fn reviewed_names(&self) -> Result<Vec<(PublisherId, String)>, StoreError>;

    /// The domains that a publisher says are its own, by name.
    async fn domain_claims(&self, publisher: &PublisherId) -> Result<Vec<DomainClaim>, StoreError>;

    /// Stores an unchecked claim, unless there is one.
    async fn claim_domain(
        &self,
        publisher: &PublisherId,
        claim: &DomainClaim,
        effects: Effects,
    ) -> Result<(), StoreError>;

    /// Stores the result of a check. A domain that is proven is verified from now
    /// on; one that was stays so. Whether there is such a claim.
    async fn note_domain_check(
        &self,
        publisher: &PublisherId,
        domain: &Domain,
        at: Timestamp,
        found: DomainCheck,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Takes a claim back: the domain is not verified any more.
    async fn drop_domain(
        &self,
        publisher: &PublisherId,
        domain: &Domain,
        effects: Effects,
    ) -> Result<(), StoreError>;

    /// Those of all its clients, with repetitions.
    async fn redirect_uris_of_publisher(
        &self,
        publisher: &PublisherId,
    ) -> Result<Vec<String>, StoreError>;

    /// Stores that a publisher's name was reviewed. `false`, and nothing is stored, if what was
    /// reviewed is not what is stored. Any change of it ends the review, in the same transaction.
    async fn review_publisher(
        &self,
        publisher: &PublisherId,
        review: &NameReview,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Ends a review; whether there was one.
    async fn end_publisher_review(
        &self,
        publisher: &PublisherId,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
