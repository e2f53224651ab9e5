use crate::credential::secret::PasswordHash;
use crate::id::{CompanyId, UserId};
use crate::role::Role;

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Begins with `usr_`, which no client's id may (RFC 9700 §4.15.1).
    pub id: UserId,
    pub company_id: CompanyId,
    /// As it is shown and written to; looked up however it is written.
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub role: Role,
    pub job_title: Option<String>,
    pub password_hash: PasswordHash,
    /// A disabled user can neither sign in nor be acted for.
    pub disabled: bool,
}

impl User {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
