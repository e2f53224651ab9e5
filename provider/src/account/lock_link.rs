//! "This wasn't me", about a sign-in or a password: the link in an email that locks an account
//! until its owner has chosen a new password, for which they get another email.
//!
//! The holder need not sign in, for an attacker may have changed the password. The link is of no
//! use to an attacker: it takes access away, and gives none.

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::id::UserId;
use oauth::spelling::email::is_same;
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::Effects;
use store::outbox::Notification;

use crate::account::AccountService;
use crate::account::mail_link::MailLinkError;
use crate::account::session::Principal;
use crate::caller::Caller;

const LABEL: &str = "lock account";

#[derive(Serialize, Deserialize)]
struct SealedAccount {
    user: UserId,
    /// To which the link went, since when there is another perhaps.
    email: String,
}

impl AccountService {
    /// In an email to that address.
    pub(crate) fn lock_link_path(&self, user: &UserId, email: &str) -> String {
        let about = SealedAccount { user: user.clone(), email: email.to_owned() };
        routes::lock_link(self.seal_not_me(LABEL, about))
    }

    /// Whose account a link is about. Nothing is changed: programs that look for dangers in emails
    /// follow their links.
    pub async fn lock_link(&self, sealed: &str) -> Result<User, MailLinkError> {
        let SealedAccount { user, email } = self.open_link(LABEL, sealed)?;
        let store = &self.shared.store;
        let user = store.find_user(&user).await?.ok_or(MailLinkError::Unknown)?;
        if is_same(&email, &user.email) {
            return Ok(user);
        }
        // An address that was given up, or taken back from a stranger, locks nothing.
        if store.had_address(&user.id, &email, self.shared.now()).await? {
            Ok(User { email, ..user })
        } else {
            Err(MailLinkError::Unknown)
        }
    }

    /// What a stranger has done to it must not decide where the next link goes.
    async fn restore_address(&self, user: &User, address: &str) -> Result<(), MailLinkError> {
        let store = &self.shared.store;
        let present = store.find_user(&user.id).await?.ok_or(MailLinkError::Unknown)?;
        if is_same(&present.email, &user.email) {
            return Ok(());
        }
        let subject = Subject::new("user", &present.id, &present.email);
        // Under the address to which the link went.
        let acting = self.principal_of(&user.id).await?;
        let acting = acting.map(|acting| Principal { user: user.clone(), ..acting });
        let event = self.event_by_link(acting.as_ref(), address, AuditAction::UserChanged, subject);
        let event = AuditEvent { detail: format!("email={} via=mail", user.email), ..event };
        let effects = self.in_all_companies(&user.id, event).await?;
        let now = self.shared.now();
        let restored = store.restore_address(&user.id, &user.email, now, effects).await?;
        restored.then_some(()).ok_or(MailLinkError::Unknown)
    }

    /// Gives the account the address back to which the link went, and takes its password from it,
    /// its passkeys and second factors, which a stranger may have added, and everything that acts
    /// for its owner.
    pub async fn lock_by_link(&self, sealed: &str, address: &str) -> Result<User, MailLinkError> {
        let user = self.lock_link(sealed).await?;
        if user.disabled {
            return Ok(user);
        }
        self.restore_address(&user, address).await?;
        let acting = self.principal_of(&user.id).await?;
        let event = |action| {
            let subject = Subject::new("user", &user.id, &user.email);
            self.event_by_link(acting.as_ref(), address, action, subject)
        };
        let (store, now) = (&self.shared.store, self.shared.now());
        let mut effects = if store.own_factors(&user.id).await?.is_none() {
            Effects::NONE
        } else {
            self.effects_of_reset(&user, event(AuditAction::FactorsReset)).await?
        };
        let locked = AuditEvent { detail: "via=mail".to_owned(), ..event(AuditAction::LockedDown) };
        effects.audit.extend(self.in_all_companies(&user.id, locked).await?.audit);
        effects.emails.push(self.shared.email(&user.id, None, Notification::PasswordReset));
        // A concurrent sign-in finds it as it was, or locked.
        store.lock_account(&user.id, AccountEvent::LockedDown.losses(), now, effects).await?;
        Ok(user)
    }

    /// By the person, or, if they can act for no company, of no company.
    fn event_by_link(
        &self,
        acting: Option<&Principal>,
        address: &str,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        match acting {
            Some(acting) => self.shared.event(Caller::new(acting, address), action, subject).event,
            None => self.shared.own_event(None, action, subject),
        }
    }
}
