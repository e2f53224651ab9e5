//! "This wasn't me", about a sign-in or a password: the link in an email that locks an account
//! until its owner has chosen a new password, for which they get another email.
//!
//! The holder need not sign in, for somebody else may have changed the password. The link is of no
//! use to an attacker: it takes access away, and gives none.

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, Subject};
use oauth::credential::secret::PasswordHash;
use oauth::id::UserId;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::Effects;
use store::outbox::Notification;
use store::users::UserChange;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::hashes::UNUSABLE;
use crate::account::session::Principal;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

const LABEL: &str = "lock account";

#[derive(Serialize, Deserialize)]
struct SealedAccount {
    user: UserId,
    ends_at: Timestamp,
}

#[derive(Debug, Error)]
pub enum LockLinkError {
    #[error("the link is none of ours")]
    Unknown,
    #[error("the link has ended")]
    Expired,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(LockLinkError);

impl AccountService {
    pub(crate) fn lock_link_path(&self, user: &UserId) -> String {
        let ends_at = self.shared.now() + self.shared.settings.lifetimes.not_me_link;
        routes::lock_link(self.shared.seal(LABEL, &SealedAccount { user: user.clone(), ends_at }))
    }

    /// Whose account a link is about. Nothing is changed: programs that look for dangers in emails
    /// follow their links.
    pub async fn lock_link(&self, sealed: &str) -> Result<User, LockLinkError> {
        let opened = self.shared.open_seal::<SealedAccount>(LABEL, sealed);
        let SealedAccount { user, ends_at } = opened.ok_or(LockLinkError::Unknown)?;
        if self.shared.now() >= ends_at {
            return Err(LockLinkError::Expired);
        }
        self.shared.store.find_user(&user).await?.ok_or(LockLinkError::Unknown)
    }

    /// Takes the account's password from it, its passkeys and second factors, which a stranger may
    /// have added, and everything that acts for its owner.
    pub async fn lock_by_link(&self, sealed: &str, address: &str) -> Result<User, LockLinkError> {
        let user = self.lock_link(sealed).await?;
        if user.disabled {
            return Ok(user);
        }
        let company = self.shared.store.find_company(&user.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        let principal = Principal { user, company };
        let user = &principal.user;
        let caller = Caller::new(&principal, address);
        let subject = || Subject::new("user", &user.id, &user.email);
        let reset = self.shared.event(caller, AuditAction::FactorsReset, subject());
        self.reset_factors_of(user, reset).await?;
        if user.password_hash.expose() == UNUSABLE {
            return Ok(principal.user);
        }
        let mut event = self.shared.event(caller, AuditAction::LockedDown, subject());
        "via=mail".clone_into(&mut event.detail);
        let change = UserChange {
            password_hash: Some(PasswordHash::new(UNUSABLE)),
            event: Some(AccountEvent::LockedDown),
            ..UserChange::default()
        };
        let reset = self.shared.email(&user.id, None, Notification::PasswordReset);
        let effects = Effects::from(event).with_emails(vec![reset]);
        let (store, now) = (&self.shared.store, self.shared.now());
        store.change_user(&user.id, &change, now, effects).await?;
        Ok(principal.user)
    }
}
