//! Somebody who has an account is the same as somebody at their company's identity provider: they
//! say so after they have signed in to it.

use std::sync::Arc;
use std::time::Duration;

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::credential::secret::SessionToken;
use oauth::id::{IdentityProviderId, UserId};
use oauth::network::network_of;
use oauth::timestamp::Timestamp;
use oauth::upstream::IdentityProvider;
use serde::{Deserialize, Serialize};
use store::Effects;
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
}

/// Who may be linked to what.
pub struct Linking {
    pub person: Arc<SignedIn>,
    pub provider: IdentityProvider,
    /// Where they wanted to go.
    pub return_to: Option<String>,
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
        let record = self.shared.store.find_identity_provider(&link.provider).await?;
        let record =
            record.filter(|record| record.provider.company_id == person.session.company_id);
        Ok(record.map(|record| Linking {
            person,
            provider: record.provider,
            return_to: link.return_to,
            subject: link.subject,
        }))
    }

    /// Whether they are linked.
    pub async fn link(&self, linking: Linking, address: &str) -> Result<bool, ProviderError> {
        let Linking { person, provider, subject, .. } = linking;
        let about = Subject::new("identity_provider", &provider.id, &provider.name);
        let caller = Caller::new(&person.principal, address);
        let event = self.shared.event(caller, AuditAction::IdentityLinked, about);
        let event = AuditEvent { detail: person.user.email.clone(), ..event };
        let news = Notification::SignInChanged {
            change: SignInChange::IdentityLinked,
            name: provider.name,
            place: network_of(address),
            added: Some(FactorRef::Identity(provider.id.clone())),
        };
        let email = self.shared.email(&person.user.id, None, news);
        let effects = Effects::from(event).with_emails(vec![email]);
        let identity = UpstreamIdentity { provider: provider.id, subject };
        let (store, now) = (&self.shared.store, self.shared.now());
        Ok(store.link_upstream_identity(&identity, &person.user.id, now, effects).await?)
    }
}
