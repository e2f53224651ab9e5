//! Somebody who has an account is the same as somebody at their company's identity provider: they
//! say so after they have signed in to it.

use std::sync::Arc;
use std::time::Duration;

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::credential::secret::SessionToken;
use oauth::id::{IdentityProviderId, UserId};
use oauth::timestamp::Timestamp;
use oauth::upstream::IdentityProvider;
use serde::{Deserialize, Serialize};
use store::sessions::SignedIn;
use store::upstream_people::UpstreamIdentity;

use super::UpstreamService;
use crate::caller::Caller;
use crate::error::ProviderError;

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
}

/// Who may be linked to what.
pub struct Linking {
    pub person: Arc<SignedIn>,
    pub provider: IdentityProvider,
    subject: String,
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
            subject: link.subject,
        }))
    }

    /// Whether they are linked.
    pub async fn link(&self, linking: Linking, address: &str) -> Result<bool, ProviderError> {
        let Linking { person, provider, subject } = linking;
        let about = Subject::new("identity_provider", &provider.id, &provider.name);
        let caller = Caller::new(&person.principal, address);
        let event = self.shared.event(caller, AuditAction::IdentityLinked, about);
        let event = AuditEvent { detail: person.user.email.clone(), ..event };
        let identity = UpstreamIdentity { provider: provider.id, subject };
        let (store, now) = (&self.shared.store, self.shared.now());
        Ok(store.link_upstream_identity(&identity, &person.user.id, now, event.into()).await?)
    }
}
