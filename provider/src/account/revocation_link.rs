//! "This wasn't me": the link in an email that removes an app's access.
//!
//! The holder need not sign in: a person whose account was used by another
//! may not be able to. It can do this one thing alone, which is of no use to an attacker, and ends.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::consent::grant::Grant;
use oauth::id::{GrantId, UserId};
use serde::{Deserialize, Serialize};
use store::grants::GrantRecord;

use crate::account::AccountService;
use crate::account::mail_link::MailLinkError;
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::error::ProviderError;

const LABEL: &str = "not me";

#[derive(Serialize, Deserialize)]
struct SealedGrant {
    grant: GrantId,
    user: UserId,
}

#[derive(Clone, Debug)]
pub struct RevocationLink {
    pub client: Arc<Client>,
    /// Whether there is access to remove yet.
    pub is_active: bool,
}

impl AccountService {
    pub(crate) fn revocation_link_path(&self, grant: &Grant) -> String {
        let about = SealedGrant { grant: grant.id.clone(), user: grant.user_id.clone() };
        routes::revocation_link(self.seal_not_me(LABEL, about))
    }

    /// What a link is about. Nothing is changed: programs that look for dangers in emails
    /// follow their links.
    pub async fn revocation_link(&self, sealed: &str) -> Result<RevocationLink, MailLinkError> {
        Ok(self.open_revocation_link(sealed).await?.1)
    }

    /// Removes the access that a link is about, in the name of its recipient.
    pub async fn revoke_by_link(
        &self,
        sealed: &str,
        address: &str,
    ) -> Result<RevocationLink, MailLinkError> {
        let (record, revocation_link) = self.open_revocation_link(sealed).await?;
        if !revocation_link.is_active {
            return Ok(revocation_link);
        }
        let grant = &record.grant;
        // With what they are in the company the grant would have ended.
        let found = self.shared.store.find_principal(&grant.user_id, &grant.company_id).await?;
        let principal = found.ok_or(ProviderError::Lost("a grant's user"))?;
        let caller = Caller::new(&principal, address);
        let subject = of_client(&revocation_link.client);
        let event = self.shared.event(caller, AuditAction::GrantRemoved, subject);
        let event = event.with_detail("via=mail");
        let (store, by, now) = (&self.shared.store, &grant.user_id, self.shared.now());
        store.revoke_grant(&grant.id, by, now, event.into()).await?;
        Ok(revocation_link)
    }

    async fn open_revocation_link(
        &self,
        sealed: &str,
    ) -> Result<(GrantRecord, RevocationLink), MailLinkError> {
        let SealedGrant { grant, user } = self.open_link(LABEL, sealed)?;
        let record = self.shared.store.find_grant_record(&grant).await?;
        let record =
            record.filter(|record| record.grant.user_id == user).ok_or(MailLinkError::Unknown)?;
        let client = self.shared.registered_client(&record.grant.client_id).await?;
        let is_active = record.ended_at(self.shared.now()).is_none();
        Ok((record, RevocationLink { client, is_active }))
    }
}
