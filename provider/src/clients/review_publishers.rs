//! Platform administrators, and the operator, review the names of publishers.

use oauth::audit::{Actor, AuditAction, AuditEvent, Subject};
use oauth::client::publisher::Publisher;
use oauth::client::review::{NameReview, ReviewedFacts};
use oauth::consent::shown::ShownDigest;
use oauth::id::PublisherId;
use store::publishers::PublisherRecord;
use thiserror::Error;

use crate::account::session::Principal;
use crate::audit_event::{Act, of_user};
use crate::caller::Caller;
use crate::clients::ClientService;
use crate::error::{ProviderError, internal_store_error};
use crate::paging::{PageOf, Position};

/// A publisher as a reviewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewablePublisher {
    pub record: PublisherRecord,
    pub facts: ReviewedFacts,
}

impl ReviewablePublisher {
    /// What a review of it is of.
    pub fn shown(&self) -> ShownDigest {
        self.facts.digest()
    }

    pub fn is_reviewed(&self) -> bool {
        self.record.publisher.review.as_ref().is_some_and(|review| review.facts == self.facts)
    }
}

#[derive(Clone, Copy)]
pub enum Reviewer<'a> {
    Operator,
    Person(Caller<'a>),
}

#[derive(Debug, Error)]
pub enum ReviewError {
    #[error("only platform administrators may do this")]
    NotPlatformAdministrator,
    #[error("the name of a publisher is not reviewed by its own company")]
    OwnPublisher,
    #[error("there is no publisher {0}")]
    UnknownPublisher(PublisherId),
    #[error("{0} has no verified domain: nothing says whose name it is")]
    NoDomain(PublisherId),
    #[error(
        "name, domains or hosts are not those that were shown; nothing was reviewed: look again"
    )]
    ShownChanged,
    #[error("the name is not reviewed")]
    NotReviewed,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ReviewError);

/// How many publishers are on one page.
const PAGE: u32 = 25;

impl ClientService {
    /// A publisher with what a review of its name is of.
    pub async fn reviewable(
        &self,
        record: PublisherRecord,
    ) -> Result<ReviewablePublisher, ProviderError> {
        let Publisher { id, name, verified_domains, .. } = &record.publisher;
        let uris = self.shared.store.redirect_uris_of_publisher(id).await?;
        let facts = ReviewedFacts::of(name, verified_domains, uris.iter().map(String::as_str));
        Ok(ReviewablePublisher { record, facts })
    }

    /// All that could be reviewed, for programs: the ones that wait first.
    pub async fn reviewable_publishers(
        &self,
        signed_in: &Principal,
    ) -> Result<Vec<ReviewablePublisher>, ReviewError> {
        self.check_reviewer(signed_in)?;
        let mut found = Vec::new();
        for record in self.publishers().await? {
            if !record.publisher.verified_domains.is_empty() {
                found.push(self.reviewable(record).await?);
            }
        }
        found.sort_by_key(ReviewablePublisher::is_reviewed);
        Ok(found)
    }

    /// A page of them.
    pub async fn reviewable_publishers_page(
        &self,
        signed_in: &Principal,
        page: u32,
    ) -> Result<PageOf<ReviewablePublisher>, ReviewError> {
        self.check_reviewer(signed_in)?;
        let store = &self.shared.store;
        let position = Position::new(page, PAGE, store.count_reviewable_publishers().await?);
        let mut found = Vec::new();
        for record in store.reviewable_publishers(position.slice()).await? {
            found.push(self.reviewable(record).await?);
        }
        Ok(position.of(found))
    }

    /// Marks a publisher's name as reviewed, if it, its domains and the hosts of its apps are what
    /// was `seen`.
    pub async fn review_publisher(
        &self,
        reviewer: Reviewer<'_>,
        id: &PublisherId,
        seen: &ShownDigest,
    ) -> Result<ReviewablePublisher, ReviewError> {
        let found = self.found_for_review(reviewer, id).await?;
        if found.facts.domains.is_empty() {
            return Err(ReviewError::NoDomain(id.clone()));
        }
        if found.shown() != *seen {
            return Err(ReviewError::ShownChanged);
        }
        let event = self.event_of_review(reviewer, AuditAction::PublisherReviewed, &found);
        let list = |set: &std::collections::BTreeSet<String>| {
            set.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let event = event.with_detail(format!(
            "domains={} hosts={}",
            list(&found.facts.domains),
            list(&found.facts.hosts)
        ));
        let review = NameReview { facts: found.facts, at: self.shared.now() };
        if !self.shared.store.review_publisher(id, &review, event.into()).await? {
            return Err(ReviewError::ShownChanged);
        }
        tracing::info!(publisher_id = %id, "a publisher's name was reviewed");
        self.found_for_review(reviewer, id).await
    }

    /// Takes a review back.
    pub async fn end_publisher_review(
        &self,
        reviewer: Reviewer<'_>,
        id: &PublisherId,
    ) -> Result<ReviewablePublisher, ReviewError> {
        let found = self.found_for_review(reviewer, id).await?;
        let event = self.event_of_review(reviewer, AuditAction::PublisherReviewEnded, &found);
        if !self.shared.store.end_publisher_review(id, event.into()).await? {
            return Err(ReviewError::NotReviewed);
        }
        tracing::info!(publisher_id = %id, "the review of a publisher's name was taken back");
        self.found_for_review(reviewer, id).await
    }

    async fn found_for_review(
        &self,
        reviewer: Reviewer<'_>,
        id: &PublisherId,
    ) -> Result<ReviewablePublisher, ReviewError> {
        if let Reviewer::Person(caller) = reviewer {
            self.check_reviewer(&caller)?;
        }
        let found = self.shared.store.find_publisher(id).await?;
        let record = found.ok_or_else(|| ReviewError::UnknownPublisher(id.clone()))?;
        if let Reviewer::Person(caller) = reviewer
            && record.company.as_ref() == Some(&caller.company.id)
        {
            return Err(ReviewError::OwnPublisher);
        }
        Ok(self.reviewable(record).await?)
    }

    fn check_reviewer(&self, signed_in: &Principal) -> Result<(), ReviewError> {
        let is_one = self.is_platform_administrator(signed_in);
        if is_one { Ok(()) } else { Err(ReviewError::NotPlatformAdministrator) }
    }

    /// The publisher's company reads of it.
    fn event_of_review(
        &self,
        reviewer: Reviewer<'_>,
        action: AuditAction,
        found: &ReviewablePublisher,
    ) -> Act {
        let PublisherRecord { publisher, company, .. } = &found.record;
        let subject = Subject::new("publisher", &publisher.id, &publisher.name);
        match reviewer {
            Reviewer::Operator => {
                self.shared.operators_event(company.clone(), action, subject).into()
            }
            Reviewer::Person(caller) => {
                let act = self.shared.event(caller, action, subject);
                act.with(|event| AuditEvent {
                    company_id: company.clone(),
                    actor: Actor::Platform(of_user(&caller.user)),
                    ..event
                })
            }
        }
    }
}

/// What a change does to what is proven of a publisher, for the audit log: other domains, another
/// name, and that the review of its name has ended. `domains`: `None` if they stay.
pub(crate) fn change_of_trust(
    before: Option<&Publisher>,
    name: &str,
    domains: Option<&[String]>,
) -> String {
    let old = before.map_or(&[][..], |before| &before.verified_domains);
    let new = domains.unwrap_or(old);
    let added = new.iter().filter(|domain| !old.contains(domain));
    let gone = old.iter().filter(|domain| !new.contains(domain));
    let marked = |mark: &'static str| move |domain: &String| format!("{mark}{domain}");
    let domains: Vec<String> = added.map(marked("+")).chain(gone.map(marked("-"))).collect();
    let renamed = before.filter(|before| before.name != name);
    let ends_review = (renamed.is_some() || !domains.is_empty())
        && before.is_some_and(|before| before.review.is_some());
    let domains = (!domains.is_empty()).then(|| format!("domains={}", domains.join(" ")));
    let review = ends_review.then(|| "review=ended".to_owned());
    let renamed = renamed.map(|before| format!("before={}", before.name));
    [domains, review, renamed].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
