//! A company's people, as programs of the company look after them.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;

use super::{Changed, Listed, Part};
use crate::StoreError;
use crate::users::User;

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

/// Changes the people of one company, and never another's.
#[async_trait]
pub trait StaffStore {
    /// The people of a company.
    async fn staff(&self, company: &CompanyId, part: &Part) -> Result<Listed<User>, StoreError>;

    /// Adds somebody whose e-mail address nobody has.
    async fn add_staff(&self, user: &User) -> Result<Changed, StoreError>;

    /// Changes somebody of a company, of which an administrator who is not disabled must
    /// remain; what they are then.
    async fn change_staff(
        &self,
        company: &CompanyId,
        id: &UserId,
        change: &StaffChange,
    ) -> Result<Changed<User>, StoreError>;
}
