//! An operator looks after companies and people.

use std::slice;

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::company::Company;
use oauth::credential::password_policy::{self, PasswordError};
use oauth::credential::secret::{Password, PasswordHash};
use oauth::display_text::{TextError, check_line};
use oauth::id::{CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::spelling::email::EmailAddress;
use oauth::time_zone::TimeZone;
use oauth::user::User;
use store::Effects;
use store::outbox::Notification;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::hashes::{HashError, check_imported};
use crate::error::{ProviderError, internal_store_error};
use crate::paging;

const PAGE: u32 = 200;

#[derive(Clone, Debug)]
pub struct NewUser {
    pub company_id: CompanyId,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: Role,
    pub job_title: Option<String>,
    pub password: FirstPassword,
}

#[derive(Clone, Debug)]
pub enum FirstPassword {
    Chosen(Password),
    /// Hashed by another program; the first sign-in replaces it by a hash of ours.
    Imported(PasswordHash),
    /// An email goes out with a link to choose one.
    Invitation,
    /// None: they can ask for a link themselves.
    Later,
}

impl NewUser {
    /// Whether they could be added, as far as the record says.
    pub fn check(&self) -> Result<(), UserError> {
        self.checked(UserId::new("")).map(drop)
    }

    fn checked(&self, id: UserId) -> Result<Member, UserError> {
        let title = self.job_title.as_deref();
        let password_hash = match &self.password {
            FirstPassword::Imported(hash) => Some(check_imported(hash.expose())?),
            _ => None,
        };
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
            password_hash,
            disabled: false,
        };
        Ok(Member { user, membership })
    }
}

/// A change of a user; `None` leaves the field as it is.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    /// Whether they can no longer sign in, nor anything act for them, in any company.
    pub disabled: Option<bool>,
    pub password: Option<Password>,
    /// What happens to the account beside.
    pub event: Option<AccountEvent>,
}

impl UserChange {
    /// Whether it says anything.
    pub fn changes(&self) -> bool {
        self.disabled.is_some() || self.password.is_some() || self.event.is_some()
    }
}

/// Why nothing was added or changed. The text is for the caller.
#[derive(Debug, Error)]
pub enum UserError {
    #[error("the {what}: {rule}")]
    Text { what: &'static str, rule: TextError },
    #[error("{0} is no e-mail address")]
    Email(String),
    #[error("somebody has the e-mail address {0} already")]
    EmailTaken(String),
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error("there is no company {0}")]
    UnknownCompany(CompanyId),
    #[error("{0} has chosen a password already, or is disabled")]
    NotInvited(String),
    #[error("nobody has the e-mail address {0}")]
    UnknownUser(String),
    #[error("{0} does not belong to the company {1}")]
    NoMember(String, CompanyId),
    #[error("{0} belongs to the company {1} already")]
    IsMember(String, CompanyId),
    #[error("{0} belongs to several companies: name the one that is meant")]
    SeveralCompanies(String),
    #[error("{0} belongs to no company")]
    NoCompany(String),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(UserError);

impl AccountService {
    pub async fn company(&self, id: &CompanyId) -> Result<Option<Company>, ProviderError> {
        Ok(self.shared.store.find_company(id).await?)
    }

    pub async fn add_company(&self, name: &str, time_zone: TimeZone) -> Result<Company, UserError> {
        let name = check_text("company's name", name)?;
        let id = CompanyId::new(self.shared.new_id("cmp_"));
        let company = Company { id, name, time_zone, requires_second_factor: false };
        let subject = Subject::new("company", &company.id, &company.name);
        let event = self.shared.operators_event(
            Some(company.id.clone()),
            AuditAction::CompanyAdded,
            subject,
        );
        self.shared.store.create_company(&company, event.into()).await?;
        Ok(company)
    }

    /// All companies, in the order of their ids.
    pub async fn companies(&self) -> Result<Vec<Company>, ProviderError> {
        let store = &self.shared.store;
        let read =
            |last: Option<CompanyId>| async move { store.companies(last.as_ref(), PAGE).await };
        Ok(paging::all(|company: &Company| company.id.clone(), read).await?)
    }

    /// Adds a user in the operator's name.
    pub async fn add_user(&self, new: NewUser) -> Result<Member, UserError> {
        let store = &self.shared.store;
        let mut member = new.checked(UserId::new(self.shared.new_id("usr_")))?;
        if let FirstPassword::Chosen(password) = &new.password {
            password_policy::check(password, &self.known_words(&member.user))?;
        }
        if store.find_company(&new.company_id).await?.is_none() {
            return Err(UserError::UnknownCompany(new.company_id));
        }
        let is_invited = matches!(new.password, FirstPassword::Invitation);
        if let FirstPassword::Chosen(password) = new.password {
            member.user.password_hash = Some(self.hash_password(password).await?);
        }
        let action = if is_invited { AuditAction::UserInvited } else { AuditAction::UserAdded };
        let Member { user, membership } = &member;
        let event = AuditEvent {
            detail: format!("role={}", membership.role.as_str()),
            ..self.event_of_user(user, &membership.company_id, action)
        };
        let notification = Notification::Invited { company: new.company_id, by: None };
        let invitation = is_invited.then(|| self.shared.email(&user.id, None, notification));
        let effects = Effects::from(event).with_emails(invitation.into_iter().collect());
        if !store.create_user(user, slice::from_ref(membership), effects).await? {
            return Err(UserError::EmailTaken(user.email.clone()));
        }
        Ok(member)
    }

    pub async fn change_user(&self, email: &str, change: UserChange) -> Result<User, UserError> {
        let user = self.user_of_address(email).await?;
        let UserChange { disabled, password, event: happens } = change;
        let mut change =
            store::users::UserChange { disabled, event: happens, ..Default::default() };
        let mut changed = Vec::new();
        if let Some(password) = password {
            changed.push("password".to_owned());
            password_policy::check(&password, &self.known_words(&user))?;
            change.password_hash = Some(self.hash_password(password).await?);
        }
        changed.extend(disabled.map(|disabled| format!("disabled={disabled}")));
        changed.extend(happens.map(|event| event.as_str().to_owned()));
        let (store, now) = (&self.shared.store, self.shared.now());
        let subject = Subject::new("user", &user.id, &user.email);
        let event = self.shared.operators_event(None, AuditAction::UserChanged, subject);
        let event = AuditEvent { detail: changed.join(" "), ..event };
        let effects = self.in_all_companies(&user.id, event).await?;
        let changed = store.change_user(&user.id, &change, now, effects).await?;
        changed.ok_or_else(|| UserError::UnknownUser(email.to_owned()))
    }

    pub(super) async fn user_of_address(&self, email: &str) -> Result<User, UserError> {
        let found = self.shared.store.find_user_by_email(email).await?;
        found.ok_or_else(|| UserError::UnknownUser(email.to_owned()))
    }

    pub(super) fn event_of_user(
        &self,
        user: &User,
        company: &CompanyId,
        action: AuditAction,
    ) -> AuditEvent {
        let subject = Subject::new("user", &user.id, &user.email);
        self.shared.operators_event(Some(company.clone()), action, subject)
    }

    /// The people of a company, in the order of their ids.
    pub async fn members_of_company(&self, company: &CompanyId) -> Result<Vec<Member>, UserError> {
        let store = &self.shared.store;
        if store.find_company(company).await?.is_none() {
            return Err(UserError::UnknownCompany(company.clone()));
        }
        let read = |last: Option<UserId>| async move {
            store.members_of_company(company, last.as_ref(), PAGE).await
        };
        Ok(paging::all(|member: &Member| member.user.id.clone(), read).await?)
    }
}

pub(super) fn check_text(what: &'static str, text: &str) -> Result<String, UserError> {
    check_line(text).map_err(|rule| UserError::Text { what, rule })
}

/// The address as it is stored.
pub fn check_email(email: &str) -> Result<String, UserError> {
    let address = EmailAddress::parse(email).map_err(|_| UserError::Email(email.to_owned()))?;
    Ok(address.to_string())
}
