//! Emails about a person's own account.

use oauth::credential::password_link::LinkPurpose;
use oauth::user::User;
use store::outbox::Notification;

use crate::error::ProviderError;
use crate::notifications::NotificationService;
use crate::notifications::outbox::{EmailContents, SeenBrowser};

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
                lock_link: self.accounts.lock_link_path(&to.id),
            }),
            Notification::PasswordChanged { user_agent, network } => {
                Some(EmailContents::PasswordChanged {
                    browser: seen(user_agent, network),
                    lock_link: self.accounts.lock_link_path(&to.id),
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
            Notification::LockedDown { by, .. } => {
                Some(EmailContents::LockedDown { by: by.clone() })
            }
            _ => None,
        })
    }
}
