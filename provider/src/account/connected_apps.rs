//! A person looks at what they have allowed, and takes it back.

use std::sync::Arc;

use oauth::audit::{AuditAction, AuditEvent};
use oauth::client::{Client, Requirement};
use oauth::company::Company;
use oauth::id::{ApprovalRequestId, CompanyId, GrantId};
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
pub use store::grants::{GrantRecord, HistoryEntry, OwnGrantCounts, ScopeEvent};
use store::grants::{OwnGrant, OwnGrantsQuery};
use store::policies::ApprovalRequest;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::session::{Principal, SignedIn};
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};
use crate::paging;
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
    /// That it acts for.
    pub company: Company,
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

/// Which of their apps a person looks at.
#[derive(Clone, Debug, Default)]
pub struct OwnAppsQuery {
    /// Those that were removed or have expired; else the connected ones.
    pub ended: bool,
    /// A part of their name; all, if it is empty.
    pub named: String,
    /// The last one of the page before.
    pub before: Option<GrantId>,
}

#[derive(Clone, Debug)]
pub struct OwnApp {
    pub app: ConnectedApp,
    /// The name of the company that it acts for, if the person belongs to several.
    pub company: Option<String>,
    /// In the last 30 days.
    pub requests: u64,
}

#[derive(Clone, Debug)]
pub struct OwnApps {
    pub apps: Vec<OwnApp>,
    /// The last one of them, if there are more.
    pub next: Option<GrantId>,
    pub counts: OwnGrantCounts,
}

/// A request to an administrator, as the person who made it sees it.
#[derive(Clone, Debug)]
pub struct OwnRequest {
    pub request: ApprovalRequest,
    pub client: Arc<Client>,
    /// The name of the company that is asked, if the person belongs to several.
    pub company: Option<String>,
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

/// How many apps are on one page.
const PAGE: u32 = 50;
const ALL: u32 = i32::MAX.unsigned_abs();

/// How many requests to administrators a person sees of their own.
const OWN_REQUESTS: u32 = 20;

impl AccountService {
    /// A page of what a person has allowed, in all their companies: active grants, or those that
    /// ended lately.
    pub async fn connected_apps(
        &self,
        signed_in: &SignedIn,
        list: &OwnAppsQuery,
    ) -> Result<OwnApps, ProviderError> {
        let (store, now) = (&self.shared.store, self.shared.now());
        let wanted = list.named.trim().to_lowercase();
        let query = OwnGrantsQuery {
            user: signed_in.user.id.clone(),
            company: only_company(signed_in).cloned(),
            ended: list.ended,
            now,
            ended_after: now - self.shared.settings.lifetimes.ended_grant_shown,
            requests_since: counted_since(now),
            before: list.before.clone(),
            // Databases fold few letters: names are compared here.
            limit: if wanted.is_empty() { PAGE + 1 } else { ALL },
        };
        let counts = store.count_own_grants(&query).await?;
        let found = store.own_grants(&query).await?.into_iter();
        let found = found.filter(|own| own.app.to_lowercase().contains(&wanted));
        let one_more = usize::try_from(PAGE).unwrap_or(usize::MAX).saturating_add(1);
        let (found, next) =
            paging::split(found.take(one_more).collect(), PAGE, |own| own.record.grant.id.clone());
        let mut apps = Vec::with_capacity(found.len());
        let mut named: Vec<Company> = vec![signed_in.company.clone()];
        for OwnGrant { record, requests, .. } in found {
            let id = &record.grant.company_id;
            let company = if signed_in.other_companies.is_empty() && *id == signed_in.company.id {
                None
            } else if let Some(known) = named.iter().find(|company| company.id == *id) {
                Some(known.name.clone())
            } else {
                let company = self.company_of_grant(&record).await?;
                named.push(company.clone());
                Some(company.name)
            };
            apps.push(OwnApp { app: self.connected_app_of(record).await?, company, requests });
        }
        Ok(OwnApps { apps, next, counts })
    }

    /// One of them with its history; `None` if it is not this person's.
    pub async fn connected_app(
        &self,
        signed_in: &SignedIn,
        id: &GrantId,
    ) -> Result<Option<ConnectedAppDetails>, ProviderError> {
        let record = self.own_grant(signed_in, id).await?;
        let is_shown = |record: &GrantRecord| {
            only_company(signed_in).is_none_or(|only| *only == record.grant.company_id)
        };
        let Some(record) = record.filter(is_shown) else { return Ok(None) };
        let company = self.company_of_grant(&record).await?;
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
        Ok(Some(ConnectedAppDetails { app, company, removable, requests, history, removed_by }))
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
        let company_id = Some(app.record.grant.company_id.clone());
        let event = self.shared.event(caller, AuditAction::PermissionRemoved, subject);
        let event =
            event.with(|event| AuditEvent { company_id, detail: scope.to_string(), ..event });
        let (store, by, now) = (&self.shared.store, &caller.user.id, self.shared.now());
        let removed = store.remove_scope(id, scope, by, now, event.into()).await?;
        if removed { Ok(()) } else { Err(RemoveError::NotFound) }
    }

    /// Takes all access of an app back. Its tokens end at once.
    pub async fn remove_access(&self, caller: Caller<'_>, id: &GrantId) -> Result<(), RemoveError> {
        let record = self.own_grant(&caller, id).await?.ok_or(RemoveError::NotFound)?;
        let client = self.shared.registered_client(&record.grant.client_id).await?;
        let company_id = Some(record.grant.company_id.clone());
        let event = self.shared.event(caller, AuditAction::GrantRemoved, of_client(&client));
        let event = event.with(|event| AuditEvent { company_id, ..event });
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
            if only_company(signed_in).is_some_and(|only| *only != request.company_id) {
                continue;
            }
            let client = self.shared.registered_client(&request.client_id).await?;
            let company = if signed_in.other_companies.is_empty() {
                None
            } else {
                let found = store.find_company(&request.company_id).await?;
                Some(found.ok_or(ProviderError::Lost("a request's company"))?.name)
            };
            requests.push(OwnRequest { request, client, company });
        }
        Ok(requests)
    }

    /// Withdraws a request; whether it waited for an answer.
    pub async fn withdraw_request(
        &self,
        caller: Caller<'_>,
        id: &ApprovalRequestId,
    ) -> Result<bool, ProviderError> {
        let store = &self.shared.store;
        let request = store.find_approval_request(id).await?;
        let request = request.filter(|request| request.user_id == caller.user.id);
        let Some(request) = request else { return Ok(false) };
        let client = self.shared.registered_client(&request.client_id).await?;
        let subject = of_client(&client);
        let (company_id, detail) = (Some(request.company_id), request.scopes.to_string());
        let event = self.shared.event(caller, AuditAction::ApprovalWithdrawn, subject);
        let event = event.with(|event| AuditEvent { company_id, detail, ..event });
        Ok(store.withdraw_approval_request(id, &caller.user.id, event.into()).await?)
    }

    /// Whatever company it is for: what people gave they take back.
    async fn own_grant(
        &self,
        signed_in: &Principal,
        id: &GrantId,
    ) -> Result<Option<GrantRecord>, ProviderError> {
        let record = self.shared.store.find_grant_record(id).await?;
        Ok(record.filter(|record| record.grant.user_id == signed_in.user.id))
    }

    async fn company_of_grant(&self, record: &GrantRecord) -> Result<Company, ProviderError> {
        let found = self.shared.store.find_company(&record.grant.company_id).await?;
        found.ok_or(ProviderError::Lost("a grant's company"))
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

/// An operator of a company's identity provider sees only what people do for that company.
fn only_company(signed_in: &SignedIn) -> Option<&CompanyId> {
    signed_in.session.is_of_a_company().then_some(&signed_in.company.id)
}
