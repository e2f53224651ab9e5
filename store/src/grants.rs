//! Grants: what users allowed, and how it is removed.

use async_trait::async_trait;
use oauth::consent::grant::Grant;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::id::{ClientId, CompanyId, GrantId, UserId};
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::slice::Slice;

/// What decides what a person can allow an app: their grant, the policy and the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentContext {
    /// The active one, if there is one.
    pub grant: Option<Grant>,
    pub policy: CompanyPolicy,
    pub decision: Option<AppDecision>,
    /// It is about the host of the app, and none is about the app.
    pub decided_by_host: bool,
}

/// A grant, ended or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantRecord {
    /// The grant as it is, or was when it ended.
    pub grant: Grant,
    /// Who removed it and when, if anyone did.
    pub revoked: Option<Revocation>,
}

impl GrantRecord {
    /// When it ended, if it has.
    pub fn ended_at(&self, now: Timestamp) -> Option<Timestamp> {
        let by_itself = self
            .grant
            .expires_at
            .map_or(self.grant.unused_ends_at, |end| end.min(self.grant.unused_ends_at));
        match &self.revoked {
            Some(revoked) => Some(revoked.at.min(by_itself)),
            None => (by_itself <= now).then_some(by_itself),
        }
    }
}

#[derive(Clone, Debug)]
pub struct OwnGrantsQuery {
    /// Whose they are.
    pub user: UserId,
    /// For which company they are; `None`: for any.
    pub company: Option<CompanyId>,
    /// Those that have ended; else the active ones.
    pub ended: bool,
    pub now: Timestamp,
    /// What ended before is not shown any more.
    pub ended_after: Timestamp,
    /// The first day of which requests are counted.
    pub requests_since: Timestamp,
    /// The last one of the page before.
    pub before: Option<GrantId>,
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnGrant {
    pub record: GrantRecord,
    /// The app's name.
    pub app: String,
    pub requests: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnGrantCounts {
    pub active: u32,
    pub ended: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    pub at: Timestamp,
    /// By whom; `None`: by the server, or before that was noted.
    pub by: Option<UserId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    pub scope: Scope,
    pub event: ScopeEvent,
    pub at: Timestamp,
    /// The words that the person was shown, where they were noted.
    pub wording: Option<Wording>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeEvent {
    Allowed,
    /// The person was asked, and did not allow it.
    Declined,
    Removed {
        by: Option<UserId>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Their language, as BCP 47 writes it.
    pub language: String,
    /// The scope's short name.
    pub prompt: String,
    /// What it allows.
    pub sentence: String,
}

/// One app in a company: what people have allowed it, and how many have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectedApp {
    pub client_id: ClientId,
    pub name: String,
    pub publisher: Option<String>,
    pub disabled: bool,
    /// All that any of them has allowed.
    pub scopes: ScopeSet,
    pub people: u32,
    /// When it last got a token, of whichever of them.
    pub last_used_at: Option<Timestamp>,
}

/// Who has allowed an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonOfApp {
    pub grant: GrantId,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
}

#[async_trait]
pub trait GrantStore {
    /// The context of this person and this client, all of one moment.
    async fn find_consent_context(
        &self,
        user: &UserId,
        client: &ClientId,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<ConsentContext, StoreError>;

    async fn find_grant_record(&self, id: &GrantId) -> Result<Option<GrantRecord>, StoreError>;

    /// A user's grants, newest first: active ones, and those that ended after `ended_after`.
    async fn grants_of_user(
        &self,
        user: &UserId,
        ended_after: Timestamp,
    ) -> Result<Vec<GrantRecord>, StoreError>;

    /// A page of what a person sees of their own grants in a company, newest first. What ended with an app that is disabled is not among them.
    async fn own_grants(&self, query: &OwnGrantsQuery) -> Result<Vec<OwnGrant>, StoreError>;

    /// How many there are of both kinds.
    async fn count_own_grants(&self, query: &OwnGrantsQuery) -> Result<OwnGrantCounts, StoreError>;

    /// What happened to a grant's scopes, oldest first.
    async fn grant_history(&self, id: &GrantId) -> Result<Vec<HistoryEntry>, StoreError>;

    /// Takes one scope back. Whether it was allowed until then.
    async fn remove_scope(
        &self,
        id: &GrantId,
        scope: &Scope,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Takes a grant back. Whether it stood until then.
    async fn revoke_grant(
        &self,
        id: &GrantId,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The apps that the present users of a company have connected, by client id.
    async fn connected_apps(
        &self,
        company: &CompanyId,
        now: Timestamp,
    ) -> Result<Vec<ConnectedApp>, StoreError>;

    /// The same for one app; `None`: none of them has connected it.
    async fn connected_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
    ) -> Result<Option<ConnectedApp>, StoreError>;

    /// The active grants for one app of the present users of a company, newest first.
    async fn grants_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
        slice: Slice,
    ) -> Result<Vec<GrantRecord>, StoreError>;

    /// Everyone who has allowed an app in a company, in the order of [`Self::grants_of_app`].
    async fn people_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        now: Timestamp,
    ) -> Result<Vec<PersonOfApp>, StoreError>;

    /// Revokes every active grant for one app in a company; how many.
    async fn revoke_grants_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<u64, StoreError>;
}
