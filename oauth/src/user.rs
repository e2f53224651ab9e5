use crate::credential::secret::PasswordHash;
use crate::id::UserId;
use crate::language::Language;

/// A person with an account. Which companies they belong to, and what they are there, is in their
/// [memberships](crate::membership::Membership).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Begins with `usr_`, which no client's id may (RFC 9700 §4.15.1).
    pub id: UserId,
    /// As it is shown and written to; looked up however it is written.
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    /// In which they are written to; `None`: not known.
    pub language: Option<Language>,
    /// `None`: they do not sign in with a password.
    pub password_hash: Option<PasswordHash>,
    /// A disabled user can neither sign in nor be acted for, in any company.
    pub disabled: bool,
}

impl User {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
