//! "This wasn't me": the link in an email about a change to how the user signs in.
//!
//! As the link of an app's access, it needs no sign-in, and can do one thing alone: sign out
//! everywhere, and take away what was added. Neither is of use to an attacker.

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, Subject};
use oauth::id::UserId;
use serde::{Deserialize, Serialize};
use store::outbox::FactorRef;
use store::users::UserChange;

use super::own::FactorError;
use crate::account::AccountService;
use crate::account::mail_link::MailLinkError;
use crate::account::session::Principal;
use crate::caller::Caller;
use crate::error::ProviderError;

const LABEL: &str = "not my sign-in";

#[derive(Serialize, Deserialize)]
struct SealedFactor {
    user: UserId,
    added: Option<FactorRef>,
}

/// What a link does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorLink {
    /// What it takes away, beside signing out: its name.
    pub removes: Option<String>,
}

impl AccountService {
    pub(crate) fn factor_link_path(&self, user: &UserId, added: Option<&FactorRef>) -> String {
        let about = SealedFactor { user: user.clone(), added: added.cloned() };
        routes::factor_link(self.seal_not_me(LABEL, about))
    }

    /// Nothing is changed: programs that look for dangers in emails follow their links.
    pub async fn factor_link(&self, sealed: &str) -> Result<FactorLink, MailLinkError> {
        let (principal, added) = self.open_factor_link(sealed).await?;
        Ok(FactorLink { removes: self.name_of(&principal, added.as_ref()).await? })
    }

    pub async fn use_factor_link(
        &self,
        sealed: &str,
        address: &str,
    ) -> Result<FactorLink, MailLinkError> {
        let (principal, added) = self.open_factor_link(sealed).await?;
        let removes = self.name_of(&principal, added.as_ref()).await?;
        let caller = Caller::new(&principal, address);
        if let Some(added) = &added {
            match self.remove_factor(caller, added).await {
                Ok(())
                | Err(FactorError::NotFound | FactorError::NoName | FactorError::OnlyWayIn) => {}
                Err(FactorError::Internal(error)) => return Err(error.into()),
            }
        }
        let id = &principal.user.id;
        let subject = Subject::new("user", id, principal.user.full_name());
        let event = self.shared.event(caller, AuditAction::UserChanged, subject);
        let detail = format!("{} via=mail", AccountEvent::SignedOut.as_str());
        let event = event.with_detail(detail);
        let effects = self.in_all_companies(id, event).await?;
        let change = UserChange { event: Some(AccountEvent::SignedOut), ..UserChange::default() };
        self.shared.store.change_user(id, &change, self.shared.now(), effects).await?;
        Ok(FactorLink { removes })
    }

    async fn open_factor_link(
        &self,
        sealed: &str,
    ) -> Result<(Principal, Option<FactorRef>), MailLinkError> {
        let SealedFactor { user, added } = self.open_link(LABEL, sealed)?;
        Ok((self.principal_of(&user).await?.ok_or(MailLinkError::Unknown)?, added))
    }

    /// If it is still there.
    async fn name_of(
        &self,
        principal: &Principal,
        added: Option<&FactorRef>,
    ) -> Result<Option<String>, ProviderError> {
        let Some(added) = added else { return Ok(None) };
        match self.factor_name(principal, added).await {
            Ok(name) => Ok(Some(name)),
            Err(FactorError::NotFound | FactorError::NoName | FactorError::OnlyWayIn) => Ok(None),
            Err(FactorError::Internal(error)) => Err(error),
        }
    }
}
