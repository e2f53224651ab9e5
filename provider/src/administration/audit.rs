//! What is told in the audit log, and what administrators read of it.

use oauth::audit::AuditGroup;
use oauth::audit::chain::{Broken, Chain, EntryHash};
use oauth::timestamp::Timestamp;
pub use store::audit::AuditEntry;
use store::audit::AuditQuery;
use thiserror::Error;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::error::{ProviderError, internal_store_error};
use crate::paging;

const PAGE: u32 = 50;

/// The most entries that are handed out as a file.
pub const FILE_LIMIT: u32 = 10_000;

const STEP: u32 = 1000;

/// So many entries are counted, so that a page costs the same however long the log is.
pub const COUNTED: u32 = 1000;

/// Which entries an administrator looks for.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    pub group: Option<AuditGroup>,
    /// A part of the name or email address of who did it.
    pub actor: Option<String>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct AuditPage {
    pub entries: Vec<AuditEntry>,
    /// Those before this number are on the next page, if there is one.
    pub next: Option<i64>,
    /// How many come before them; `None`: more than are counted.
    pub before: Option<usize>,
    /// How many there are in all; `None`: more than are counted.
    pub total: Option<usize>,
}

/// Why the log is not as it was written.
#[derive(Debug, Error)]
pub enum AuditError {
    #[error("the audit log was tampered with: {0}")]
    Broken(#[from] Broken),
    #[error(
        "the audit log was tampered with: it was written up to entry {written}, and is no longer \
         the same there"
    )]
    EndMissing { written: i64 },
    #[error("the audit log was tampered with: no entry has the hash {0}")]
    UnknownHead(EntryHash),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AuditError);

impl AdministrationService {
    /// The company's entries, newest first.
    pub async fn audit_page(
        &self,
        signed_in: &Principal,
        filter: &AuditFilter,
        before: Option<i64>,
    ) -> Result<AuditPage, AdministrationError> {
        let found = self.entries(signed_in, filter, before, PAGE + 1).await?;
        let (entries, next) = paging::split(found, PAGE, |entry| entry.seq);
        let query = query(signed_in, filter, None, COUNTED + 1);
        let numbers = self.shared.store.audit_numbers(&query).await?;
        let is_counted = numbers.len() <= COUNTED as usize;
        let first = entries.first().map(|entry| entry.seq);
        Ok(AuditPage {
            before: first.and_then(|first| numbers.iter().position(|number| *number == first)),
            total: is_counted.then_some(numbers.len()),
            entries,
            next,
        })
    }

    /// The company's entries for a file, newest first: at most [`FILE_LIMIT`].
    pub async fn audit_file(
        &self,
        signed_in: &Principal,
        filter: &AuditFilter,
    ) -> Result<Vec<AuditEntry>, AdministrationError> {
        self.entries(signed_in, filter, None, FILE_LIMIT).await
    }

    async fn entries(
        &self,
        signed_in: &Principal,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, AdministrationError> {
        check_administrator(signed_in)?;
        let query = query(signed_in, filter, before, limit);
        Ok(self.shared.store.audit_entries(&query).await?)
    }

    /// Entries of all companies before that number, newest first, for the operator.
    pub async fn all_audit_entries(
        &self,
        before: Option<i64>,
    ) -> Result<Vec<AuditEntry>, ProviderError> {
        let query = AuditQuery { before, limit: STEP, ..AuditQuery::default() };
        Ok(self.shared.store.audit_entries(&query).await?)
    }

    /// Follows the whole chain, which must have the hash `known`, if one is given.
    pub async fn verify_audit(&self, known: Option<EntryHash>) -> Result<Chain, AuditError> {
        let store = &self.shared.store;
        // What is written meanwhile comes after it.
        let written = store.audit_head().await?;
        let mut chain = store.audit_beginning().await?;
        let mut is_known = known.is_none_or(|known| known == chain.head);
        let mut ends_as_written = written == chain;
        // A forged entry may have any number.
        let mut from = i64::MIN;
        loop {
            let part = store.audit_chain(from, STEP).await?;
            for entry in &part {
                chain.follow(entry)?;
                is_known = is_known || known == Some(chain.head);
                ends_as_written = ends_as_written || written == chain;
            }
            if part.is_empty() {
                break;
            }
            from = chain.length + 1;
        }
        match known {
            _ if !ends_as_written => Err(AuditError::EndMissing { written: written.length }),
            Some(known) if !is_known => Err(AuditError::UnknownHead(known)),
            _ => Ok(chain),
        }
    }
}

fn query(
    signed_in: &Principal,
    filter: &AuditFilter,
    before: Option<i64>,
    limit: u32,
) -> AuditQuery {
    AuditQuery {
        company: Some(signed_in.company.id.clone()),
        actions: filter.group.map(AuditGroup::actions).unwrap_or_default(),
        actor: filter.actor.clone(),
        since: filter.since,
        until: filter.until,
        before,
        limit,
    }
}
