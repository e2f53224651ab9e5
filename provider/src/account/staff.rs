//! A company's people, as programs of the company change them.

use std::slice;

use oauth::audit::{Actor, AuditAction, AuditEvent, Program, Subject};
use oauth::display_text::check_line;
use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::user::User;
pub use store::memberships::MemberChange as StaffChange;
use store::memberships::{ChangeMemberError, StaffRule};
use thiserror::Error;

use crate::account::AccountService;
use crate::account::users::check_email;
use crate::audit_event::of_user;
use crate::error::{ProviderError, internal_store_error};

/// The program that changes people, and in whose name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    pub company_id: CompanyId,
    /// The person on whose behalf it acts; `None`: a service or a key.
    pub user_id: Option<UserId>,
    pub role: Role,
    /// The id of the key, the token or the client.
    pub via: String,
    /// The network address that it calls from, if it is known.
    pub address: Option<String>,
}

/// Why people are not found or changed.
#[derive(Debug, Error)]
pub enum StaffError {
    #[error("{field}: {rule}")]
    Invalid { field: &'static str, rule: String },
    #[error("there is no such thing")]
    NotFound,
    #[error("somebody has this e-mail address already")]
    EmailTaken,
    #[error("the company would have no administrator who can sign in")]
    LastAdministrator,
    #[error("they belong to other companies, too: only they themselves change their name")]
    OfOtherCompanies,
    #[error("nobody disables their own account, or changes their own role, by a program")]
    OwnAccount,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(StaffError);

impl From<ChangeMemberError> for StaffError {
    fn from(error: ChangeMemberError) -> Self {
        match error {
            ChangeMemberError::NotFound | ChangeMemberError::NotAdministrator => Self::NotFound,
            ChangeMemberError::LastAdministrator => Self::LastAdministrator,
            ChangeMemberError::OfOtherCompanies => Self::OfOtherCompanies,
        }
    }
}

#[derive(Clone, Debug)]
pub struct NewStaff {
    /// The address that they are to sign in with.
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: Role,
    pub job_title: Option<String>,
}

impl AccountService {
    pub async fn staff_member(
        &self,
        company: &CompanyId,
        id: &UserId,
    ) -> Result<Member, StaffError> {
        let found = self.shared.store.find_principal(id, company).await?;
        let found = found.ok_or(StaffError::NotFound)?;
        Ok(Member { user: found.user, membership: found.membership })
    }

    /// Adds a user who cannot sign in: they have no password.
    pub async fn add_staff(&self, editor: &Editor, new: NewStaff) -> Result<UserId, StaffError> {
        let email =
            check_email(&new.email).map_err(|_| invalid("email", "it is no e-mail address"))?;
        let job_title = new.job_title.map(|title| checked_name("jobTitle", &title)).transpose()?;
        let user = User {
            id: UserId::new(self.shared.new_id("usr_")),
            email,
            first_name: checked_name("firstName", &new.first_name)?,
            last_name: checked_name("lastName", &new.last_name)?,
            language: None,
            password_hash: None,
            disabled: false,
        };
        let membership = Membership {
            user_id: user.id.clone(),
            company_id: editor.company_id.clone(),
            role: new.role,
            job_title,
            active: true,
        };
        let detail = format!("role={}", new.role.as_str());
        let event = self.event_of_staff(editor, AuditAction::UserAdded, &user, detail).await?;
        let store = &self.shared.store;
        let is_added = store.create_user(&user, slice::from_ref(&membership), event.into()).await?;
        if is_added { Ok(user.id) } else { Err(StaffError::EmailTaken) }
    }

    /// Changes a user of the caller's company.
    pub async fn change_staff(
        &self,
        editor: &Editor,
        id: &UserId,
        mut change: StaffChange,
    ) -> Result<(), StaffError> {
        let is_own = editor.user_id.as_ref() == Some(id);
        let takes_role = change.role.is_some_and(|role| role != editor.role);
        if is_own && (change.active == Some(false) || takes_role) {
            return Err(StaffError::OwnAccount);
        }
        let checked =
            |field, text: Option<String>| text.map(|text| checked_name(field, &text)).transpose();
        change.first_name = checked("firstName", change.first_name)?;
        change.last_name = checked("lastName", change.last_name)?;
        if let Some(title) = change.job_title {
            change.job_title = Some(checked("jobTitle", title)?);
        }
        let Member { user, .. } = self.staff_member(&editor.company_id, id).await?;
        let detail = changed(&change);
        let event = self.event_of_staff(editor, AuditAction::UserChanged, &user, detail).await?;
        let (store, company) = (&self.shared.store, &editor.company_id);
        let rule = match &editor.user_id {
            Some(by) => StaffRule::ByAdministrator(by.clone()),
            None => StaffRule::AdministratorRemains,
        };
        let now = self.shared.now();
        store.change_member(company, id, &change, rule, now, event.into()).await??;
        Ok(())
    }

    /// What a caller does to an account of their company.
    async fn event_of_staff(
        &self,
        editor: &Editor,
        action: AuditAction,
        user: &User,
        detail: String,
    ) -> Result<AuditEvent, StaffError> {
        let actor = match &editor.user_id {
            Some(id) => {
                Actor::Person(of_user(&self.staff_member(&editor.company_id, id).await?.user))
            }
            None => Actor::Program(Program {
                id: editor.via.clone(),
                name: self.name_of_program(&editor.via).await?,
            }),
        };
        Ok(AuditEvent {
            at: self.shared.now(),
            company_id: Some(editor.company_id.clone()),
            actor,
            action: action.into(),
            subject: Subject::new("user", &user.id, &user.email),
            detail: format!("{detail} via={}", editor.via),
            address: editor.address.clone(),
        })
    }

    /// What people call a key or a service.
    async fn name_of_program(&self, id: &str) -> Result<String, StaffError> {
        let store = &self.shared.store;
        if let Some(record) = store.find_api_credential(&ApiCredentialId::new(id)).await? {
            return Ok(record.credential.name);
        }
        let client = store.find_client(&ClientId::new(id)).await?;
        Ok(client.map_or_else(|| id.to_owned(), |client| client.name.clone()))
    }
}

fn invalid(field: &'static str, rule: impl Into<String>) -> StaffError {
    StaffError::Invalid { field, rule: rule.into() }
}

/// A name as pages show it where people decide.
fn checked_name(field: &'static str, text: &str) -> Result<String, StaffError> {
    check_line(text).map_err(|rule| invalid(field, rule.to_string()))
}

fn changed(change: &StaffChange) -> String {
    let StaffChange { first_name, last_name, role, job_title, active } = change;
    let words = [
        first_name.as_ref().map(|_| "first_name".to_owned()),
        last_name.as_ref().map(|_| "last_name".to_owned()),
        job_title.as_ref().map(|_| "job_title".to_owned()),
        role.map(|role| format!("role={}", role.as_str())),
        active.map(|active| format!("disabled={}", !active)),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
