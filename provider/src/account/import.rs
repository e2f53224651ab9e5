//! People of another system, with the hashes of their passwords, and people who are invited.

use oauth::audit::AuditAction;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::user::User;
use store::Effects;
use store::outbox::Notification;

use crate::account::AccountService;
use crate::account::hashes::{UNUSABLE, check_imported};
use crate::account::users::{UserError, check_email, check_text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedUser {
    pub company_id: CompanyId,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: Role,
    pub job_title: Option<String>,
    /// As another program has made it; `None`: they have no password.
    pub password_hash: Option<String>,
}

/// What somebody who has no password gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstPassword {
    /// An email with a link to choose one.
    Invitation,
    /// Nothing: they can ask for a link themselves.
    Later,
}

impl ImportedUser {
    /// Whether they could be added, as far as the record says.
    pub fn check(&self) -> Result<(), UserError> {
        self.checked(UserId::new("")).map(drop)
    }

    fn checked(&self, id: UserId) -> Result<User, UserError> {
        let hash = match &self.password_hash {
            Some(hash) => check_imported(hash)?,
            None => PasswordHash::new(UNUSABLE),
        };
        Ok(User {
            id,
            company_id: self.company_id.clone(),
            email: check_email(&self.email)?,
            first_name: check_text("first name", &self.first_name)?,
            last_name: check_text("last name", &self.last_name)?,
            role: self.role,
            job_title: self
                .job_title
                .as_deref()
                .map(|title| check_text("job title", title))
                .transpose()?,
            password_hash: hash,
            disabled: false,
        })
    }
}

impl AccountService {
    /// Adds a person in the operator's name. Their first sign-in replaces a hash that was imported
    /// by one of ours.
    pub async fn import_user(
        &self,
        new: &ImportedUser,
        first: FirstPassword,
    ) -> Result<User, UserError> {
        let store = &self.shared.store;
        let user = new.checked(UserId::new(self.shared.new_id("usr_")))?;
        if store.find_company(&new.company_id).await?.is_none() {
            return Err(UserError::UnknownCompany(new.company_id.clone()));
        }
        let is_invited = new.password_hash.is_none() && first == FirstPassword::Invitation;
        let action = if is_invited { AuditAction::UserInvited } else { AuditAction::UserAdded };
        let mut event = self.event_of_user(&user, action);
        event.detail = format!("role={}", user.role.as_str());
        let notification = Notification::Invited { by: None };
        let invitation = is_invited.then(|| self.shared.email(&user.id, None, notification));
        let effects = Effects::from(event).with_emails(invitation.into_iter().collect());
        if !store.create_user(&user, effects).await? {
            return Err(UserError::EmailTaken(user.email));
        }
        Ok(user)
    }
}
