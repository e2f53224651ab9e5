//! The outbox: emails that wait to be sent.
//!
//! An email is stored in the transaction of what it reports ([`Effects`]). It
//! has what happened, not a text: that is written when it is sent. A sender leases emails until
//! a time: meanwhile no other gets them. An email whose sender died is due again then. Sent or
//! given up, it is deleted.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::id::EmailId;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
pub use crate::email::{Email, FactorRef, Notification, SignInChange};
use crate::error::StoreError;

/// An email that the holder of the lease may send, until a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedEmail {
    pub email: Email,
    /// The number of the lease, from 1. A later lease makes it void.
    pub lease: u32,
}

#[async_trait]
pub trait OutboxStore {
    /// Stores emails, with their entries, about what needs no other write.
    async fn queue_emails(&self, effects: Effects) -> Result<(), StoreError>;

    /// Leases emails that are due until `until`, the longest due first, at most `limit`.
    async fn lease_emails(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<LeasedEmail>, StoreError>;

    /// Deletes an email that was sent, or is given up: then the audit log says so. Whether the
    /// lease was still valid.
    async fn ack_email(
        &self,
        id: &EmailId,
        lease: u32,
        given_up: Option<AuditEvent>,
    ) -> Result<bool, StoreError>;

    /// Lets an email wait until it is tried again. Whether the lease was still valid.
    async fn retry_email_at(
        &self,
        id: &EmailId,
        lease: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError>;
}
