//! Emails about a person's own account.

use oauth::credential::password_link::LinkPurpose;
use oauth::user::User;
use store::outbox::Notification;

use crate::error::ProviderError;
use crate::notifications::NotificationService;
use crate::notifications::rendered_email::{EmailContents, SeenBrowser};

impl NotificationService {
    /// With links that are made now; `None`: there is nothing to tell.
    pub(super) async fn account_email(
        &self,
        to: &User,
        notification: &Notification,
    ) -> Result<Option<EmailContents>, ProviderError> {
        let seen = |user_agent: &_, network: &_| SeenBrowser {
            user_agent: Option::clone(user_agent),
            network: Option::clone(network),
        };
        Ok(match notification {
            Notification::NewBrowser { user_agent, network } => Some(EmailContents::NewBrowser {
                browser: seen(user_agent, network),
                lock_link: self.accounts.lock_link_path(&to.id, &to.email),
            }),
            Notification::PasswordChanged { user_agent, network } => {
                Some(EmailContents::PasswordChanged {
                    browser: seen(user_agent, network),
                    lock_link: self.accounts.lock_link_path(&to.id, &to.email),
                })
            }
            Notification::AddressWanted { id, .. } => {
                let link = self.accounts.address_link_path(&to.id, id).await?;
                link.map(|link| EmailContents::AddressWanted { link })
            }
            Notification::AddressChanged { before, now, user_agent, network } => {
                Some(EmailContents::AddressChanged {
                    now: now.clone(),
                    browser: seen(user_agent, network),
                    lock_link: self.accounts.lock_link_path(&to.id, before),
                })
            }
            Notification::PasswordReset => {
                let link = self.accounts.new_password_link(to, LinkPurpose::Reset).await?;
                link.map(|link| EmailContents::PasswordReset { link })
            }
            Notification::Invited { by, .. } => {
                let link = self.accounts.new_password_link(to, LinkPurpose::Invitation).await?;
                link.map(|link| EmailContents::Invited { by: by.clone(), link })
            }
            Notification::AccountDeleted { user_agent, network, .. } => {
                Some(EmailContents::AccountDeleted { browser: seen(user_agent, network) })
            }
            Notification::LockedDown { by, .. } => {
                Some(EmailContents::LockedDown { by: by.clone() })
            }
            _ => None,
        })
    }
}

/// Whether it is for who has no account any more.
pub(super) fn is_farewell(notification: &Notification) -> bool {
    matches!(notification, Notification::AccountDeleted { .. })
}

/// Who is written to, at the address that the email is about.
pub(super) fn addressed(to: User, notification: &Notification) -> User {
    match notification {
        // Of whose address it is nothing is proven: it gets no made-up name.
        Notification::AddressWanted { email, .. } => {
            User { first_name: email.clone(), last_name: String::new(), email: email.clone(), ..to }
        }
        Notification::AccountDeleted { email, first_name, .. } => {
            let (first_name, last_name) = (first_name.clone(), String::new());
            User { first_name, last_name, email: email.clone(), ..to }
        }
        Notification::AddressChanged { before, .. } => User { email: before.clone(), ..to },
        _ => to,
    }
}
