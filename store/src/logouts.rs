//! What apps know of sessions, and apps that are to learn that one has ended: they are told from here
//! (OpenID Connect Back-Channel Logout 1.0). As in the [outbox](crate::outbox), what is to be sent is
//! stored in the transaction of what it is about, and leased by who sends it.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::id::{ClientId, SessionId, UserId};
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// A session that has ended, and an app that knew it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedLogout {
    pub row: i64,
    pub client: ClientId,
    pub session: SessionId,
    pub user: UserId,
    /// The number of the lease, from 1. A later lease makes it void.
    pub lease: u32,
}

#[async_trait]
pub trait LogoutStore {
    /// Which apps know which session of a user by an ID token.
    async fn apps_of_sessions(
        &self,
        user: &UserId,
    ) -> Result<Vec<(SessionId, ClientId)>, StoreError>;

    /// Leases what is due until `until`: at most `limit`, of one app at most `of_one`, so that none
    /// waits for another that is slow.
    async fn lease_logouts(
        &self,
        now: Timestamp,
        until: Timestamp,
        of_one: u32,
        limit: u32,
    ) -> Result<Vec<LeasedLogout>, StoreError>;

    /// The app was told, or it is given up: then the audit log says so. Whether the lease was still
    /// valid.
    async fn ack_logout(
        &self,
        row: i64,
        lease: u32,
        given_up: Option<AuditEvent>,
    ) -> Result<bool, StoreError>;

    /// It waits until it is tried again. Whether the lease was still valid.
    async fn retry_logout_at(
        &self,
        row: i64,
        lease: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError>;
}
