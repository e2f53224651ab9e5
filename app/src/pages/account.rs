use oauth::role::Role;
use provider::account::session::SignedIn;

use crate::components::account_strip::Account;
use crate::context::AccountChip;
use crate::i18n::Localizer;

impl Account {
    pub fn of(localizer: Localizer, signed_in: &SignedIn) -> Self {
        let user = &signed_in.user;
        Self {
            name: user.full_name(),
            email: user.email.clone(),
            company: signed_in.company.name.clone(),
            role: user.job_title.clone().unwrap_or_else(|| role_name(localizer, user.role)),
        }
    }
}

pub fn role_name(localizer: Localizer, role: Role) -> String {
    match role {
        Role::Administrator => localizer.t("role-administrator"),
        Role::Standard => localizer.t("role-standard"),
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
