//! Users, and the companies they work for.

use async_trait::async_trait;
use oauth::access_loss::AccountEvent;
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::role::Role;
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use thiserror::Error;

use crate::effects::Effects;
use crate::error::StoreError;

/// What changes of a user; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserChange {
    /// The company that they move to.
    pub company_id: Option<CompanyId>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub role: Option<Role>,
    /// `Some(None)`: they have none any more.
    pub job_title: Option<Option<String>>,
    pub password_hash: Option<PasswordHash>,
    pub disabled: Option<bool>,
    /// What happens to the account beside what its record says.
    pub event: Option<AccountEvent>,
}

/// Why a user of a company was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ChangeUserError {
    #[error("there is no such user in the company")]
    NotFound,
    #[error("the company would have no administrator who can sign in")]
    LastAdministrator,
}

#[async_trait]
pub trait UserStore {
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError>;

    /// The user with that email address, however it is written.
    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError>;

    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError>;

    /// Companies after that one, in the order of their ids, at most `limit`.
    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError>;

    /// The users of a company after that one, in the order of their ids, at most `limit`.
    async fn users_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError>;

    /// The administrators of a company who are not disabled, in the order of their ids, at
    /// most `limit`.
    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError>;

    /// Adds a user; `false` if another has the id or the email address.
    async fn create_user(&self, user: &User, effects: Effects) -> Result<bool, StoreError>;

    /// Changes a user; what they are then, or `None` if there is no such user. What the change
    /// takes from them by `oauth::access_loss` ends in the same transaction, for good.
    async fn change_user(
        &self,
        id: &UserId,
        change: &UserChange,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Option<User>, StoreError>;

    /// As [`Self::change_user`], for a user of one company, of which an administrator who is
    /// not disabled must remain.
    async fn change_user_of_company(
        &self,
        company: &CompanyId,
        id: &UserId,
        change: &UserChange,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Result<User, ChangeUserError>, StoreError>;

    /// Adds a company; `false` if another has the id.
    async fn create_company(&self, company: &Company, effects: Effects)
    -> Result<bool, StoreError>;

    /// Whether there is such a company.
    async fn set_time_zone(
        &self,
        company: &CompanyId,
        time_zone: TimeZone,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Whether that changed anything.
    async fn require_second_factor(
        &self,
        company: &CompanyId,
        required: bool,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
