//! People who sign in with an identity provider.

use async_trait::async_trait;
use oauth::credential::digest::Digest;
use oauth::id::{IdentityProviderId, UserId};
use oauth::membership::Membership;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::{Deserialize, Serialize};

use crate::effects::Effects;
use crate::error::StoreError;
use crate::sessions::Session;
use crate::sign_in::Counted;

/// A person's identity at an identity provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpstreamIdentity {
    pub provider: IdentityProviderId,
    pub subject: String,
}

/// A session at an identity provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpstreamSession {
    pub identity: UpstreamIdentity,
    /// What it is called there.
    pub sid: Option<String>,
}

/// What came of it that an identity was to be unlinked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlinked {
    Done,
    /// The user has no identity there.
    WasNot,
    /// Without it they could not sign in.
    OnlyWayIn,
}

#[async_trait]
pub trait UpstreamPeopleStore {
    /// The user who is that.
    async fn find_upstream_user(
        &self,
        identity: &UpstreamIdentity,
    ) -> Result<Option<UserId>, StoreError>;

    /// `false` if that identity is linked already. With a membership that the user has from then
    /// on, if they belong to the company not yet.
    async fn link_upstream_identity(
        &self,
        identity: &UpstreamIdentity,
        user: &UserId,
        joins: Option<&Membership>,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The providers at which the user has an identity: their ids and names.
    async fn providers_of_user(
        &self,
        user: &UserId,
    ) -> Result<Vec<(IdentityProviderId, String)>, StoreError>;

    /// The user has no identity at the provider any more, and their sessions that began there end;
    /// with
    /// `needs_another_way`, only if the account has another way in.
    async fn unlink_upstream_identity(
        &self,
        provider: &IdentityProviderId,
        user: &UserId,
        needs_another_way: bool,
        effects: Effects,
    ) -> Result<Unlinked, StoreError>;

    /// Adds a user who is that; `false` if an account is linked to it already, or has the address.
    async fn create_upstream_user(
        &self,
        user: &User,
        membership: &Membership,
        identity: &UpstreamIdentity,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Stores what is needed when a user returns with this state.
    async fn begin_upstream_request(
        &self,
        state: &Digest,
        sealed: &str,
        expires_at: Timestamp,
    ) -> Result<(), StoreError>;

    /// What was stored, once, if it has not expired.
    async fn take_upstream_request(
        &self,
        state: &Digest,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError>;

    /// As [`SignInStore::begin_session`](crate::sign_in::SignInStore::begin_session), of a user
    /// who signed in with an identity provider, which can end the session.
    async fn begin_upstream_session(
        &self,
        session: &Session,
        token: &Digest,
        epoch: i64,
        counted: Option<Counted>,
        there: &UpstreamSession,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Ends the sessions that began with a provider: of a person there, of a session there, or what
    /// is both. How many they were.
    async fn end_upstream_sessions(
        &self,
        provider: &IdentityProviderId,
        subject: Option<&str>,
        sid: Option<&str>,
        effects: Effects,
    ) -> Result<u64, StoreError>;
}
