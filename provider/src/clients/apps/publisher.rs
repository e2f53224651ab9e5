//! A company says who it is as a publisher, and proves which domains are its own.

use std::time::Duration;

use async_trait::async_trait;
use oauth::audit::{AuditAction, Subject};
use oauth::client::domain::{Domain, DomainCheck, ProvenBy};
use oauth::client::publisher::Publisher;
use oauth::client::registration::check_publisher;
use oauth::hex::to_hex;
use oauth::id::PublisherId;
use store::Version;
pub use store::publishers::DomainClaim;
use store::publishers::{PublisherChange, PublisherRecord};
use thiserror::Error;

use super::AppError;
use crate::account::session::Principal;
use crate::administration::error::check_administrator;
use crate::caller::Caller;
use crate::clients::ClientService;
use crate::clients::review_publishers::change_of_trust;

/// How many domains a publisher has at most.
const DOMAINS: usize = 10;

/// How long one waits between two looks at one claim.
const BETWEEN_CHECKS: Duration = Duration::from_secs(10);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublisherDraft {
    pub name: String,
    pub website: String,
    /// The email address to which users write for help.
    pub support_email: String,
    pub privacy_policy: String,
    pub terms: String,
}

/// A company's publisher, and the domains that it says are its own.
#[derive(Clone, Debug)]
pub struct OwnPublisher {
    pub publisher: Publisher,
    pub version: Version,
    pub claims: Vec<DomainClaim>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no answer")]
pub struct NoAnswer;

/// Looks where a publisher was told to put the proof.
#[async_trait]
pub trait DomainLookup: Send + Sync {
    /// First for the record, then for the file.
    async fn check(&self, claim: &DomainClaim) -> DomainCheck {
        let is_proof = |text: &str| text.trim() == claim.value;
        let records = self.records(&claim.domain.record_name()).await;
        if records.iter().flatten().any(|text| is_proof(text)) {
            return DomainCheck::Proven(ProvenBy::Record);
        }
        let file = self.file(&claim.domain.file_address()).await;
        match (records, file) {
            (_, Ok(Some(text))) if is_proof(&text) => DomainCheck::Proven(ProvenBy::File),
            (_, Ok(Some(_))) => DomainCheck::OtherValue,
            (Ok(records), _) if !records.is_empty() => DomainCheck::OtherValue,
            (Err(NoAnswer), Err(NoAnswer)) => DomainCheck::NoAnswer,
            _ => DomainCheck::NotFound,
        }
    }

    /// The texts of the TXT records of that name; none, if there are none.
    async fn records(&self, name: &str) -> Result<Vec<String>, NoAnswer>;

    /// What the file at that address says; `None`, if there is none.
    async fn file(&self, address: &str) -> Result<Option<String>, NoAnswer>;
}

#[derive(Debug, Error)]
pub enum ClaimError {
    #[error("a publisher has at most {DOMAINS} domains")]
    TooMany,
    #[error(transparent)]
    App(#[from] AppError),
}

impl ClientService {
    /// The company's publisher, and the domains that it says are its own.
    pub async fn own_publisher(
        &self,
        signed_in: &Principal,
    ) -> Result<Option<OwnPublisher>, AppError> {
        check_administrator(signed_in)?;
        let store = &self.shared.store;
        let Some(found) = store.publisher_of(&signed_in.company.id).await? else {
            return Ok(None);
        };
        let PublisherRecord { publisher, version, .. } = found;
        let claims = store.domain_claims(&publisher.id).await?;
        Ok(Some(OwnPublisher { publisher, version, claims }))
    }

    /// Stores what a company says of itself as a publisher, if that is still what was `seen`.
    /// Under another name people are asked again by every app of it.
    pub async fn write_publisher(
        &self,
        caller: Caller<'_>,
        draft: PublisherDraft,
        seen: Option<Version>,
    ) -> Result<(), AppError> {
        check_administrator(&caller)?;
        let store = &self.shared.store;
        let before = store.publisher_of(&caller.company.id).await?;
        let link = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let publisher = Publisher {
            id: match &before {
                Some(before) => before.publisher.id.clone(),
                None => PublisherId::new(self.shared.new_id("pub_")),
            },
            name: draft.name.trim().to_owned(),
            verified_domains: Vec::new(),
            website: link(draft.website),
            support_email: link(draft.support_email),
            privacy_policy: link(draft.privacy_policy),
            terms: link(draft.terms),
            review: None,
        };
        let rules = self.name_rules(Some(&publisher.id)).await?;
        let publisher = check_publisher(publisher, &rules).map_err(AppError::Refused)?;
        let subject = Subject::new("publisher", &publisher.id, &publisher.name);
        let event = self.shared.event(caller, AuditAction::PublisherChanged, subject);
        let known = before.as_ref().map(|before| &before.publisher);
        let event = event.with_detail(change_of_trust(known, &publisher.name, None));
        let effects = event.into();
        let is_done = if let Some(before) = before {
            let is_renamed = before.publisher.name != publisher.name;
            let renamed_at = is_renamed.then(|| self.shared.now());
            // Whether it is renamed is known of this version alone.
            let seen = seen.or(Some(before.version));
            let (sets_domains, company) = (false, None);
            let change = PublisherChange { publisher, sets_domains, company, seen, renamed_at };
            store.change_publisher(&change, effects).await?
        } else {
            let is_expected = seen.is_none_or(|seen| seen == Version::default());
            let company = Some(&caller.company.id);
            is_expected && store.create_publisher(&publisher, company, effects).await?
        };
        if is_done { Ok(()) } else { Err(AppError::EditedMeanwhile) }
    }

    pub async fn claim_domain(&self, caller: Caller<'_>, domain: Domain) -> Result<(), ClaimError> {
        let OwnPublisher { publisher, claims, .. } = self.publisher_to_prove(&caller).await?;
        if claims.len() >= DOMAINS {
            return Err(ClaimError::TooMany);
        }
        let random = to_hex(&self.shared.random::<16>());
        let value = format!("countersign-domain-verification={random}");
        let claim = DomainClaim { domain, value, checked: None };
        let subject = of_domain(&publisher, &claim.domain);
        let event = self.shared.event(caller, AuditAction::DomainClaimed, subject);
        let store = &self.shared.store;
        store.claim_domain(&publisher.id, &claim, event.into()).await.map_err(AppError::from)?;
        Ok(())
    }

    /// Looks for the proof of a claim.
    pub async fn check_domain(
        &self,
        caller: Caller<'_>,
        domain: &Domain,
        lookup: &dyn DomainLookup,
    ) -> Result<DomainCheck, AppError> {
        let OwnPublisher { publisher, claims, .. } = self.publisher_to_prove(&caller).await?;
        let claim = claims.iter().find(|claim| claim.domain == *domain);
        let claim = claim.ok_or(AppError::NotFound)?;
        let now = self.shared.now();
        // Looking at other people's servers is limited.
        if let Some((at, found)) = claim.checked
            && now.since(at) < BETWEEN_CHECKS
        {
            return Ok(found);
        }
        let found = lookup.check(claim).await;
        let store = &self.shared.store;
        let subject = of_domain(&publisher, domain);
        let event = self.shared.event(caller, AuditAction::DomainChecked, subject);
        let event = event.with_detail(found.as_str());
        store.note_domain_check(&publisher.id, domain, now, found, event.into()).await?;
        tracing::info!(publisher_id = %publisher.id, %domain, found = found.as_str(), "looked");
        Ok(found)
    }

    pub async fn drop_domain(&self, caller: Caller<'_>, domain: &Domain) -> Result<(), AppError> {
        let OwnPublisher { publisher, .. } = self.publisher_to_prove(&caller).await?;
        let subject = of_domain(&publisher, domain);
        let event = self.shared.event(caller, AuditAction::DomainDropped, subject);
        Ok(self.shared.store.drop_domain(&publisher.id, domain, event.into()).await?)
    }

    async fn publisher_to_prove(&self, signed_in: &Principal) -> Result<OwnPublisher, AppError> {
        self.own_publisher(signed_in).await?.ok_or(AppError::NoPublisher)
    }
}

fn of_domain(publisher: &Publisher, domain: &Domain) -> Subject {
    Subject::new("domain", &publisher.id, domain.as_str())
}
