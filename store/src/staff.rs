//! A company's people, as programs of the company look after them.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::user::User;
use thiserror::Error;

use crate::error::StoreError;

/// What is to change of somebody; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffChange {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// What they may do.
    pub role: Option<Role>,
    /// What their work is called; `Some(None)`: nothing.
    pub job_title: Option<Option<String>>,
    /// Whether they can neither sign in nor be acted for.
    pub disabled: Option<bool>,
}

/// Why nobody was added or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StaffRefusal {
    /// Nobody of the company has this id.
    #[error("there is no such user")]
    NotFound,
    /// Somebody has the e-mail address.
    #[error("somebody has this e-mail address already")]
    EmailTaken,
    /// Nobody could look after the company.
    #[error("the company would have no administrator who can sign in")]
    LastAdministrator,
}

/// Changes the people of one company, and never another's.
#[async_trait]
pub trait StaffStore {
    /// Adds somebody whose e-mail address nobody has.
    async fn add_staff(&self, user: &User) -> Result<Result<(), StaffRefusal>, StoreError>;

    /// Changes somebody of a company, of which an administrator who is not disabled must
    /// remain; what they are then.
    async fn change_staff(
        &self,
        company: &CompanyId,
        id: &UserId,
        change: &StaffChange,
    ) -> Result<Result<User, StaffRefusal>, StoreError>;
}
