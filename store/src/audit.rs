//! The audit log: entries are added and read, never changed.
//!
//! An entry is written in the transaction of what it tells of: [`recording`] hands the
//! event to the store's next write, which adds it if it changed something. What was
//! refused, or had been done before, leaves none; what was done never lacks its own.

use std::cell::Cell;

use async_trait::async_trait;
use oauth::audit::chain::{Chain, KeptEntry};
use oauth::audit::{AuditAction, AuditEvent};
use oauth::id::CompanyId;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

tokio::task_local! {
    static EVENT: Cell<Option<AuditEvent>>;
}

/// Does `act`, of whose first write `event` tells.
pub async fn recording<T>(event: AuditEvent, act: impl Future<Output = T>) -> T {
    EVENT.scope(Cell::new(Some(event)), act).await
}

/// The event that the write which now begins is to add: for stores.
pub(crate) fn take_event() -> Option<AuditEvent> {
    EVENT.try_with(Cell::take).ok().flatten()
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number, from 1.
    pub seq: i64,
    /// What it tells of.
    pub event: AuditEvent,
}

/// Which entries are meant.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    /// Only those of this company; `None`: all there are, for the operator.
    pub company: Option<CompanyId>,
    /// Only these actions, unless there are none.
    pub actions: Vec<AuditAction>,
    /// Only those of people of the company with this in their e-mail address or name; the
    /// letters A to Z in whatever case.
    pub actor: Option<String>,
    /// Only from then on.
    pub since: Option<Timestamp>,
    /// Only until then.
    pub until: Option<Timestamp>,
    /// Only those before this number.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: u32,
}

/// Keeps the audit log.
#[async_trait]
pub trait AuditStore {
    /// Adds an entry by itself.
    async fn append_event(&self, event: &AuditEvent) -> Result<(), StoreError>;

    /// Entries, newest first; whatever has become of one, it is among them.
    async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<AuditEntry>, StoreError>;

    /// The chain from that number on, as it is kept, at most so many. Whoever meddled with
    /// it may have used numbers below 1.
    async fn audit_chain(&self, from: i64, limit: u32) -> Result<Vec<KeptEntry>, StoreError>;

    /// How long the chain is and how it ends, as it was noted with the last entry.
    async fn audit_head(&self) -> Result<Chain, StoreError>;
}
