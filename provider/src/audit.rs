//! What is told in the audit log, and what administrators read of it.

use oauth::audit::chain::{Broken, Chain, EntryHash};
use oauth::audit::{self, AuditAction, AuditEvent, AuditGroup, Person, Subject};
use oauth::client::Client;
use oauth::id::CompanyId;
use oauth::timestamp::Timestamp;
use store::StoreError;
pub use store::audit::AuditEntry;
use store::audit::AuditQuery;
pub(crate) use store::audit::recording as recorded;
use store::users::User;
use thiserror::Error;

use crate::Provider;
use crate::company_apps::{AdministrationError, check_administrator};
use crate::error::ProviderError;
use crate::paging;
use crate::session::Actor;

/// How many entries one page lists.
const PAGE: u32 = 50;

/// The most entries that are handed out as a file.
pub const FILE_LIMIT: u32 = 10_000;

/// How many entries are read at a time where all are.
const STEP: u32 = 1000;

tokio::task_local! {
    static ADDRESS: String;
}

/// Answers a request that comes from that network address: entries that the answer leaves
/// in the audit log say so, and keys that it uses, coarsely. It is ambient, so that no use
/// case hands on what only they want to know; whatever runs outside is the command line's,
/// or asked by an API for somebody else, and has no address.
pub async fn request_from<T>(address: String, answer: impl Future<Output = T>) -> T {
    ADDRESS.scope(address, answer).await
}

/// The network address that the request comes from, if it is known.
pub(crate) fn address() -> Option<String> {
    ADDRESS.try_with(String::clone).ok().filter(|address| !address.is_empty())
}

/// Which entries an administrator looks for.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// What was done.
    pub group: Option<AuditGroup>,
    /// A part of the name or e-mail address of who did it.
    pub actor: Option<String>,
    /// From then on.
    pub since: Option<Timestamp>,
    /// Until then.
    pub until: Option<Timestamp>,
}

/// Some of the entries, newest first.
#[derive(Clone, Debug)]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// Those before this number are on the next page, if there is one.
    pub next: Option<i64>,
}

/// Why the log is not as it was written.
#[derive(Debug, Error)]
pub enum AuditError {
    /// The chain is broken.
    #[error("the audit log was tampered with: {0}")]
    Broken(#[from] Broken),
    /// Entries are missing from its end, or other ones stand there.
    #[error(
        "the audit log was tampered with: it was written up to entry {written}, and is no longer \
         the same there"
    )]
    EndMissing {
        /// The number of the last entry that was written.
        written: i64,
    },
    /// The hash that somebody remembered is none of the chain's.
    #[error("the audit log was tampered with: no entry has the hash {0}")]
    UnknownHead(EntryHash),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for AuditError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// What somebody does in their company.
    pub(crate) fn event(
        &self,
        signed_in: &Actor,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            company_id: Some(signed_in.company.id.clone()),
            actor: audit::Actor::Person(person(signed_in)),
            action: action.into(),
            subject,
            detail: String::new(),
            address: address(),
        }
    }

    /// What the operator does at the command line, to something of that company.
    pub(crate) fn operators_event(
        &self,
        company_id: Option<CompanyId>,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            company_id,
            actor: audit::Actor::Operator,
            action: action.into(),
            subject,
            detail: String::new(),
            address: None,
        }
    }

    /// The company's entries, newest first.
    pub async fn audit_page(
        &self,
        signed_in: &Actor,
        filter: &AuditFilter,
        before: Option<i64>,
    ) -> Result<AuditPage, AdministrationError> {
        let found = self.entries(signed_in, filter, before, PAGE + 1).await?;
        let (entries, next) = paging::split(found, PAGE, |entry| entry.seq);
        Ok(AuditPage { entries, next })
    }

    /// The company's entries for a file, newest first: at most [`FILE_LIMIT`].
    pub async fn audit_file(
        &self,
        signed_in: &Actor,
        filter: &AuditFilter,
    ) -> Result<Vec<AuditEntry>, AdministrationError> {
        self.entries(signed_in, filter, None, FILE_LIMIT).await
    }

    async fn entries(
        &self,
        signed_in: &Actor,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, AdministrationError> {
        check_administrator(signed_in)?;
        let query = AuditQuery {
            company: Some(signed_in.company.id.clone()),
            actions: filter.group.map(AuditGroup::actions).unwrap_or_default(),
            actor: filter.actor.clone(),
            since: filter.since,
            until: filter.until,
            before,
            limit,
        };
        Ok(self.inner.store.audit_entries(&query).await?)
    }

    /// All entries of all companies before that number, newest first, some at a time: for
    /// the operator.
    pub async fn all_audit_entries(
        &self,
        before: Option<i64>,
    ) -> Result<Vec<AuditEntry>, ProviderError> {
        let query = AuditQuery { before, limit: STEP, ..AuditQuery::default() };
        Ok(self.inner.store.audit_entries(&query).await?)
    }

    /// Follows the whole chain, which must have `known` among its hashes, if somebody
    /// remembered one.
    pub async fn verify_audit(&self, known: Option<EntryHash>) -> Result<Chain, AuditError> {
        let store = &self.inner.store;
        // What is written meanwhile comes after it.
        let written = store.audit_head().await?;
        let mut chain = Chain::default();
        let mut is_known = known.is_none_or(|known| known == chain.head);
        let mut ends_as_written = written == chain;
        // Whoever adds an entry may give it any number.
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

/// Somebody, as they are now.
pub(crate) fn person(signed_in: &Actor) -> Person {
    of_user(&signed_in.user)
}

/// An account, as it is now.
pub(crate) fn of_user(user: &User) -> Person {
    Person { id: user.id.clone(), name: user.full_name(), email: user.email.clone() }
}

/// An app, or another client.
pub(crate) fn of_client(client: &Client) -> Subject {
    Subject::new("client", &client.id, &client.name)
}
