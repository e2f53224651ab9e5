//! The person who is signed in.

use provider::session::SignedIn;

use crate::components::account_strip::Account;
use crate::render::AccountChip;

impl From<&SignedIn> for Account {
    fn from(signed_in: &SignedIn) -> Self {
        let user = &signed_in.user;
        Self {
            name: user.full_name(),
            email: user.email.clone(),
            company: signed_in.company.name.clone(),
            role: user.job_title.clone().unwrap_or_else(|| user.role.title().to_owned()),
        }
    }
}

impl From<&SignedIn> for AccountChip {
    fn from(signed_in: &SignedIn) -> Self {
        Self { name: signed_in.user.full_name(), email: signed_in.user.email.clone() }
    }
}
