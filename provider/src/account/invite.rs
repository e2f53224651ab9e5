//! Invitations to a company.

use std::slice;

use oauth::audit::AuditAction;
use oauth::id::UserId;
use oauth::membership::Membership;
use oauth::role::Role;
use oauth::spelling::email::fold;
use oauth::user::User;
use store::Effects;
use store::outbox::{Email, Notification};
use store::sign_in::Throttle;

use super::people::{Invitation, InvitationField, PeopleError, Person};
use crate::account::AccountService;
use crate::account::users::{UserError, check_email, check_text};
use crate::administration::error::check_administrator;
use crate::caller::Caller;

/// How often one person is invited, and a company invites, within the time of a limit.
const TO_ONE: u32 = 3;
const BY_COMPANY: u32 = 100;

/// What the audit log says of an invitation that was sent before.
const AGAIN: &str = "again";

impl AccountService {
    /// Adds a person to the company, and writes to them.
    pub async fn invite(
        &self,
        caller: Caller<'_>,
        invitation: &Invitation,
    ) -> Result<UserId, PeopleError> {
        check_administrator(&caller)?;
        let wrong = invitation.errors();
        if !wrong.is_empty() {
            return Err(PeopleError::Invalid(wrong));
        }
        let invalid = |field| move |_| PeopleError::Invalid(vec![field]);
        let text = |what, text: &str, field| check_text(what, text).map_err(invalid(field));
        let title = invitation.job_title.trim();
        let user = User {
            id: UserId::new(self.shared.new_id("usr_")),
            email: check_email(invitation.email.trim()).map_err(invalid(InvitationField::Email))?,
            first_name: text("first name", &invitation.first_name, InvitationField::FirstName)?,
            last_name: text("last name", &invitation.last_name, InvitationField::LastName)?,
            language: None,
            password_hash: None,
            disabled: false,
        };
        let job_title = (!title.is_empty())
            .then(|| text("job title", title, InvitationField::JobTitle))
            .transpose()?;
        let membership = Membership {
            user_id: user.id.clone(),
            company_id: caller.company.id.clone(),
            role: invitation.role.unwrap_or(Role::Standard),
            job_title,
            active: true,
        };
        self.count_invitation(caller, &fold(&user.email)).await?;
        let detail = format!("role={}", membership.role.as_str());
        let event = self.event_of_person(caller, AuditAction::UserInvited, &user, detail);
        let effects = Effects::from(event).with_emails(vec![self.invitation_to(caller, &user)]);
        let memberships = slice::from_ref(&membership);
        if !self.shared.store.create_user(&user, memberships, effects).await? {
            return Err(PeopleError::EmailTaken);
        }
        Ok(user.id)
    }

    /// Writes to them once more: the link of before does not work any longer.
    pub async fn invite_again(&self, caller: Caller<'_>, id: &UserId) -> Result<(), PeopleError> {
        let Person { member, .. } = self.person(caller, id).await?;
        if member.user.password_hash.is_some() || !member.is_active() {
            return Err(PeopleError::HasPassword);
        }
        if self.shared.store.own_factors(id).await?.passkeys > 0 {
            return Err(PeopleError::HasPassword);
        }
        self.count_invitation(caller, id.as_str()).await?;
        let (action, detail) = (AuditAction::UserInvited, AGAIN.to_owned());
        let event = self.event_of_person(caller, action, &member.user, detail);
        let email = self.invitation_to(caller, &member.user);
        self.shared.store.queue_emails(Effects::from(event).with_emails(vec![email])).await?;
        Ok(())
    }

    /// As [`Self::invite_again`], by a command.
    pub async fn invite_user_again(&self, email: &str) -> Result<User, UserError> {
        let user = self.user_of_address(email).await?;
        if user.password_hash.is_some() || user.disabled {
            return Err(UserError::NotInvited(user.email));
        }
        let company = self.shared.store.company_to_begin_with(&user.id).await?;
        let company = company.ok_or_else(|| UserError::NoCompany(user.email.clone()))?;
        let mut event = self.event_of_user(&user, &company, AuditAction::UserInvited);
        AGAIN.clone_into(&mut event.detail);
        let invited = Notification::Invited { company, by: None };
        let email = self.shared.email(&user.id, None, invited);
        self.shared.store.queue_emails(Effects::from(event).with_emails(vec![email])).await?;
        Ok(user)
    }

    /// An invitation makes us write to a stranger, and tells whether the address has an account.
    async fn count_invitation(&self, caller: Caller<'_>, to: &str) -> Result<(), PeopleError> {
        let (to, from) = (format!("invited {to}"), format!("invited by {}", caller.company.id));
        match self.shared.count_email((&to, TO_ONE), (&from, BY_COMPANY)).await? {
            Throttle::WaitUntil(_) => Err(PeopleError::InvitedOften),
            Throttle::Proceed => Ok(()),
        }
    }

    fn invitation_to(&self, caller: Caller<'_>, user: &User) -> Email {
        let (company, by) = (caller.company.id.clone(), Some(caller.user.full_name()));
        self.shared.email(&user.id, None, Notification::Invited { company, by })
    }
}
