//! An administrator looks at an app that people of the company have connected, removes, blocks or
//! approves it.

use std::collections::BTreeMap;
use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::{Client, GrantType};
use oauth::consent::offer::needs_trust;
use oauth::consent::policy::AppDecision;
use oauth::consent::shown::{Shown, ShownDigest};
use oauth::id::{ClientId, CompanyId, GrantId};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::user::User;
pub use store::grants::GrantRecord;
use store::grants::PersonOfApp;
use store::introductions::DocumentRecord;
use store::policies::{DecisionBasis, DecisionChange};
use store::slice::Slice;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::administration::error::{AdministrationError, check_administrator, check_shown};
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::error::ProviderError;
use crate::paging::{PageOf, Position};
use crate::request_counts::counted_since;

/// An app as a company sees it.
#[derive(Clone, Debug)]
pub struct CompanyApp {
    pub client: Arc<Client>,
    /// What people of the company have allowed it; where none has, all that it may ask for.
    pub scopes: ScopeSet,
    pub people: u32,
    pub last_used_at: Option<Timestamp>,
    /// How often it called APIs in the last 30 days, for people of the company.
    pub requests: u64,
    pub decision: Option<AppDecision>,
    /// It is about its host: there is none about the app that could be cancelled.
    pub decided_by_host: bool,
    /// An administrator who approves it must say that they trust its publisher.
    pub needs_trust: bool,
    /// Of its metadata document; not in a list.
    pub document: Option<DocumentRecord>,
}

impl CompanyApp {
    /// What approving it is about.
    pub fn shown(&self) -> ShownDigest {
        shown_to_approve(&self.client, self.decision.as_ref())
    }

    /// What resetting the decision is about: whatever the app has become, or its publisher could
    /// evade that by changing it.
    pub fn shown_decision(&self) -> ShownDigest {
        shown_decision(self.decision.as_ref())
    }
}

/// An app with all its scopes.
pub fn shown_app(client: &Client) -> ShownDigest {
    whole_app(client).digest()
}

/// What approving an app is about: all its scopes, and what the company has decided so far.
pub fn shown_to_approve(client: &Client, decision: Option<&AppDecision>) -> ShownDigest {
    and_decision(whole_app(client), decision).digest()
}

fn shown_decision(decision: Option<&AppDecision>) -> ShownDigest {
    and_decision(Shown::new("decision"), decision).digest()
}

fn whole_app(client: &Client) -> Shown {
    Shown::whole_app(client, &client.allowed_scopes())
}

pub(super) fn and_decision(shown: Shown, decision: Option<&AppDecision>) -> Shown {
    let approved = match decision {
        Some(AppDecision::Approved(scopes)) => Some(scopes),
        Some(AppDecision::Blocked) | None => None,
    };
    shown.and("blocked", &(decision == Some(&AppDecision::Blocked))).and("approved", &approved)
}

/// How many people are listed with one app: a page of them, and for programs.
const PEOPLE_PAGE: u32 = 50;
const NEWEST_PEOPLE: u32 = 200;

impl AdministrationService {
    /// One app, connected or not, that people can connect.
    pub async fn company_app(
        &self,
        signed_in: &Principal,
        id: &ClientId,
    ) -> Result<CompanyApp, AdministrationError> {
        check_administrator(signed_in)?;
        let client = self.app(id).await?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let connected = store.connected_app(company, id, self.shared.now()).await?;
        let requests = self.requests_of_apps(company).await?.get(id).copied();
        let standing = self.shared.consent_context(signed_in, &client).await?;
        let allowed = client.allowed_scopes();
        Ok(CompanyApp {
            needs_trust: needs_trust(&client.proven(), &allowed, &self.shared.catalogue),
            people: connected.as_ref().map_or(0, |app| app.people),
            last_used_at: connected.as_ref().and_then(|app| app.last_used_at),
            requests: requests.unwrap_or_default(),
            scopes: connected.map_or(allowed, |app| app.scopes),
            document: store.find_document(id).await?,
            client,
            decision: standing.decision,
            decided_by_host: standing.decided_by_host,
        })
    }

    /// Who has connected it, newest first: that page of them, or of those whose name or address
    /// has every word of `find`.
    pub async fn people_of_app(
        &self,
        signed_in: &Principal,
        app: &CompanyApp,
        find: &str,
        page: u32,
    ) -> Result<PageOf<(GrantRecord, User)>, AdministrationError> {
        let words: Vec<String> = find.split_whitespace().map(str::to_lowercase).collect();
        if !words.is_empty() {
            return self.found_people(signed_in, &app.client.id, &words, page).await;
        }
        let position = Position::new(page, PEOPLE_PAGE, app.people);
        let people = self.people(signed_in, &app.client.id, position.slice()).await?;
        Ok(position.of(people))
    }

    async fn found_people(
        &self,
        signed_in: &Principal,
        client: &ClientId,
        words: &[String],
        page: u32,
    ) -> Result<PageOf<(GrantRecord, User)>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let mut found = store.people_of_app(company, client, self.shared.now()).await?;
        // Databases fold few letters: names are compared here.
        found.retain(|person| {
            let PersonOfApp { first_name, last_name, email, .. } = person;
            let told = format!("{first_name} {last_name} {email}").to_lowercase();
            words.iter().all(|word| told.contains(word))
        });
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let position = Position::new(page, PEOPLE_PAGE, total);
        let Slice { offset, limit } = position.slice();
        let mut people = Vec::new();
        for person in found.into_iter().skip(offset as usize).take(limit as usize) {
            // Who was removed a moment ago is left out.
            if let Some(record) = store.find_grant_record(&person.grant).await? {
                let user = store.find_user(&record.grant.user_id).await?;
                people.push((record, user.ok_or(ProviderError::Lost("a grant's user"))?));
            }
        }
        Ok(position.of(people))
    }

    /// The same for programs, the newest 200.
    pub async fn newest_people_of_app(
        &self,
        signed_in: &Principal,
        id: &ClientId,
    ) -> Result<Vec<(GrantRecord, User)>, AdministrationError> {
        self.people(signed_in, id, Slice::first(NEWEST_PEOPLE)).await
    }

    async fn people(
        &self,
        signed_in: &Principal,
        id: &ClientId,
        slice: Slice,
    ) -> Result<Vec<(GrantRecord, User)>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let grants = store.grants_of_app(company, id, self.shared.now(), slice).await?;
        let mut people = Vec::with_capacity(grants.len());
        for record in grants {
            let user = store.find_user(&record.grant.user_id).await?;
            people.push((record, user.ok_or(ProviderError::Lost("a grant's user"))?));
        }
        Ok(people)
    }

    pub(super) async fn requests_of_apps(
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
        let event =
            self.shared.event(caller, AuditAction::GrantOfPersonRemoved, of_client(&client));
        let event = event.with_detail(user.email);
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

    /// Blocks an app: no user of the company can connect it, and all access ends at once. Whatever
    /// has changed of the app since it was shown: or its publisher could evade that by changing it.
    pub async fn block_app(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let app = self.app(client).await?;
        self.decide_app(caller, &app, Some(AppDecision::Blocked), None).await.map(drop)
    }

    /// Approves all scopes of an app for the company, as far as its users' roles permit, if the
    /// app and what was decided about it are what was `seen`, and the administrator `trusts` its
    /// publisher where they must.
    pub async fn approve_app(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
        seen: Option<&ShownDigest>,
        trusts: bool,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        // What was checked is true only of what was read: of anything else, all is checked again.
        loop {
            let found = self.shared.store.find_client_to_change(client).await?;
            let (app, version) = found
                .filter(|(app, _)| is_app(app) && !app.disabled)
                .ok_or(AdministrationError::NotFound)?;
            let before = self.shared.consent_context(&caller, &app).await?.decision;
            let scopes: ScopeSet = app.allowed_scopes();
            let approved = Some(AppDecision::Approved(scopes.clone()));
            // Sent twice.
            if before == approved {
                return Ok(());
            }
            check_shown(seen, &shown_to_approve(&app, before.as_ref()))?;
            if !trusts && needs_trust(&app.proven(), &scopes, &self.shared.catalogue) {
                return Err(AdministrationError::TrustMissing);
            }
            let seen = DecisionBasis { client: Some(version), decision: before };
            if self.decide_app(caller, &app, approved, Some(seen)).await? {
                return Ok(());
            }
        }
    }

    /// Leaves an app to the company's policy again, if what was decided is what was `seen`.
    pub async fn reset_app_decision(
        &self,
        caller: Caller<'_>,
        client: &ClientId,
        seen: Option<&ShownDigest>,
    ) -> Result<(), AdministrationError> {
        check_administrator(&caller)?;
        let app = self.app(client).await?;
        loop {
            let standing = self.shared.consent_context(&caller, &app).await?;
            let before = standing.decision;
            // A program is told that this changes nothing.
            if standing.decided_by_host && seen.is_none() {
                return Err(AdministrationError::DecidedByHost);
            }
            // Sent twice.
            if before.is_none() || standing.decided_by_host {
                return Ok(());
            }
            check_shown(seen, &shown_decision(before.as_ref()))?;
            let seen = DecisionBasis { client: None, decision: before };
            if self.decide_app(caller, &app, None, Some(seen)).await? {
                return Ok(());
            }
        }
    }

    /// Whether it is about what was `seen`.
    async fn decide_app(
        &self,
        caller: Caller<'_>,
        app: &Client,
        decision: Option<AppDecision>,
        seen: Option<DecisionBasis>,
    ) -> Result<bool, AdministrationError> {
        let (action, detail) = match &decision {
            Some(AppDecision::Approved(scopes)) => (AuditAction::AppApproved, scopes.to_string()),
            Some(AppDecision::Blocked) => (AuditAction::AppBlocked, String::new()),
            None => (AuditAction::AppUndecided, String::new()),
        };
        let event = self.shared.event(caller, action, of_client(app)).with_detail(detail);
        let (company, by) = (&caller.company.id, caller.user.id.clone());
        let change = DecisionChange { decision, seen, by, at: self.shared.now() };
        Ok(self.shared.store.decide_app(company, &app.id, &change, event.into()).await?)
    }

    /// A client that people can connect, or could until it was disabled.
    pub(super) async fn app(&self, id: &ClientId) -> Result<Arc<Client>, AdministrationError> {
        let client = self.shared.store.find_client(id).await?;
        client.filter(|client| is_app(client)).ok_or(AdministrationError::NotFound)
    }
}

fn is_app(client: &Client) -> bool {
    client.may_use(GrantType::AuthorizationCode)
}
