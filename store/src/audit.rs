//! The audit log: entries are added and read, never changed.
//!
//! An entry is written in the transaction of its act ([`Effects`](crate::Effects)).

use async_trait::async_trait;
use oauth::audit::chain::{Chain, KeptEntry};
use oauth::audit::{AuditAction, AuditEvent};
use oauth::id::CompanyId;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number, from 1.
    pub seq: i64,
    pub event: AuditEvent,
}

#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    /// Only those of this company; `None`: all there are, for the operator.
    pub company: Option<CompanyId>,
    /// Only these actions, unless there are none.
    pub actions: Vec<AuditAction>,
    /// Only those of people of the company with this in their email address or name; the
    /// letters A to Z in whatever case.
    pub actor: Option<String>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Only those before this number.
    pub before: Option<i64>,
    pub limit: u32,
}

#[async_trait]
pub trait AuditStore {
    /// Entries, newest first; whatever has become of one, it is among them.
    async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError>;

    /// The numbers of the entries, newest first.
    async fn audit_numbers(&self, query: &AuditQuery) -> Result<Vec<i64>, StoreError>;

    /// The stored chain from that number on. A forged entry may have a number below 1.
    async fn audit_chain(&self, from: i64, limit: u32) -> Result<Vec<KeptEntry>, StoreError>;

    /// How long the chain is and how it ends, as it was noted with the last entry.
    async fn audit_head(&self) -> Result<Chain, StoreError>;

    /// After what the chain goes on: the last entry that was deleted because of its age.
    async fn audit_beginning(&self) -> Result<Chain, StoreError>;

    /// Deletes of the oldest entries at most `limit` that were written before a time, up to the first
    /// that was not; how many.
    async fn delete_old_entries(&self, before: Timestamp, limit: u32) -> Result<u64, StoreError>;
}
