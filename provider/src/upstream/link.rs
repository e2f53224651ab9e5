//! Somebody who has an account is the same as somebody at their company's identity provider: they
//! said so by signing in to it.

use std::time::Duration;

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::id::{IdentityProviderId, UserId};
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::sessions::Principal;
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

impl UpstreamService {
    /// Links what [`super::arrive::Arrived::LinkFirst`] sealed to the account of the person who has
    /// just signed in, if it is theirs; whether it is linked.
    pub async fn link(
        &self,
        sealed: &str,
        person: &Principal,
        address: &str,
    ) -> Result<bool, ProviderError> {
        let now = self.shared.now();
        let link = self.shared.open_seal::<Link>(LINK, sealed);
        let link = link.filter(|link| link.user == person.user.id && now < link.at + LIFETIME);
        let Some(Link { provider, subject, user, .. }) = link else { return Ok(false) };
        let store = &self.shared.store;
        let Some(record) = store.find_identity_provider(&provider).await? else { return Ok(false) };
        if record.provider.company_id != person.company.id {
            return Ok(false);
        }
        let about = Subject::new("identity_provider", &provider, &record.provider.name);
        let caller = Caller::new(person, address);
        let event = self.shared.event(caller, AuditAction::IdentityLinked, about);
        let event = AuditEvent { detail: person.user.email.clone(), ..event };
        let identity = UpstreamIdentity { provider, subject };
        Ok(store.link_upstream_identity(&identity, &user, now, event.into()).await?)
    }
}
