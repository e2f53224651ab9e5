//! Browser sessions.

use async_trait::async_trait;
use oauth::digest::Digest;
use oauth::id::{SessionId, UserId};
use oauth::timestamp::Timestamp;

use crate::StoreError;

/// A session's record. The cookie's value is kept as a hash beside it and
/// changes at each sign-in; the record stays, so that requests pending in other
/// tabs stay bound to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The record's id.
    pub id: SessionId,
    /// Who is signed in.
    pub user_id: UserId,
    /// When the record was made.
    pub created_at: Timestamp,
    /// When the person last gave their password.
    pub authenticated_at: Timestamp,
    /// When the session was last used, to within ten minutes.
    pub last_used_at: Timestamp,
}

/// Keeps sessions.
#[async_trait]
pub trait SessionStore {
    /// The session whose cookie has that hash, however old: the caller knows
    /// the lifetimes.
    async fn find_session(&self, token: &Digest) -> Result<Option<Session>, StoreError>;

    /// Notes that the session was used.
    async fn touch_session(&self, id: &SessionId, now: Timestamp) -> Result<(), StoreError>;

    /// Ends the session: its cookie means nothing any more.
    async fn end_session(&self, id: &SessionId) -> Result<(), StoreError>;
}
