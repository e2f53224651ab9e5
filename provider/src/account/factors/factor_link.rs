//! "This wasn't me": the link in an email that says that the way somebody signs in has changed.
//!
//! As the link of an app's access, it needs no sign-in, and can do one thing alone: sign out
//! everywhere, and take away what was added. Neither is of use to an attacker.

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::id::UserId;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::outbox::FactorRef;
use store::users::UserChange;

use super::authenticators::AuthenticatorError;
use super::passkeys::PasskeyError;
use crate::account::AccountService;
use crate::account::revocation_link::RevocationLinkError;
use crate::caller::Caller;
use crate::error::ProviderError;

const LABEL: &str = "not my sign-in";

#[derive(Serialize, Deserialize)]
struct SealedFactor {
    user: UserId,
    added: Option<FactorRef>,
    ends_at: Timestamp,
}

/// What a link does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorLink {
    /// What it takes away, beside signing out: its name.
    pub removes: Option<String>,
}

impl AccountService {
    pub(crate) fn factor_link_path(&self, user: &UserId, added: Option<&FactorRef>) -> String {
        let ends_at = self.shared.now() + self.shared.settings.lifetimes.not_me_link;
        let sealed = SealedFactor { user: user.clone(), added: added.cloned(), ends_at };
        routes::factor_link(self.shared.seal(LABEL, &sealed))
    }

    /// Nothing is changed: programs that look for dangers in emails follow their links.
    pub async fn factor_link(&self, sealed: &str) -> Result<FactorLink, RevocationLinkError> {
        let (user, added) = self.open_factor_link(sealed).await?;
        Ok(FactorLink { removes: self.name_of(&user, added.as_ref()).await? })
    }

    pub async fn use_factor_link(
        &self,
        sealed: &str,
        address: &str,
    ) -> Result<FactorLink, RevocationLinkError> {
        let (user, added) = self.open_factor_link(sealed).await?;
        let removes = self.name_of(&user, added.as_ref()).await?;
        let principal = self.principal_of(&user.id).await?.ok_or(RevocationLinkError::Unknown)?;
        let caller = Caller::new(&principal, address);
        let id = &principal.user.id;
        match added.as_ref().filter(|_| removes.is_some()) {
            Some(FactorRef::Passkey(id)) => match self.remove_passkey(caller, id).await {
                Ok(()) | Err(PasskeyError::NotFound) => {}
                Err(PasskeyError::Internal(error)) => return Err(error.into()),
                Err(_) => return Err(RevocationLinkError::Unknown),
            },
            Some(FactorRef::Authenticator(id)) => {
                match self.remove_authenticator(caller, id).await {
                    Ok(()) | Err(AuthenticatorError::NotFound) => {}
                    Err(AuthenticatorError::Internal(error)) => return Err(error.into()),
                    Err(_) => return Err(RevocationLinkError::Unknown),
                }
            }
            None => {}
        }
        let subject = Subject::new("user", id, principal.user.full_name());
        let event = self.shared.event(caller, AuditAction::UserChanged, subject);
        let detail = format!("{} via=mail", AccountEvent::SignedOut.as_str());
        let event = AuditEvent { detail, ..event };
        let events = self.in_all_companies(id, event).await?;
        let change = UserChange { event: Some(AccountEvent::SignedOut), ..UserChange::default() };
        self.shared.store.change_user(id, &change, self.shared.now(), events.into()).await?;
        Ok(FactorLink { removes })
    }

    async fn open_factor_link(
        &self,
        sealed: &str,
    ) -> Result<(User, Option<FactorRef>), RevocationLinkError> {
        let opened = self.shared.open_seal::<SealedFactor>(LABEL, sealed);
        let SealedFactor { user, added, ends_at } = opened.ok_or(RevocationLinkError::Unknown)?;
        if self.shared.now() >= ends_at {
            return Err(RevocationLinkError::Expired);
        }
        let user = self.shared.store.find_user(&user).await?;
        Ok((user.ok_or(RevocationLinkError::Unknown)?, added))
    }

    /// If it is still there.
    async fn name_of(
        &self,
        user: &User,
        added: Option<&FactorRef>,
    ) -> Result<Option<String>, ProviderError> {
        let store = &self.shared.store;
        Ok(match added {
            Some(FactorRef::Passkey(id)) => {
                let own = store.passkeys_of_user(&user.id).await?;
                own.into_iter().find(|own| own.id == *id).map(|own| own.name)
            }
            Some(FactorRef::Authenticator(id)) => {
                let own = store.authenticators_of_user(&user.id).await?;
                own.into_iter().find(|own| own.id == *id).map(|own| own.name)
            }
            None => None,
        })
    }
}
