//! People and the companies they work for.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::id::{CompanyId, UserId};
use oauth::user::User;

use crate::error::StoreError;

/// Keeps people and companies.
#[async_trait]
pub trait UserStore {
    /// The user of that id.
    async fn find_user(&self, id: &UserId) -> Result<Option<User>, StoreError>;

    /// The user with that e-mail address, whatever its case (ASCII).
    async fn find_user_by_email(&self, email: &str) -> Result<Option<User>, StoreError>;

    /// The company of that id.
    async fn find_company(&self, id: &CompanyId) -> Result<Option<Company>, StoreError>;

    /// Companies, in the order of their ids: those after that one, at most so many.
    async fn companies(
        &self,
        after: Option<&CompanyId>,
        limit: u32,
    ) -> Result<Vec<Company>, StoreError>;

    /// The people of a company, in the order of their ids: those after that one, at
    /// most so many.
    async fn users_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<User>, StoreError>;

    /// Those who administer a company and are not disabled, in the order of their ids, at
    /// most so many.
    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError>;

    /// Adds a user, or replaces what is kept under their id.
    async fn put_user(&self, user: &User) -> Result<(), StoreError>;

    /// Adds a company, or replaces what is kept under its id.
    async fn put_company(&self, company: &Company) -> Result<(), StoreError>;
}
