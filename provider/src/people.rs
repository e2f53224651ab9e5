//! An operator looks after companies and their people.

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::display_text::{TextError, check_purpose};
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::secret::Password;
use store::StoreError;
use store::users::{Company, User};
use thiserror::Error;

use crate::Provider;
use crate::audit::recorded;
use crate::error::ProviderError;

/// The fewest characters of a password (NIST SP 800-63B §3.1.1.2: "at least 15", or 8
/// where it is not the only factor; a list of bad ones comes with the pages for people
/// to change theirs).
pub const PASSWORD_MINIMUM: usize = 15;
/// The most: enough for any phrase, and few enough to hash.
pub const PASSWORD_LIMIT: usize = 256;

/// The longest address (RFC 5321 §4.5.3.1.3: a path has 256 octets with its brackets).
const EMAIL_LIMIT: usize = 254;

/// How many rows are read at a time.
const PAGE: u32 = 200;

/// Somebody to be added.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The company they work for.
    pub company_id: CompanyId,
    /// The address that they sign in with.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they may do in their company.
    pub role: Role,
    /// What they are there.
    pub job_title: Option<String>,
    /// What they sign in with.
    pub password: Password,
}

/// What is to change of somebody; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    /// What they may do in their company.
    pub role: Option<Role>,
    /// Whether they can no longer sign in, nor anything act for them.
    pub disabled: Option<bool>,
    /// What they sign in with.
    pub password: Option<Password>,
}

/// Why nothing was added or changed. The text is for whoever asked.
#[derive(Debug, Error)]
pub enum PeopleError {
    /// A name that people could not read.
    #[error("the {what}: {rule}")]
    Text {
        /// What it is.
        what: &'static str,
        /// What is wrong with it.
        rule: TextError,
    },
    /// An e-mail address that is none.
    #[error("{0} is no e-mail address")]
    Email(String),
    /// An address that somebody has.
    #[error("somebody has the e-mail address {0} already")]
    EmailTaken(String),
    /// A password that is too short or too long.
    #[error("a password has {PASSWORD_MINIMUM} to {PASSWORD_LIMIT} characters")]
    Password,
    /// There is no such company.
    #[error("there is no company {0}")]
    UnknownCompany(CompanyId),
    /// There is no such person.
    #[error("nobody has the e-mail address {0}")]
    UnknownUser(String),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for PeopleError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// A person and the company they work for.
    pub async fn user_profile(
        &self,
        id: &UserId,
    ) -> Result<Option<(User, Company)>, ProviderError> {
        let store = &self.inner.store;
        let Some(user) = store.find_user(id).await? else { return Ok(None) };
        let company = store.find_company(&user.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        Ok(Some((user, company)))
    }

    /// A company.
    pub async fn company(&self, id: &CompanyId) -> Result<Option<Company>, ProviderError> {
        Ok(self.inner.store.find_company(id).await?)
    }

    /// Adds a company.
    pub async fn add_company(&self, name: &str) -> Result<Company, PeopleError> {
        let name = check_text("company's name", name)?;
        let company = Company { id: CompanyId::new(self.new_id("cmp_")), name };
        let subject = Subject::new("company", &company.id, &company.name);
        let event =
            self.operators_event(Some(company.id.clone()), AuditAction::CompanyAdded, subject);
        recorded(event, self.inner.store.put_company(&company)).await?;
        Ok(company)
    }

    /// All companies, in the order of their ids.
    pub async fn companies(&self) -> Result<Vec<Company>, ProviderError> {
        let mut all: Vec<Company> = Vec::new();
        loop {
            let last = all.last().map(|company| company.id.clone());
            let more = self.inner.store.companies(last.as_ref(), PAGE).await?;
            if more.is_empty() {
                return Ok(all);
            }
            all.extend(more);
        }
    }

    /// Adds somebody.
    pub async fn add_user(&self, new: NewUser) -> Result<User, PeopleError> {
        let store = &self.inner.store;
        let first_name = check_text("first name", &new.first_name)?;
        let last_name = check_text("last name", &new.last_name)?;
        let job_title = new.job_title.map(|title| check_text("job title", &title)).transpose()?;
        check_email(&new.email)?;
        check_password(&new.password)?;
        if store.find_company(&new.company_id).await?.is_none() {
            return Err(PeopleError::UnknownCompany(new.company_id));
        }
        if store.find_user_by_email(&new.email).await?.is_some() {
            return Err(PeopleError::EmailTaken(new.email));
        }
        let user = User {
            id: UserId::new(self.new_id("usr_")),
            company_id: new.company_id,
            email: new.email,
            first_name,
            last_name,
            role: new.role,
            job_title,
            password_hash: self.hash_password(new.password).await?,
            disabled: false,
        };
        let mut event = self.event_of_user(&user, AuditAction::UserAdded);
        event.detail = format!("role={}", user.role.as_str());
        recorded(event, store.put_user(&user)).await?;
        Ok(user)
    }

    /// Changes somebody.
    pub async fn change_user(&self, email: &str, change: UserChange) -> Result<User, PeopleError> {
        let found = self.inner.store.find_user_by_email(email).await?;
        let mut user = found.ok_or_else(|| PeopleError::UnknownUser(email.to_owned()))?;
        let mut changed = Vec::new();
        if let Some(password) = change.password {
            changed.push("password".to_owned());
            check_password(&password)?;
            user.password_hash = self.hash_password(password).await?;
        }
        user.role = change.role.unwrap_or(user.role);
        user.disabled = change.disabled.unwrap_or(user.disabled);
        changed.extend(change.role.map(|role| format!("role={}", role.as_str())));
        changed.extend(change.disabled.map(|disabled| format!("disabled={disabled}")));
        let mut event = self.event_of_user(&user, AuditAction::UserChanged);
        event.detail = changed.join(" ");
        recorded(event, self.inner.store.put_user(&user)).await?;
        Ok(user)
    }

    fn event_of_user(&self, user: &User, action: AuditAction) -> AuditEvent {
        let subject = Subject::new("user", &user.id, &user.email);
        self.operators_event(Some(user.company_id.clone()), action, subject)
    }

    /// The people of a company, in the order of their ids.
    pub async fn users_of_company(&self, company: &CompanyId) -> Result<Vec<User>, PeopleError> {
        let store = &self.inner.store;
        if store.find_company(company).await?.is_none() {
            return Err(PeopleError::UnknownCompany(company.clone()));
        }
        let mut all: Vec<User> = Vec::new();
        loop {
            let last = all.last().map(|user| user.id.clone());
            let more = store.users_of_company(company, last.as_ref(), PAGE).await?;
            if more.is_empty() {
                return Ok(all);
            }
            all.extend(more);
        }
    }
}

fn check_text(what: &'static str, text: &str) -> Result<String, PeopleError> {
    check_purpose(text).map_err(|rule| PeopleError::Text { what, rule })
}

/// Whether something could be an address. Only a message to it would tell whether it is.
pub fn check_email(email: &str) -> Result<(), PeopleError> {
    let is_plain = |part: &str| {
        let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '@';
        !part.is_empty() && !part.contains(is_odd)
    };
    match email.split_once('@') {
        Some((local, domain))
            if is_plain(local) && is_plain(domain) && email.len() <= EMAIL_LIMIT =>
        {
            Ok(())
        }
        _ => Err(PeopleError::Email(email.to_owned())),
    }
}

fn check_password(password: &Password) -> Result<(), PeopleError> {
    let length = password.expose().chars().count();
    let fits = (PASSWORD_MINIMUM..=PASSWORD_LIMIT).contains(&length);
    if fits { Ok(()) } else { Err(PeopleError::Password) }
}
