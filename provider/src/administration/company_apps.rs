//! An administrator looks at the apps that people of the company have
//! connected, removes them, blocks and approves them.

use std::collections::BTreeMap;
use std::sync::Arc;

use oauth::audit::{AuditAction, AuditEvent};
use oauth::client::{Client, GrantType};
use oauth::consent::policy::AppDecision;
use oauth::consent::shown::{Shown, ShownDigest};
use oauth::id::{ClientId, CompanyId, GrantId};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::grants::GrantRecord;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator, check_shown};
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::error::ProviderError;
use crate::request_counts::counted_since;

/// An app as a company sees it.
#[derive(Clone, Debug)]
pub struct CompanyApp {
    pub client: Arc<Client>,
    pub people: u32,
    pub last_used_at: Option<Timestamp>,
    /// How often it called APIs in the last 30 days, for people of the company.
    pub requests: u64,
    pub decision: Option<AppDecision>,
}

impl CompanyApp {
    /// What a decision about it is about: approving it approves all its scopes.
    pub fn shown(&self) -> ShownDigest {
        shown_app(&self.client)
    }
}

/// The same in the Marketplace.
pub fn shown_app(client: &Client) -> ShownDigest {
    Shown::whole_app(client, &client.allowed_scopes()).digest()
}

#[derive(Clone, Debug)]
pub struct CompanyAppDetails {
    pub app: CompanyApp,
    /// Who has connected it, newest first; at most [`USERS_SHOWN`].
    pub people: Vec<(GrantRecord, User)>,
}

/// How many people are listed with one app.
pub const USERS_SHOWN: u32 = 200;

impl AdministrationService {
    /// The apps that users of the company have connected or it has decided about, by name.
    pub async fn company_apps(
        &self,
        signed_in: &Principal,
    ) -> Result<Vec<CompanyApp>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let connected = store.connected_apps(company, self.shared.now()).await?;
        let decided = store.decided_apps(company).await?;
        let requests = self.requests_of_apps(company).await?;
        let mut ids: Vec<ClientId> = connected.iter().map(|app| app.client_id.clone()).collect();
        ids.extend(decided.iter().map(|app| app.client_id.clone()));
        ids.sort();
        ids.dedup();
        let mut apps = Vec::with_capacity(ids.len());
        for id in ids {
            let app = connected.iter().find(|app| app.client_id == id);
            let decision = decided.iter().find(|app| app.client_id == id);
            let client = self.shared.registered_client(&id).await?;
            // One that is removed, or that the operator has disabled, has no access.
            if client.disabled && decision.is_none() {
                continue;
            }
            apps.push(CompanyApp {
                client,
                people: app.map_or(0, |app| app.people),
                last_used_at: app.and_then(|app| app.last_used_at),
                requests: requests.get(&id).copied().unwrap_or_default(),
                decision: decision.map(|decided| decided.decision.clone()),
            });
        }
        apps.sort_by_key(|app| app.client.display_name());
        Ok(apps)
    }

    /// One app, connected or not, that people can connect.
    pub async fn company_app(
        &self,
        signed_in: &Principal,
        id: &ClientId,
    ) -> Result<CompanyAppDetails, AdministrationError> {
        check_administrator(signed_in)?;
        let client = self.app(id).await?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let grants = store.grants_of_app(company, id, self.shared.now(), USERS_SHOWN).await?;
        let connected = store.connected_apps(company, self.shared.now()).await?;
        let connected = connected.into_iter().find(|app| app.client_id == *id);
        let requests = self.requests_of_apps(company).await?;
        let decision = self.shared.consent_context(signed_in, &client).await?.decision;
        let mut people = Vec::with_capacity(grants.len());
        for record in grants {
            let user = store.find_user(&record.grant.user_id).await?;
            people.push((record, user.ok_or(ProviderError::Lost("a grant's user"))?));
        }
        let app = CompanyApp {
            client,
            people: connected.as_ref().map_or(0, |app| app.people),
            last_used_at: connected.and_then(|app| app.last_used_at),
            requests: requests.get(id).copied().unwrap_or_default(),
            decision,
        };
        Ok(CompanyAppDetails { app, people })
    }

    async fn requests_of_apps(
        &self,
        company: &CompanyId,
    ) -> Result<BTreeMap<ClientId, u64>, ProviderError> {
        let since = counted_since(self.shared.now());
        Ok(self.shared.store.requests_of_apps(company, since).await?.into_iter().collect())
    }

    /// One person's grant in the company: the app, and whose it is.
    pub async fn company_grant(
        &self,
        signed_in: &Principal,
        id: &GrantId,
    ) -> Result<(Arc<Client>, User), AdministrationError> {
        check_administrator(signed_in)?;
        let record = self.grant_in_company(signed_in, id).await?;
        let client = self.shared.registered_client(&record.grant.client_id).await?;
        let user = self.shared.store.find_user(&record.grant.user_id).await?;
        Ok((client, user.ok_or(ProviderError::Lost("a grant's user"))?))
    }

    async fn grant_in_company(
        &self,
        signed_in: &Principal,
        id: &GrantId,
    ) -> Result<GrantRecord, AdministrationError> {
        let record = self.shared.store.find_grant_record(id).await?;
        record
            .filter(|record| record.grant.company_id == signed_in.company.id)
            .ok_or(AdministrationError::NotFound)
    }

    pub async fn remove_for_user(
        &self,
        caller: Caller<'_>,
        id: &GrantId,
    ) -> Result<ClientId, AdministrationError> {
        check_administrator(&caller)?;
        let record = self.grant_in_company(&caller, id).await?;
        let (client, user) = self.company_grant(&caller, id).await?;
        let mut event =
            self.shared.event(caller, AuditAction::GrantOfPersonRemoved, of_client(&client));
        event.detail = user.email;
        let (store, by, now) = (&self.shared.store, &caller.user.id, self.shared.now());
        store.revoke_grant(id, by, now, event.into()).await?;
        Ok(record.grant.client_id)
    }

    /// Removes an app's access for everyone in the company; for how many users.
    pub async fn remove_for_everyone(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
    ) -> Result<u64, AdministrationError> {
        check_administrator(&caller)?;
        let (company, by) = (&caller.company.id, &caller.user.id);
        // Whatever has a grant is registered.
        let Some(found) = self.shared.store.find_client(client).await? else { return Ok(0) };
        let event = self.shared.event(caller, AuditAction::GrantsOfAppRemoved, of_client(&found));
        let (store, now) = (&self.shared.store, self.shared.now());
        Ok(store.revoke_grants_of_app(company, client, by, now, event.into()).await?)
    }

    /// Blocks an app: no user of the company can connect it, and all access ends at once.
    pub async fn block_app(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
    ) -> Result<(), AdministrationError> {
        self.decide_app(caller, client, Some(AppDecision::Blocked)).await
    }

    /// Approves all scopes of an app for the company, as far as its users' roles permit, if the
    /// app is what was `seen`.
    pub async fn approve_app(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
        seen: Option<&ShownDigest>,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let found = self.connectable(client).await?;
        check_shown(seen, &shown_app(&found))?;
        let scopes: ScopeSet = found.allowed_scopes();
        self.decide_app(caller, client, Some(AppDecision::Approved(scopes))).await
    }

    /// Leaves an app to the company's policy again.
    pub async fn reset_app_decision(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
    ) -> Result<(), AdministrationError> {
        self.decide_app(caller, client, None).await
    }

    async fn decide_app(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
        decision: Option<AppDecision>,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let found = self.app(client).await?;
        let (company, by) = (&caller.company.id, &caller.user.id);
        let (action, detail) = match &decision {
            Some(AppDecision::Approved(scopes)) => (AuditAction::AppApproved, scopes.to_string()),
            Some(AppDecision::Blocked) => (AuditAction::AppBlocked, String::new()),
            None => (AuditAction::AppUndecided, String::new()),
        };
        let event = AuditEvent { detail, ..self.shared.event(caller, action, of_client(&found)) };
        let (store, now) = (&self.shared.store, self.shared.now());
        Ok(store.decide_app(company, client, decision.as_ref(), by, now, event.into()).await?)
    }

    /// A client that people can connect, or could until it was disabled.
    async fn app(&self, id: &ClientId) -> Result<Arc<Client>, AdministrationError> {
        let client = self.shared.store.find_client(id).await?;
        client
            .filter(|client| client.may_use(GrantType::AuthorizationCode))
            .ok_or(AdministrationError::NotFound)
    }

    async fn connectable(&self, id: &ClientId) -> Result<Arc<Client>, AdministrationError> {
        let client = self.app(id).await?;
        if client.disabled { Err(AdministrationError::NotFound) } else { Ok(client) }
    }
}
