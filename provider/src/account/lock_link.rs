//! "This wasn't me", about a sign-in or a password: the link in an email that locks an account
//! until its owner has chosen a new password, for which they get another email.
//!
//! The holder need not sign in, for somebody else may have changed the password. The link is of no
//! use to an attacker: it takes access away, and gives none.

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::id::UserId;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::Effects;
use store::outbox::Notification;
use thiserror::Error;

use crate::account::AccountService;
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
        let acting = self.principal_of(&user.id).await?;
        let event = |action| {
            let subject = Subject::new("user", &user.id, &user.email);
            match &acting {
                Some(acting) => self.shared.event(Caller::new(acting, address), action, subject),
                None => self.shared.own_event(None, action, subject),
            }
        };
        self.reset_factors_of(&user, event(AuditAction::FactorsReset)).await?;
        if user.password_hash.is_none() {
            return Ok(user);
        }
        let locked = AuditEvent { detail: "via=mail".to_owned(), ..event(AuditAction::LockedDown) };
        let events = self.in_all_companies(&user.id, locked).await?;
        let reset = self.shared.email(&user.id, None, Notification::PasswordReset);
        let effects = Effects::from(events).with_emails(vec![reset]);
        let losses = AccountEvent::LockedDown.losses();
        self.shared.store.lock_account(&user.id, losses, self.shared.now(), effects).await?;
        Ok(user)
    }
}
