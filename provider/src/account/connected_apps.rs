//! A person looks at what they have allowed, and takes it back.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::{Client, Requirement};
use oauth::id::GrantId;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
pub use store::grants::{GrantRecord, HistoryEntry, ScopeEvent};
use store::policies::ApprovalRequest;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::session::{Principal, SignedIn};
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};
use crate::request_counts::counted_since;

/// An app that a person has connected, now or until lately.
#[derive(Clone, Debug)]
pub struct ConnectedApp {
    pub record: GrantRecord,
    pub client: Arc<Client>,
    pub ended_at: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct ConnectedAppDetails {
    pub app: ConnectedApp,
    /// What can be removed by itself: what the app works without.
    pub removable: ScopeSet,
    /// How often it called APIs lately, by the catalogue's groups of permissions; empty where the
    /// group is not known.
    pub requests: Vec<(String, u64)>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// The names of those who removed something, in place of their ids.
    pub removed_by: Vec<(oauth::id::UserId, String)>,
}

/// A request to an administrator, as the person who made it sees it.
#[derive(Clone, Debug)]
pub struct OwnRequest {
    pub request: ApprovalRequest,
    pub client_name: String,
}

#[derive(Debug, Error)]
pub enum RemoveError {
    #[error("there is no such access to remove")]
    NotFound,
    #[error("the app needs this permission; all access can be removed")]
    Required { client_name: String },
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(RemoveError);

/// How many requests to administrators a person sees of their own.
const OWN_REQUESTS: u32 = 20;

impl AccountService {
    /// What a person has allowed: active grants, and those that ended lately.
    pub async fn connected_apps(
        &self,
        signed_in: &SignedIn,
    ) -> Result<Vec<ConnectedApp>, ProviderError> {
        let ended_after = self.shared.now() - self.shared.settings.lifetimes.ended_grant_shown;
        let records = self.shared.store.grants_of_user(&signed_in.user.id, ended_after).await?;
        let mut apps = Vec::with_capacity(records.len());
        // What was allowed in another company opens nothing any more.
        let here = |record: &GrantRecord| record.grant.company_id == signed_in.company.id;
        for record in records.into_iter().filter(here) {
            let app = self.connected_app_of(record).await?;
            // An app that is removed, or that the operator has disabled, has no access, and what
            // it had ended with it.
            let ended_with_app =
                app.record.revoked.as_ref().is_some_and(|ended| ended.by.is_none());
            if !app.client.disabled || app.ended_at.is_some() && !ended_with_app {
                apps.push(app);
            }
        }
        Ok(apps)
    }

    /// One of them with its history; `None` if it is not this person's.
    pub async fn connected_app(
        &self,
        signed_in: &SignedIn,
        id: &GrantId,
    ) -> Result<Option<ConnectedAppDetails>, ProviderError> {
        let Some(record) = self.own_grant(signed_in, id).await? else { return Ok(None) };
        let app = self.connected_app_of(record).await?;
        let history = self.shared.store.grant_history(id).await?;
        let requests = if app.ended_at.is_none() {
            self.shared.store.requests_of_grant(id, counted_since(self.shared.now())).await?
        } else {
            Vec::new()
        };
        let mut removed_by = Vec::new();
        let grant_remover = app.record.revoked.as_ref().and_then(|revoked| revoked.by.as_ref());
        let removers = history.iter().filter_map(|entry| match &entry.event {
            ScopeEvent::Removed { by } => by.as_ref(),
            _ => None,
        });
        for user in removers.chain(grant_remover) {
            if removed_by.iter().all(|(known, _)| known != user)
                && let Some(found) = self.shared.store.find_user(user).await?
            {
                removed_by.push((user.clone(), found.full_name()));
            }
        }
        let removable = removable(&app);
        Ok(Some(ConnectedAppDetails { app, removable, requests, history, removed_by }))
    }

    /// Takes one permission back. Tokens that live lose it at once.
    pub async fn remove_permission(
        &self,
        caller: Caller<'_>,
        id: &GrantId,
        scope: &Scope,
    ) -> Result<(), RemoveError> {
        let record = self.own_grant(&caller, id).await?.ok_or(RemoveError::NotFound)?;
        let app = self.connected_app_of(record).await?;
        if !app.record.grant.scopes.contains(scope) {
            return Err(RemoveError::NotFound);
        }
        if !removable(&app).contains(scope) {
            return Err(RemoveError::Required { client_name: app.client.display_name() });
        }
        let subject = of_client(&app.client);
        let mut event = self.shared.event(caller, AuditAction::PermissionRemoved, subject);
        event.detail = scope.to_string();
        let (store, by, now) = (&self.shared.store, &caller.user.id, self.shared.now());
        let removed = store.remove_scope(id, scope, by, now, event.into()).await?;
        if removed { Ok(()) } else { Err(RemoveError::NotFound) }
    }

    /// Takes all access of an app back. Its tokens end at once.
    pub async fn remove_access(&self, caller: Caller<'_>, id: &GrantId) -> Result<(), RemoveError> {
        let record = self.own_grant(&caller, id).await?.ok_or(RemoveError::NotFound)?;
        let client = self.shared.registered_client(&record.grant.client_id).await?;
        let event = self.shared.event(caller, AuditAction::GrantRemoved, of_client(&client));
        let (store, by, now) = (&self.shared.store, &caller.user.id, self.shared.now());
        let removed = store.revoke_grant(id, by, now, event.into()).await?;
        if removed { Ok(()) } else { Err(RemoveError::NotFound) }
    }

    /// What a person has asked of their administrators, newest first.
    pub async fn own_requests(
        &self,
        signed_in: &SignedIn,
    ) -> Result<Vec<OwnRequest>, ProviderError> {
        let store = &self.shared.store;
        let mut requests = Vec::new();
        for request in store.approval_requests_of_user(&signed_in.user.id, OWN_REQUESTS).await? {
            let client_name =
                self.shared.registered_client(&request.client_id).await?.display_name();
            requests.push(OwnRequest { request, client_name });
        }
        Ok(requests)
    }

    async fn own_grant(
        &self,
        signed_in: &Principal,
        id: &GrantId,
    ) -> Result<Option<GrantRecord>, ProviderError> {
        let record = self.shared.store.find_grant_record(id).await?;
        Ok(record.filter(|record| {
            record.grant.user_id == signed_in.user.id
                && record.grant.company_id == signed_in.company.id
        }))
    }

    pub(crate) async fn connected_app_of(
        &self,
        record: GrantRecord,
    ) -> Result<ConnectedApp, ProviderError> {
        let client = self.shared.registered_client(&record.grant.client_id).await?;
        Ok(ConnectedApp { ended_at: record.ended_at(self.shared.now()), record, client })
    }
}

fn removable(app: &ConnectedApp) -> ScopeSet {
    if app.ended_at.is_some() {
        return ScopeSet::default();
    }
    let required = |scope: &Scope| {
        app.client.scope(scope).is_some_and(|entry| entry.requirement == Requirement::Required)
    };
    app.record.grant.scopes.iter().filter(|scope| !required(scope)).cloned().collect()
}
