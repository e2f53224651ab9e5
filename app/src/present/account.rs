//! The person who is signed in.

use oauth::role::Role;
use provider::session::SignedIn;

use crate::components::account_strip::Account;
use crate::render::AccountChip;
use crate::words::Words;

impl Account {
    /// The person, with their role in words: what they do, else what they may.
    pub fn of(words: Words, signed_in: &SignedIn) -> Self {
        let user = &signed_in.user;
        Self {
            name: user.full_name(),
            email: user.email.clone(),
            company: signed_in.company.name.clone(),
            role: user.job_title.clone().unwrap_or_else(|| role(words, user.role)),
        }
    }
}

/// The name of a role.
pub fn role(words: Words, role: Role) -> String {
    match role {
        Role::Administrator => words.say("role-administrator"),
        Role::Standard => words.say("role-standard"),
    }
}

impl From<&SignedIn> for AccountChip {
    fn from(signed_in: &SignedIn) -> Self {
        Self {
            name: signed_in.user.full_name(),
            email: signed_in.user.email.clone(),
            administrator: signed_in.user.role == Role::Administrator,
        }
    }
}
