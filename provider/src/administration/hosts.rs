//! What administrators decide about the hosts of apps that introduce themselves.

use oauth::audit::{AuditAction, Subject};
use oauth::client::introduced::client_url::ClientUrl;
use oauth::consent::policy::AppDecision;
use oauth::consent::shown::{Shown, ShownDigest};
use oauth::id::ClientId;
use store::introductions::HostDecision;
pub use store::introductions::{ALL_OTHER_HOSTS, DocumentApp};
use store::policies::{DecisionBasis, DecisionChange};
use store::sessions::Principal;
use url::{Position, Url};

use crate::administration::AdministrationService;
use crate::administration::company_apps::and_decision;
use crate::administration::error::{AdministrationError, check_administrator, check_shown};
use crate::caller::Caller;

/// The most documents that a page shows.
const SHOWN: u32 = 200;

/// A host from which a company's people know apps, or about which it has decided.
#[derive(Clone, Debug)]
pub struct SeenHost {
    pub host: String,
    pub apps: Vec<DocumentApp>,
    pub decision: Option<AppDecision>,
}

impl SeenHost {
    /// What approving it, or leaving it to the policy, is about.
    pub fn shown(&self) -> ShownDigest {
        shown_host(&self.host, self.decision.as_ref())
    }
}

/// A host, and what the company has decided about it so far.
pub fn shown_host(host: &str, decision: Option<&AppDecision>) -> ShownDigest {
    and_decision(Shown::new("host").and("host", host), decision).digest()
}

#[derive(Clone, Debug)]
pub struct SeenHosts {
    pub hosts: Vec<SeenHost>,
    /// Of all others, and of apps without a host.
    pub others_blocked: bool,
    /// Those without a public host: of a demo.
    pub others: Vec<DocumentApp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostChoice {
    Approve,
    Block,
    /// As the policy says.
    Undecide,
}

impl AdministrationService {
    pub async fn seen_hosts(
        &self,
        signed_in: &Principal,
    ) -> Result<SeenHosts, AdministrationError> {
        check_administrator(signed_in)?;
        let (store, company) = (&self.shared.store, &signed_in.company.id);
        let apps = store.documents_of_company(company, SHOWN).await?;
        let decisions = store.host_decisions(company).await?;
        let mut hosts: Vec<SeenHost> = Vec::new();
        let (mut others_blocked, mut others) = (false, Vec::new());
        for HostDecision { host, decision, .. } in decisions {
            if host == ALL_OTHER_HOSTS {
                others_blocked = decision == AppDecision::Blocked;
            } else {
                hosts.push(SeenHost { host, apps: Vec::new(), decision: Some(decision) });
            }
        }
        for app in apps {
            if !can_be_decided(&app.document.host) {
                others.push(app);
                continue;
            }
            match hosts.iter_mut().find(|seen| seen.host == app.document.host) {
                Some(seen) => seen.apps.push(app),
                None => hosts.push(SeenHost {
                    host: app.document.host.clone(),
                    apps: vec![app],
                    decision: None,
                }),
            }
        }
        hosts.sort_by(|one, other| one.host.cmp(&other.host));
        Ok(SeenHosts { hosts, others_blocked, others })
    }

    /// `false`: that is no host. [`ALL_OTHER_HOSTS`] can be blocked and not be approved.
    pub async fn decide_host(
        &self,
        caller: Caller<'_>,
        host: &str,
        choice: HostChoice,
    ) -> Result<bool, AdministrationError> {
        self.decide_shown_host(caller, host, choice, None).await
    }

    /// The same, if what the company has decided so far is what was `seen`. Blocking counts in any
    /// case.
    pub async fn decide_shown_host(
        &self,
        caller: Caller<'_>,
        host: &str,
        choice: HostChoice,
        seen: Option<&ShownDigest>,
    ) -> Result<bool, AdministrationError> {
        check_administrator(&caller)?;
        if !can_be_decided(host) || host == ALL_OTHER_HOSTS && choice == HostChoice::Approve {
            return Ok(false);
        }
        let (decision, action) = match choice {
            HostChoice::Approve => {
                let scopes = self.shared.scopes_of_self_introduced(None);
                let scopes = scopes.into_iter().map(|entry| entry.scope).collect();
                (Some(AppDecision::Approved(scopes)), AuditAction::HostApproved)
            }
            HostChoice::Block => (Some(AppDecision::Blocked), AuditAction::HostBlocked),
            HostChoice::Undecide => (None, AuditAction::HostUndecided),
        };
        let (store, company) = (&self.shared.store, &caller.company.id);
        loop {
            let mut decided = store.host_decisions(company).await?.into_iter();
            let before = decided.find(|decided| decided.host == host);
            let before = before.map(|decided| decided.decision);
            // Sent twice.
            if before == decision {
                return Ok(true);
            }
            if choice != HostChoice::Block {
                check_shown(seen, &shown_host(host, before.as_ref()))?;
            }
            let event = self.shared.event(caller, action, Subject::new("host", host, host));
            let seen = (choice != HostChoice::Block)
                .then_some(DecisionBasis { client: None, decision: before });
            let (by, at) = (caller.user.id.clone(), self.shared.now());
            let change = DecisionChange { decision: decision.clone(), seen, by, at };
            if store.decide_host(company, host, &change, event.into()).await? {
                return Ok(true);
            }
        }
    }
}

/// A host that was typed, as addresses have it.
pub fn as_in_addresses(typed: &str) -> String {
    let typed = typed.trim();
    let url = Url::parse(&format!("https://{typed}/")).ok();
    let is_all = |url: &Url| url[Position::AfterHost..] == *"/" && url.username().is_empty();
    let host = url.filter(is_all).and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| typed.to_owned())
}

/// Whether it is a public host as it is in the address of a document, or the entry for all others,
/// as which those on this device count.
pub fn can_be_decided(host: &str) -> bool {
    if host == ALL_OTHER_HOSTS {
        return true;
    }
    let url = ClientUrl::parse(&ClientId::new(format!("https://{host}/app")));
    url.is_ok_and(|url| url.host() == host && !url.is_on_this_device())
}
