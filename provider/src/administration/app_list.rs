//! The apps that people of a company have connected, or it has decided about.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use oauth::catalogue::Level;
use oauth::client::introduced::origin::Origin;
use oauth::consent::offer::needs_trust;
use oauth::consent::policy::{AppDecision, AppStatus};
use oauth::display_text::clean;
use oauth::id::ClientId;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::grants::ConnectedApp;
use store::introductions::{ALL_OTHER_HOSTS, HostDecision, decided_host};
use store::policies::DecidedApp;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::administration::company_apps::CompanyApp;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::paging::{PageOf, Position};

const PAGE: u32 = 25;

/// The most apps that are handed out as a file.
pub const FILE_LIMIT: usize = 10_000;

const NAME_LENGTH: usize = 100;

/// The most that are listed since their host is decided about.
const DOCUMENTS: u32 = 200;

/// Which apps an administrator looks for.
#[derive(Clone, Debug, Default)]
pub struct AppFilter {
    /// A part of the app's name, of its publisher's, or of its client id.
    pub text: Option<String>,
    pub status: Option<AppStatus>,
    pub highest: Option<Level>,
}

/// An app as the list finds and sorts it, and as a file has it.
#[derive(Clone, Debug)]
pub struct AppEntry {
    pub id: ClientId,
    pub name: String,
    pub publisher: String,
    /// The most that it can do, as [`CompanyApp::scopes`].
    pub highest: Option<Level>,
    pub people: u32,
    pub last_used_at: Option<Timestamp>,
    pub status: AppStatus,
    scopes: ScopeSet,
    decision: Option<AppDecision>,
    decided_by_host: bool,
}

impl AppFilter {
    fn finds(&self, app: &AppEntry) -> bool {
        let text = self.text.as_deref().map(str::to_lowercase);
        let says = |text: &String| {
            [&app.name, &app.publisher].into_iter().any(|name| name.to_lowercase().contains(text))
                || app.id.as_str().to_lowercase().contains(text)
        };
        text.as_ref().is_none_or(says)
            && self.status.is_none_or(|status| app.status == status)
            && self.highest.is_none_or(|highest| app.highest == Some(highest))
    }
}

impl AdministrationService {
    /// A page of them, the riskiest first: what is blocked is no risk any more.
    pub async fn company_apps_page(
        &self,
        signed_in: &Principal,
        filter: &AppFilter,
        page: u32,
    ) -> Result<PageOf<CompanyApp>, AdministrationError> {
        let found = self.found_apps(signed_in, filter).await?;
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let position = Position::new(page, PAGE, total);
        let slice = position.slice();
        let (skip, take) = (slice.offset as usize, slice.limit as usize);
        let requests = self.requests_of_apps(&signed_in.company.id).await?;
        let mut apps = Vec::new();
        for entry in found.into_iter().skip(skip).take(take) {
            apps.push(self.of_entry(entry, &requests).await?);
        }
        Ok(position.of(apps))
    }

    /// All of them in the same order: at most [`FILE_LIMIT`].
    pub async fn company_apps_file(
        &self,
        signed_in: &Principal,
        filter: &AppFilter,
    ) -> Result<Vec<AppEntry>, AdministrationError> {
        let mut found = self.found_apps(signed_in, filter).await?;
        found.truncate(FILE_LIMIT);
        Ok(found)
    }

    async fn found_apps(
        &self,
        signed_in: &Principal,
        filter: &AppFilter,
    ) -> Result<Vec<AppEntry>, AdministrationError> {
        let mut found = self.entries_of_apps(signed_in).await?;
        self.add_decided_by_host(signed_in, &mut found).await?;
        found.retain(|app| filter.finds(app));
        found.sort_by_cached_key(|app| {
            let is_blocked = app.status == AppStatus::Blocked;
            (is_blocked, Reverse(app.highest), app.name.to_lowercase(), app.id.clone())
        });
        Ok(found)
    }

    /// All of them by name, for programs.
    pub async fn company_apps(
        &self,
        signed_in: &Principal,
    ) -> Result<Vec<CompanyApp>, AdministrationError> {
        let requests = self.requests_of_apps(&signed_in.company.id).await?;
        let mut apps = Vec::new();
        for entry in self.entries_of_apps(signed_in).await? {
            apps.push(self.of_entry(entry, &requests).await?);
        }
        apps.sort_by_key(|app| app.client.display_name());
        Ok(apps)
    }

    async fn of_entry(
        &self,
        entry: AppEntry,
        requests: &BTreeMap<ClientId, u64>,
    ) -> Result<CompanyApp, AdministrationError> {
        let client = self.shared.registered_client(&entry.id).await?;
        let allowed = client.allowed_scopes();
        Ok(CompanyApp {
            document: None,
            needs_trust: needs_trust(&client.proven(), &allowed, &self.shared.catalogue),
            requests: requests.get(&entry.id).copied().unwrap_or_default(),
            scopes: entry.scopes,
            people: entry.people,
            last_used_at: entry.last_used_at,
            decision: entry.decision,
            decided_by_host: entry.decided_by_host,
            client,
        })
    }

    async fn entries_of_apps(
        &self,
        signed_in: &Principal,
    ) -> Result<Vec<AppEntry>, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let connected = store.connected_apps(company, self.shared.now()).await?;
        let decided = store.decided_apps(company).await?;
        let mut decided: BTreeMap<ClientId, DecidedApp> =
            decided.into_iter().map(|app| (app.client_id.clone(), app)).collect();
        let hosts = store.host_decisions(company).await?;
        let mut apps = Vec::with_capacity(connected.len() + decided.len());
        for app in connected {
            let own = decided.remove(&app.client_id).map(|decided| decided.decision);
            // One that is removed, or that the operator has disabled, has no access.
            if app.disabled && own.is_none() {
                continue;
            }
            let by_host =
                if own.is_none() { decision_by_host(&hosts, &app.client_id) } else { None };
            let decided_by_host = by_host.is_some();
            apps.push(AppEntry { decided_by_host, ..self.entry(app, own.or(by_host)) });
        }
        apps.extend(decided.into_values().map(|decided| {
            let DecidedApp { client_id, name, publisher, disabled, registered, .. } = decided;
            let scopes = registered;
            let app = ConnectedApp {
                client_id,
                name,
                publisher,
                disabled,
                scopes,
                people: 0,
                last_used_at: None,
            };
            self.entry(app, Some(decided.decision))
        }));
        Ok(apps)
    }

    /// Apps that people of the company have had, or asked for, and that have a decision by their host.
    async fn add_decided_by_host(
        &self,
        signed_in: &Principal,
        apps: &mut Vec<AppEntry>,
    ) -> Result<(), AdministrationError> {
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let hosts = store.host_decisions(company).await?;
        if hosts.is_empty() {
            return Ok(());
        }
        let listed: BTreeSet<ClientId> = apps.iter().map(|app| app.id.clone()).collect();
        for app in store.documents_of_company(company, DOCUMENTS).await? {
            let client_id = app.document.client_id;
            if app.disabled || listed.contains(&client_id) {
                continue;
            }
            let Some(decision) = decision_by_host(&hosts, &client_id) else { continue };
            let client = self.shared.registered_client(&client_id).await?;
            let app = ConnectedApp {
                client_id,
                name: app.name,
                publisher: None,
                disabled: false,
                scopes: client.allowed_scopes(),
                people: 0,
                last_used_at: None,
            };
            apps.push(AppEntry { decided_by_host: true, ..self.entry(app, Some(decision)) });
        }
        Ok(())
    }

    fn entry(&self, app: ConnectedApp, decision: Option<AppDecision>) -> AppEntry {
        let name = clean(&app.name, NAME_LENGTH);
        AppEntry {
            name: if name.is_empty() { app.client_id.to_string() } else { name },
            publisher: clean(app.publisher.as_deref().unwrap_or_default(), NAME_LENGTH),
            highest: self.shared.catalogue.highest(&app.scopes),
            status: AppStatus::of(decision.as_ref()),
            id: app.client_id,
            scopes: app.scopes,
            people: app.people,
            last_used_at: app.last_used_at,
            decision,
            decided_by_host: false,
        }
    }
}

fn decision_by_host(hosts: &[HostDecision], app: &ClientId) -> Option<AppDecision> {
    if !Origin::of(app).is_self_introduced() {
        return None;
    }
    let of = |host: &str| hosts.iter().find(|known| known.host == host);
    of(decided_host(app)).or_else(|| of(ALL_OTHER_HOSTS)).map(|known| known.decision.clone())
}
