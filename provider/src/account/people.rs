//! A company's people, as its administrators see and change them.

use std::collections::HashMap;
use std::slice;

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, Subject};
use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::id::{CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::accounts::MemberFacts;
use store::memberships::{ChangeMemberError, MemberChange, StaffRule};
use store::outbox::{Email, Notification};
use store::sign_in::{Counted, SignInAttempt, Throttle};
use thiserror::Error;

use crate::account::AccountService;
use crate::account::users::{UserError, check_email, check_text};
use crate::administration::error::{AdministrationError, check_administrator};
use crate::audit_event::Act;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

const PAGE: u32 = 50;

/// How often one person, and all of a company, are invited again within the time of a limit.
const AGAIN_TO_ONE: u32 = 3;
const AGAIN_BY_COMPANY: u32 = 100;

/// What the audit log says of an invitation that was sent before.
const AGAIN: &str = "again";

#[derive(Clone, Debug)]
pub struct Person {
    pub member: Member,
    /// When they last signed in, for whatever company; `None`: never.
    pub signed_in_at: Option<Timestamp>,
    /// Until when the link works with which they choose their first password.
    pub invited_until: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct People {
    /// In the order of their ids.
    pub people: Vec<Person>,
    /// The list goes on after this one.
    pub next: Option<UserId>,
}

#[derive(Clone, Debug, Default)]
pub struct Invitation {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub job_title: String,
    pub role: Option<Role>,
}

/// A field of an invitation that must be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationField {
    Email,
    FirstName,
    LastName,
    JobTitle,
}

#[derive(Debug, Error)]
pub enum PeopleError {
    #[error("only administrators of the company may do this")]
    NotAdministrator,
    #[error("there is no such person in this company")]
    NotFound,
    #[error(
        "nobody disables their own account, changes their own role or resets their own factors"
    )]
    OwnAccount,
    #[error("the company would have no administrator who can sign in")]
    LastAdministrator,
    #[error("somebody has this e-mail address already")]
    EmailTaken,
    #[error("they belong to other companies, too: only the operator changes how they sign in")]
    OfOtherCompanies,
    #[error("the person has a password or a passkey already")]
    HasPassword,
    #[error("they were invited {AGAIN_TO_ONE} times just now, or many others were")]
    InvitedOften,
    #[error("{0:?} must be corrected")]
    Invalid(Vec<InvitationField>),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(PeopleError);

impl From<AdministrationError> for PeopleError {
    fn from(error: AdministrationError) -> Self {
        match error {
            AdministrationError::Internal(error) => Self::Internal(error),
            _ => Self::NotAdministrator,
        }
    }
}

impl From<ChangeMemberError> for PeopleError {
    fn from(error: ChangeMemberError) -> Self {
        match error {
            ChangeMemberError::LastAdministrator => Self::LastAdministrator,
            ChangeMemberError::NotAdministrator => Self::NotAdministrator,
            ChangeMemberError::NotFound | ChangeMemberError::OfOtherCompanies => Self::NotFound,
        }
    }
}

impl AccountService {
    pub async fn people(
        &self,
        caller: Caller<'_>,
        after: Option<&UserId>,
    ) -> Result<People, PeopleError> {
        check_administrator(&caller)?;
        Ok(self.people_after(&caller.company.id, after).await?)
    }

    /// All of a company, for the operator.
    pub async fn people_of(&self, company: &CompanyId) -> Result<Vec<Person>, UserError> {
        if self.shared.store.find_company(company).await?.is_none() {
            return Err(UserError::UnknownCompany(company.clone()));
        }
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let People { people, next } = self.people_after(company, after.as_ref()).await?;
            all.extend(people);
            after = next;
            if after.is_none() {
                return Ok(all);
            }
        }
    }

    async fn people_after(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
    ) -> Result<People, ProviderError> {
        let store = &self.shared.store;
        let mut members = store.members_of_company(company, after, PAGE + 1).await?;
        let facts = store.facts_of_members(company, after, PAGE + 1).await?;
        let mut facts: HashMap<UserId, MemberFacts> = facts.into_iter().collect();
        let has_more = members.len() > PAGE as usize;
        members.truncate(PAGE as usize);
        let next = members.last().filter(|_| has_more).map(|last| last.user.id.clone());
        let people = members.into_iter().map(|member| {
            let facts = facts.remove(&member.user.id).unwrap_or_default();
            self.person_of(member, facts)
        });
        Ok(People { people: people.collect(), next })
    }

    pub async fn person(&self, caller: Caller<'_>, id: &UserId) -> Result<Person, PeopleError> {
        check_administrator(&caller)?;
        let store = &self.shared.store;
        let found = store.find_principal(id, &caller.company.id).await?;
        let found = found.ok_or(PeopleError::NotFound)?;
        let signed_in_at = store.signed_in_at(id).await?;
        let link = store.password_link_of_user(id).await?;
        let invitation = link.filter(|link| link.purpose == LinkPurpose::Invitation);
        let invited_until = invitation.map(|link| link.expires_at);
        let facts = MemberFacts { signed_in_at, invited_until };
        let member = Member { user: found.user, membership: found.membership };
        Ok(self.person_of(member, facts))
    }

    fn person_of(&self, member: Member, facts: MemberFacts) -> Person {
        let now = self.shared.now();
        let has_password = member.user.password_hash.is_some();
        let invited_until = facts.invited_until.filter(|until| !has_password && now < *until);
        Person { member, signed_in_at: facts.signed_in_at, invited_until }
    }

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
        let counted = Counted {
            account: Digest::of(&format!("invited {id}")),
            address: Digest::of(&format!("invited by {}", caller.company.id)),
        };
        let attempt = SignInAttempt {
            account_limit: AGAIN_TO_ONE,
            address_limit: AGAIN_BY_COMPANY,
            ..self.shared.attempt(counted)
        };
        if let Throttle::WaitUntil(_) = self.shared.store.begin_sign_in_attempt(&attempt).await? {
            return Err(PeopleError::InvitedOften);
        }
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

    fn invitation_to(&self, caller: Caller<'_>, user: &User) -> Email {
        let (company, by) = (caller.company.id.clone(), Some(caller.user.full_name()));
        self.shared.email(&user.id, None, Notification::Invited { company, by })
    }

    pub async fn set_role(
        &self,
        caller: Caller<'_>,
        id: &UserId,
        role: Role,
    ) -> Result<(), PeopleError> {
        let change = MemberChange { role: Some(role), ..MemberChange::default() };
        self.change_person(caller, id, change, format!("role={}", role.as_str())).await
    }

    pub async fn set_active(
        &self,
        caller: Caller<'_>,
        id: &UserId,
        active: bool,
    ) -> Result<(), PeopleError> {
        let change = MemberChange { active: Some(active), ..MemberChange::default() };
        self.change_person(caller, id, change, format!("disabled={}", !active)).await
    }

    async fn change_person(
        &self,
        caller: Caller<'_>,
        id: &UserId,
        change: MemberChange,
        detail: String,
    ) -> Result<(), PeopleError> {
        let Person { member, .. } = self.person(caller, id).await?;
        if member.user.id == caller.user.id {
            return Err(PeopleError::OwnAccount);
        }
        let event = self.event_of_person(caller, AuditAction::UserChanged, &member.user, detail);
        let (store, company) = (&self.shared.store, &caller.company.id);
        let rule = StaffRule::ByAdministrator(caller.user.id.clone());
        let now = self.shared.now();
        store.change_member(company, id, &change, rule, now, event.into()).await??;
        Ok(())
    }

    /// Ends their sessions in which they act for the company.
    pub async fn sign_out_person(
        &self,
        caller: Caller<'_>,
        id: &UserId,
    ) -> Result<(), PeopleError> {
        let Person { member, .. } = self.person(caller, id).await?;
        let (action, event) = (AuditAction::SessionsEnded, AccountEvent::SignedOut);
        let entry = self.event_of_person(caller, action, &member.user, String::new());
        self.end_access(caller, id, event, entry.into()).await
    }

    /// Ends everything that acts for them in the company, in one transaction, and writes to them.
    pub async fn lock_down(&self, caller: Caller<'_>, id: &UserId) -> Result<(), PeopleError> {
        let Person { member, .. } = self.person(caller, id).await?;
        let (action, event) = (AuditAction::LockedDown, AccountEvent::LockedDown);
        let entry = self.event_of_person(caller, action, &member.user, String::new());
        let (company, by) = (caller.company.id.clone(), Some(caller.user.full_name()));
        let email = self.shared.email(id, None, Notification::LockedDown { company, by });
        let effects = Effects::from(entry).with_emails(vec![email]);
        self.end_access(caller, id, event, effects).await
    }

    /// Removes all that they sign in with beside their password, which they have lost, and writes to
    /// them.
    pub async fn reset_factors_of_person(
        &self,
        caller: Caller<'_>,
        id: &UserId,
    ) -> Result<(), PeopleError> {
        let Person { member, .. } = self.person(caller, id).await?;
        // Their own they change with it.
        if member.user.id == caller.user.id {
            return Err(PeopleError::OwnAccount);
        }
        if self.belongs_elsewhere(id).await? {
            return Err(PeopleError::OfOtherCompanies);
        }
        let entry =
            self.event_of_person(caller, AuditAction::FactorsReset, &member.user, String::new());
        self.reset_factors_of(&member.user, entry).await?;
        Ok(())
    }

    /// Whether the company may remove what a person signs in with beside a password.
    pub async fn may_reset_factors(
        &self,
        caller: Caller<'_>,
        id: &UserId,
    ) -> Result<bool, PeopleError> {
        check_administrator(&caller)?;
        let has_any = !self.shared.store.own_factors(id).await?.is_none();
        Ok(has_any && caller.user.id != *id && !self.belongs_elsewhere(id).await?)
    }

    /// How they sign in is then not for one company to change.
    async fn belongs_elsewhere(&self, id: &UserId) -> Result<bool, ProviderError> {
        Ok(self.shared.store.memberships_of_user(id).await?.len() > 1)
    }

    async fn end_access(
        &self,
        caller: Caller<'_>,
        id: &UserId,
        event: AccountEvent,
        effects: Effects,
    ) -> Result<(), PeopleError> {
        let (store, company, now) = (&self.shared.store, &caller.company.id, self.shared.now());
        let is_member = store.end_access_of_person(company, id, event.losses(), now, effects);
        if is_member.await? { Ok(()) } else { Err(PeopleError::NotFound) }
    }

    fn event_of_person(
        &self,
        caller: Caller<'_>,
        action: AuditAction,
        user: &User,
        detail: String,
    ) -> Act {
        let subject = Subject::new("user", &user.id, &user.email);
        self.shared.event(caller, action, subject).with_detail(detail)
    }
}

impl Invitation {
    pub fn errors(&self) -> Vec<InvitationField> {
        let is_line = |text: &str| check_text("", text).is_ok();
        let title = self.job_title.trim();
        [
            (check_email(self.email.trim()).is_ok(), InvitationField::Email),
            (is_line(&self.first_name), InvitationField::FirstName),
            (is_line(&self.last_name), InvitationField::LastName),
            (title.is_empty() || is_line(title), InvitationField::JobTitle),
        ]
        .into_iter()
        .filter_map(|(is_right, field)| (!is_right).then_some(field))
        .collect()
    }
}
