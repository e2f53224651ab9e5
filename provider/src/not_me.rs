//! "This wasn't me": the link in a letter that takes an app's access away.
//!
//! Whoever holds it needs not sign in: somebody who is told that another used their account
//! may not be able to. It can do this one thing alone, which nobody gains by, and ends.

use std::sync::Arc;

use oauth::audit::AuditAction;
use oauth::client::Client;
use oauth::grant::Grant;
use oauth::id::{GrantId, UserId};
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::grants::GrantRecord;
use thiserror::Error;

use crate::Provider;
use crate::audit::{of_client, recorded};
use crate::error::ProviderError;
use crate::session::Actor;

const LABEL: &str = "not me";

/// What the link says, sealed.
#[derive(Serialize, Deserialize)]
struct SealedGrant {
    grant: GrantId,
    user: UserId,
    ends_at: Timestamp,
}

/// What a link is about.
#[derive(Clone, Debug)]
pub struct NotMe {
    /// The app.
    pub client: Arc<Client>,
    /// Whether there is access to remove yet.
    pub stands: bool,
}

/// Why a link removes nothing.
#[derive(Debug, Error)]
pub enum NotMeError {
    /// It is none of ours.
    #[error("the link is none of ours")]
    Unknown,
    /// It is too old.
    #[error("the link has ended")]
    Expired,
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for NotMeError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// The path that removes a grant.
    pub(crate) fn not_me_path(&self, grant: &Grant) -> String {
        let ends_at = self.now() + self.inner.settings.lifetimes.not_me_link;
        let (grant, user) = (grant.id.clone(), grant.user_id.clone());
        routes::revocation_link(self.seal(LABEL, &SealedGrant { grant, user, ends_at }))
    }

    /// What a link is about. Nothing is changed: programs that look for dangers in letters
    /// follow their links.
    pub async fn not_me(&self, sealed: &str) -> Result<NotMe, NotMeError> {
        Ok(self.open_not_me(sealed).await?.1)
    }

    /// Removes the access that a link is about, in the name of whoever got it. Its tokens end
    /// at once.
    pub async fn remove_by_link(&self, sealed: &str) -> Result<NotMe, NotMeError> {
        let (record, not_me) = self.open_not_me(sealed).await?;
        if !not_me.stands {
            return Ok(not_me);
        }
        let grant = &record.grant;
        let user = self.inner.store.find_user(&grant.user_id).await?;
        let user = user.ok_or(ProviderError::Lost("a grant's user"))?;
        let company = self.inner.store.find_company(&grant.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a grant's company"))?;
        let actor = Actor { user, company };
        let subject = of_client(&not_me.client);
        let mut event = self.event(&actor, AuditAction::GrantRemoved, subject);
        "via=mail".clone_into(&mut event.detail);
        let revoke = self.inner.store.revoke_grant(&grant.id, &grant.user_id, self.now());
        recorded(event, revoke).await?;
        Ok(not_me)
    }

    async fn open_not_me(&self, sealed: &str) -> Result<(GrantRecord, NotMe), NotMeError> {
        let opened = self.open_seal::<SealedGrant>(LABEL, sealed);
        let SealedGrant { grant, user, ends_at } = opened.ok_or(NotMeError::Unknown)?;
        if self.now() >= ends_at {
            return Err(NotMeError::Expired);
        }
        let record = self.inner.store.find_grant_record(&grant).await?;
        let record =
            record.filter(|record| record.grant.user_id == user).ok_or(NotMeError::Unknown)?;
        let client = self.registered_client(&record.grant.client_id).await?;
        let stands = record.ended_at(self.now()).is_none();
        Ok((record, NotMe { client, stands }))
    }
}
