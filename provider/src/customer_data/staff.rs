//! A company's people.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::audit::{Actor, AuditAction, AuditEvent, Program, Subject};
use oauth::credential::secret::Password;
use oauth::id::{ApiCredentialId, ClientId, UserId};
use oauth::role::Role;
use oauth::user::User;
use store::platform::staff::StaffChange;
use store::platform::{Listed, Part};

use super::{DataError, Reach, text};
use crate::Provider;
use crate::audit_event::{address, of_user, with_audit_event};

/// A user to be added.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// The address that they are to sign in with.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they may do.
    pub role: Role,
    /// What their work is called.
    pub job_title: Option<String>,
}

impl Provider {
    /// The people of the caller's company.
    pub async fn staff(&self, reach: &Reach, part: &Part) -> Result<Listed<User>, DataError> {
        Ok(self.store().staff(&reach.company_id, part).await?)
    }

    /// One of them.
    pub async fn staff_member(&self, reach: &Reach, id: &UserId) -> Result<User, DataError> {
        let found = self.store().find_user(id).await?;
        found.filter(|user| user.company_id == reach.company_id).ok_or(DataError::NOT_FOUND)
    }

    /// Adds somebody, who cannot sign in: nobody knows the password that they get. Their
    /// id.
    pub async fn add_staff(&self, reach: &Reach, new: NewStaff) -> Result<UserId, DataError> {
        let email = text::email("email", new.email)?;
        let job_title = new.job_title.map(|title| text::name("jobTitle", &title)).transpose()?;
        let user = User {
            id: UserId::new(self.inner.shared.new_id("usr_")),
            company_id: reach.company_id.clone(),
            email,
            first_name: text::name("firstName", &new.first_name)?,
            last_name: text::name("lastName", &new.last_name)?,
            role: new.role,
            job_title,
            password_hash: {
                let nobodys = Password::new(STANDARD.encode(self.inner.shared.random::<32>()));
                self.accounts().hash_password(nobodys).await?
            },
            disabled: false,
        };
        let detail = format!("role={}", user.role.as_str());
        let event = self.event_of_staff(reach, AuditAction::UserAdded, &user, detail).await?;
        with_audit_event(event, self.store().add_staff(&user)).await??;
        Ok(user.id)
    }

    /// Changes somebody of the caller's company.
    pub async fn change_staff(
        &self,
        reach: &Reach,
        id: &UserId,
        mut change: StaffChange,
    ) -> Result<(), DataError> {
        let is_own = reach.user_id.as_ref() == Some(id);
        let takes_role = change.role.is_some_and(|role| role != reach.role);
        if is_own && (change.disabled == Some(true) || takes_role) {
            return Err(DataError::OwnAccount);
        }
        let checked =
            |field, text: Option<String>| text.map(|text| text::name(field, &text)).transpose();
        change.first_name = checked("firstName", change.first_name)?;
        change.last_name = checked("lastName", change.last_name)?;
        if let Some(title) = change.job_title {
            change.job_title = Some(checked("jobTitle", title)?);
        }
        let user = self.staff_member(reach, id).await?;
        let detail = changed(&change);
        let event = self.event_of_staff(reach, AuditAction::UserChanged, &user, detail).await?;
        let change = self.store().change_staff(&reach.company_id, id, &change);
        with_audit_event(event, change).await??;
        Ok(())
    }

    /// What a caller does to an account of their company.
    async fn event_of_staff(
        &self,
        reach: &Reach,
        action: AuditAction,
        user: &User,
        detail: String,
    ) -> Result<AuditEvent, DataError> {
        let actor = match &reach.user_id {
            Some(id) => Actor::Person(of_user(&self.staff_member(reach, id).await?)),
            None => Actor::Program(Program {
                id: reach.via.clone(),
                name: self.name_of_program(&reach.via).await?,
            }),
        };
        Ok(AuditEvent {
            at: self.now(),
            company_id: Some(reach.company_id.clone()),
            actor,
            action: action.into(),
            subject: Subject::new("user", &user.id, &user.email),
            detail: format!("{detail} via={}", reach.via),
            address: address(),
        })
    }

    /// What people call a key or a service.
    async fn name_of_program(&self, id: &str) -> Result<String, DataError> {
        let store = &self.store();
        if let Some(record) = store.find_api_credential(&ApiCredentialId::new(id)).await? {
            return Ok(record.credential.name);
        }
        let client = store.find_client(&ClientId::new(id)).await?;
        Ok(client.map_or_else(|| id.to_owned(), |client| client.name.clone()))
    }
}

/// What is changed, for the audit log.
fn changed(change: &StaffChange) -> String {
    let StaffChange { first_name, last_name, role, job_title, disabled } = change;
    let words = [
        first_name.as_ref().map(|_| "first_name".to_owned()),
        last_name.as_ref().map(|_| "last_name".to_owned()),
        job_title.as_ref().map(|_| "job_title".to_owned()),
        role.map(|role| format!("role={}", role.as_str())),
        disabled.map(|disabled| format!("disabled={disabled}")),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
