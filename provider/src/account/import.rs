//! People of another system, with the hashes of their passwords, and people who are invited.

use std::slice;

use oauth::audit::AuditAction;
use oauth::id::{CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::user::User;
use store::Effects;
use store::outbox::Notification;

use crate::account::AccountService;
use crate::account::hashes::check_imported;
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

    fn checked(&self, id: UserId) -> Result<Member, UserError> {
        let title = self.job_title.as_deref();
        let membership = Membership {
            user_id: id.clone(),
            company_id: self.company_id.clone(),
            role: self.role,
            job_title: title.map(|title| check_text("job title", title)).transpose()?,
            active: true,
        };
        let user = User {
            id,
            email: check_email(&self.email)?,
            first_name: check_text("first name", &self.first_name)?,
            last_name: check_text("last name", &self.last_name)?,
            language: None,
            password_hash: self.password_hash.as_deref().map(check_imported).transpose()?,
            disabled: false,
        };
        Ok(Member { user, membership })
    }
}

impl AccountService {
    /// Adds a person in the operator's name. Their first sign-in replaces a hash that was imported
    /// by one of ours.
    pub async fn import_user(
        &self,
        new: &ImportedUser,
        first: FirstPassword,
    ) -> Result<Member, UserError> {
        let store = &self.shared.store;
        let member = new.checked(UserId::new(self.shared.new_id("usr_")))?;
        if store.find_company(&new.company_id).await?.is_none() {
            return Err(UserError::UnknownCompany(new.company_id.clone()));
        }
        let is_invited = new.password_hash.is_none() && first == FirstPassword::Invitation;
        let action = if is_invited { AuditAction::UserInvited } else { AuditAction::UserAdded };
        let Member { user, membership } = &member;
        let mut event = self.event_of_user(user, &membership.company_id, action);
        event.detail = format!("role={}", membership.role.as_str());
        let company = membership.company_id.clone();
        let notification = Notification::Invited { company, by: None };
        let invitation = is_invited.then(|| self.shared.email(&user.id, None, notification));
        let effects = Effects::from(event).with_emails(invitation.into_iter().collect());
        if !store.create_user(user, slice::from_ref(membership), effects).await? {
            return Err(UserError::EmailTaken(user.email.clone()));
        }
        Ok(member)
    }
}
