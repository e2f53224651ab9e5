//! Links an account to a person at the company's identity provider: they
//! say so after they have signed in to it.

use std::sync::Arc;
use std::time::Duration;

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::company::Company;
use oauth::credential::secret::SessionToken;
use oauth::id::{IdentityProviderId, UserId};
use oauth::membership::Membership;
use oauth::network::network_of;
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::upstream::IdentityProvider;
use serde::{Deserialize, Serialize};
use store::outbox::{FactorRef, Notification, SignInChange};
use store::sessions::SignedIn;
use store::upstream_people::UpstreamIdentity;

use super::UpstreamService;
use crate::caller::Caller;
use crate::error::ProviderError;

/// Of where they wanted to go, in an address of ours.
const RETURN_LIMIT: usize = 2048;
/// For how long the provider's word may be used.
const LIFETIME: Duration = Duration::from_mins(10);

pub(super) const LINK: &str = "upstream link";

#[derive(Serialize, Deserialize)]
pub(super) struct Link {
    pub(super) provider: IdentityProviderId,
    pub(super) subject: String,
    /// Whose address the provider named.
    pub(super) user: UserId,
    pub(super) at: Timestamp,
    /// Where they wanted to go.
    pub(super) return_to: Option<String>,
    /// They belong to the provider's company from then on: their role.
    pub(super) joins: Option<String>,
}

/// Who may be linked to what.
pub struct Linking {
    pub person: Arc<SignedIn>,
    pub provider: IdentityProvider,
    /// Where they wanted to go.
    pub return_to: Option<String>,
    /// The company to which they belong from then on, if they do not yet, and their role.
    pub joins: Option<(Company, Role)>,
    subject: String,
}

impl Link {
    /// A way that is too long for an address is given up.
    pub(super) fn short_enough(return_to: Option<&String>) -> Option<String> {
        return_to.filter(|path| path.len() <= RETURN_LIMIT).cloned()
    }
}

impl UpstreamService {
    /// What [`super::arrive::Arrived::LinkFirst`] sealed, for the person who has signed in to the
    /// account since; `None` for everybody else. A company may demand the provider: here a session
    /// of another kind counts all the same.
    pub async fn linking(
        &self,
        token: Option<&SessionToken>,
        sealed: &str,
    ) -> Result<Option<Linking>, ProviderError> {
        let Some(link) = self.shared.open_seal::<Link>(LINK, sealed) else { return Ok(None) };
        let is_theirs = |live: &Arc<SignedIn>| {
            !live.user.disabled
                && live.user.id == link.user
                // Proven here, after the provider named them.
                && live.session.provider.is_none()
                && live.session.authenticated_at >= link.at
        };
        let live = self.accounts.live_session(token).await?.filter(is_theirs);
        let Some(person) = live.filter(|_| self.shared.now() < link.at + LIFETIME) else {
            return Ok(None);
        };
        let store = &self.shared.store;
        let Some(record) = store.find_identity_provider(&link.provider).await? else {
            return Ok(None);
        };
        let company = &record.provider.company_id;
        let joins = match store.find_principal(&link.user, company).await? {
            Some(found) if !found.is_active() => return Ok(None),
            Some(_) => None,
            None => {
                let role = link.joins.as_deref().and_then(Role::parse);
                let found = store.find_company(company).await?;
                let Some((role, company)) = role.zip(found) else { return Ok(None) };
                Some((company, role))
            }
        };
        Ok(Some(Linking {
            person,
            provider: record.provider,
            return_to: link.return_to,
            joins,
            subject: link.subject,
        }))
    }

    /// Whether they are linked.
    pub async fn link(&self, linking: Linking, address: &str) -> Result<bool, ProviderError> {
        let Linking { person, provider, subject, joins, .. } = linking;
        let user = &person.user.id;
        let about = Subject::new("identity_provider", &provider.id, &provider.name);
        let caller = Caller::new(&person.principal, address);
        let event = self.shared.event(caller, AuditAction::IdentityLinked, about);
        let event = event.with_detail(person.user.email.clone());
        let mut effects = self.accounts.in_all_companies(user, event.clone()).await?;
        let joins = joins.map(|(company, role)| Membership {
            user_id: user.clone(),
            company_id: company.id,
            role,
            job_title: None,
            active: true,
        });
        if let Some(membership) = &joins {
            let company_id = Some(membership.company_id.clone());
            let who = Subject::new("user", user, &person.user.email);
            let added = self.shared.event(caller, AuditAction::MembershipAdded, who);
            let detail = format!("role={} provider={}", membership.role.as_str(), provider.id);
            let added = AuditEvent { company_id: company_id.clone(), detail, ..added.event };
            effects.audit.push(added);
            effects.audit.push(AuditEvent { company_id, ..event.event });
        }
        let news = Notification::SignInChanged {
            change: SignInChange::IdentityLinked,
            name: provider.name,
            place: network_of(address),
            added: Some(FactorRef::Identity(provider.id.clone())),
        };
        let effects = effects.with_emails(vec![self.shared.email(user, None, news)]);
        let identity = UpstreamIdentity { provider: provider.id, subject };
        let (store, now) = (&self.shared.store, self.shared.now());
        Ok(store.link_upstream_identity(&identity, user, joins.as_ref(), now, effects).await?)
    }
}
