//! A company's people.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::id::UserId;
use oauth::role::Role;
use oauth::secret::Password;
use store::platform::staff::StaffChange;
use store::platform::{Listed, Part};
use store::users::User;

use super::{DataError, Reach, text};
use crate::Provider;

/// Somebody to be added.
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
        Ok(self.inner.store.staff(&reach.company_id, part).await?)
    }

    /// One of them.
    pub async fn staff_member(&self, reach: &Reach, id: &UserId) -> Result<User, DataError> {
        let found = self.inner.store.find_user(id).await?;
        found.filter(|user| user.company_id == reach.company_id).ok_or(DataError::NOT_FOUND)
    }

    /// Adds somebody, who cannot sign in: nobody knows the password that they get. Their
    /// id.
    pub async fn add_staff(&self, reach: &Reach, new: NewStaff) -> Result<UserId, DataError> {
        let email = text::email("email", new.email)?;
        let job_title = new.job_title.map(|title| text::name("jobTitle", &title)).transpose()?;
        let user = User {
            id: UserId::new(self.new_id("usr_")),
            company_id: reach.company_id.clone(),
            email,
            first_name: text::name("firstName", &new.first_name)?,
            last_name: text::name("lastName", &new.last_name)?,
            role: new.role,
            job_title,
            password_hash: {
                let nobodys = Password::new(STANDARD.encode(self.random::<32>()));
                self.hash_password(nobodys).await?
            },
            disabled: false,
        };
        self.inner.store.add_staff(&user).await??;
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
        self.inner.store.change_staff(&reach.company_id, id, &change).await??;
        Ok(())
    }
}
