//! People with an account, and companies. Who belongs to which is in [`crate::memberships`].

use std::sync::Arc;

use async_trait::async_trait;
use oauth::access_loss::AccountEvent;
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::{CompanyId, UserId};
use oauth::membership::Membership;
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use crate::effects::Effects;
use crate::error::StoreError;

/// What changes of a user, wherever they belong; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserChange {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub password_hash: Option<PasswordHash>,
    pub disabled: Option<bool>,
    /// What happens to the account beside what its record says.
    pub event: Option<AccountEvent>,
}

#[async_trait]
pub trait UserStore {
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError>;

    /// The same, to be shown: another process's change may go unseen for a moment, as with who is
    /// signed in.
    async fn find_user_to_show(&self, id: &UserId) -> Result<Option<Arc<User>>, StoreError>;

    /// The user with that email address, however it is written.
    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError>;

    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError>;

    /// Companies after that one, in the order of their ids, at most `limit`.
    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError>;

    /// Adds a user with what they are in companies; `false` if another has the id or the email
    /// address.
    async fn create_user(
        &self,
        user: &User,
        memberships: &[Membership],
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Changes a user; what they are then, or `None` if there is no such user. What the change
    /// takes from them by `oauth::access_loss` ends in the same transaction, for good.
    async fn change_user(
        &self,
        id: &UserId,
        change: &UserChange,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Option<User>, StoreError>;

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
