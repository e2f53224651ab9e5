//! A company says who it is as a publisher, and proves which domains are its own.

use std::time::Duration;

use async_trait::async_trait;
use oauth::audit::{AuditAction, Subject};
use oauth::client::domain::{Domain, DomainCheck, ProvenBy};
use oauth::client::publisher::Publisher;
use oauth::client::registration::check_publisher;
use oauth::hex::to_hex;
use oauth::id::PublisherId;
pub use store::publishers::DomainClaim;
use thiserror::Error;

use super::AppError;
use crate::account::session::Actor;
use crate::administration::error::check_administrator;
use crate::audit_event::with_audit_event;
use crate::clients::ClientService;

/// How many domains a publisher has at most.
const DOMAINS: usize = 10;

/// How long one waits between two looks at one claim.
const BETWEEN_CHECKS: Duration = Duration::from_secs(10);

/// What a company writes of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublisherDraft {
    pub name: String,
    pub website: String,
    /// The e-mail address that people write to when they need help.
    pub support_email: String,
    pub privacy_policy: String,
    pub terms: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no answer")]
pub struct NoAnswer;

/// Looks where a publisher was told to put the proof.
#[async_trait]
pub trait DomainLookup: Send + Sync {
    /// The texts of the TXT records of that name; none, if there are none.
    async fn records(&self, name: &str) -> Result<Vec<String>, NoAnswer>;

    /// What the file at that address says; `None`, if there is none.
    async fn file(&self, address: &str) -> Result<Option<String>, NoAnswer>;
}

/// Why a domain was not claimed.
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
        signed_in: &Actor,
    ) -> Result<Option<(Publisher, Vec<DomainClaim>)>, AppError> {
        check_administrator(signed_in)?;
        let store = &self.shared.store;
        let Some(publisher) = store.publisher_of(&signed_in.company.id).await? else {
            return Ok(None);
        };
        let claims = store.domain_claims(&publisher.id).await?;
        Ok(Some((publisher, claims)))
    }

    /// Keeps what a company says of itself as a publisher. Under another name people
    /// are asked again by every app of it.
    pub async fn write_publisher(
        &self,
        signed_in: &Actor,
        draft: PublisherDraft,
    ) -> Result<(), AppError> {
        check_administrator(signed_in)?;
        let store = &self.shared.store;
        let before = store.publisher_of(&signed_in.company.id).await?;
        let link = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let publisher = Publisher {
            id: match &before {
                Some(publisher) => publisher.id.clone(),
                None => PublisherId::new(self.shared.new_id("pub_")),
            },
            name: draft.name.trim().to_owned(),
            verified_domains: Vec::new(),
            website: link(draft.website),
            support_email: link(draft.support_email),
            privacy_policy: link(draft.privacy_policy),
            terms: link(draft.terms),
        };
        let rules = self.name_rules(Some(&publisher.id)).await?;
        let publisher = check_publisher(publisher, &rules).map_err(AppError::Refused)?;
        let is_renamed = before.is_some_and(|before| before.name != publisher.name);
        let renamed_at = is_renamed.then(|| self.shared.now());
        let subject = Subject::new("publisher", &publisher.id, &publisher.name);
        let event = self.shared.event(signed_in, AuditAction::PublisherChanged, subject);
        let put = store.put_publisher_of(&signed_in.company.id, &publisher, renamed_at);
        Ok(with_audit_event(event, put).await?)
    }

    pub async fn claim_domain(&self, signed_in: &Actor, domain: Domain) -> Result<(), ClaimError> {
        let (publisher, claims) = self.publisher_to_prove(signed_in).await?;
        if claims.len() >= DOMAINS {
            return Err(ClaimError::TooMany);
        }
        let random = to_hex(&self.shared.random::<16>());
        let value = format!("countersign-domain-verification={random}");
        let claim = DomainClaim { domain, value, checked: None };
        let subject = of_domain(&publisher, &claim.domain);
        let event = self.shared.event(signed_in, AuditAction::DomainClaimed, subject);
        let keep = self.shared.store.claim_domain(&publisher.id, &claim);
        Ok(with_audit_event(event, keep).await.map_err(AppError::from)?)
    }

    /// Looks for the proof of a claim: first for the record, then for the file.
    pub async fn check_domain(
        &self,
        signed_in: &Actor,
        domain: &Domain,
        lookup: &dyn DomainLookup,
    ) -> Result<DomainCheck, AppError> {
        let (publisher, claims) = self.publisher_to_prove(signed_in).await?;
        let claim = claims.iter().find(|claim| claim.domain == *domain);
        let claim = claim.ok_or(AppError::NotFound)?;
        let now = self.shared.now();
        // Looking at other people's servers is limited.
        if let Some((at, found)) = claim.checked
            && now.since(at) < BETWEEN_CHECKS
        {
            return Ok(found);
        }
        let found = look(claim, lookup).await;
        let store = &self.shared.store;
        let subject = of_domain(&publisher, domain);
        let mut event = self.shared.event(signed_in, AuditAction::DomainChecked, subject);
        event.detail.push_str(found.as_str());
        let note = store.note_domain_check(&publisher.id, domain, now, found);
        with_audit_event(event, note).await?;
        tracing::info!(publisher_id = %publisher.id, %domain, found = found.as_str(), "looked");
        Ok(found)
    }

    pub async fn drop_domain(&self, signed_in: &Actor, domain: &Domain) -> Result<(), AppError> {
        let (publisher, _) = self.publisher_to_prove(signed_in).await?;
        let subject = of_domain(&publisher, domain);
        let event = self.shared.event(signed_in, AuditAction::DomainDropped, subject);
        Ok(with_audit_event(event, self.shared.store.drop_domain(&publisher.id, domain)).await?)
    }

    async fn publisher_to_prove(
        &self,
        signed_in: &Actor,
    ) -> Result<(Publisher, Vec<DomainClaim>), AppError> {
        self.own_publisher(signed_in).await?.ok_or(AppError::NoPublisher)
    }
}

fn of_domain(publisher: &Publisher, domain: &Domain) -> Subject {
    Subject::new("domain", &publisher.id, domain.as_str())
}

async fn look(claim: &DomainClaim, lookup: &dyn DomainLookup) -> DomainCheck {
    let is_proof = |text: &str| text.trim() == claim.value;
    let records = lookup.records(&claim.domain.record_name()).await;
    if records.iter().flatten().any(|text| is_proof(text)) {
        return DomainCheck::Proven(ProvenBy::Record);
    }
    let file = lookup.file(&claim.domain.file_address()).await;
    match (records, file) {
        (_, Ok(Some(text))) if is_proof(&text) => DomainCheck::Proven(ProvenBy::File),
        (_, Ok(Some(_))) => DomainCheck::OtherValue,
        (Ok(records), _) if !records.is_empty() => DomainCheck::OtherValue,
        (Err(NoAnswer), Err(NoAnswer)) => DomainCheck::NoAnswer,
        _ => DomainCheck::NotFound,
    }
}
