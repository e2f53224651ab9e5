//! A company's people, as its administrators see and change them.

use std::collections::HashMap;

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, Subject};
use oauth::credential::password_link::LinkPurpose;
use oauth::id::{CompanyId, UserId};
use oauth::membership::Member;
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::accounts::MemberFacts;
use store::memberships::{ChangeMemberError, MemberChange, StaffRule};
use store::outbox::Notification;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::users::{UserError, check_email, check_text};
use crate::administration::error::{AdministrationError, check_administrator};
use crate::audit_event::Act;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

const PAGE: u32 = 50;

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
    #[error("they, or many others, were invited several times just now")]
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

    pub(super) fn event_of_person(
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
