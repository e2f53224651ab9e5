use oauth::role::Role;
use provider::account::session::SignedIn;

use crate::components::account_strip::Account;
use crate::components::form::PostForm;
use crate::context::{AccountChip, CompanySwitch};
use crate::i18n::Localizer;

impl Account {
    pub fn of(localizer: Localizer, signed_in: &SignedIn) -> Self {
        let (user, membership) = (&signed_in.user, &signed_in.membership);
        Self {
            name: user.full_name(),
            email: user.email.clone(),
            company: signed_in.company.name.clone(),
            role: {
                let title = membership.job_title.clone();
                title.unwrap_or_else(|| role_name(localizer, membership.role))
            },
        }
    }
}

pub fn role_name(localizer: Localizer, role: Role) -> String {
    match role {
        Role::Administrator => localizer.t("role-administrator"),
        Role::Standard => localizer.t("role-standard"),
    }
}

impl AccountChip {
    /// `switch_company` makes the form, for those who belong to several.
    pub fn of(
        localizer: Localizer,
        signed_in: &SignedIn,
        sign_out: PostForm,
        switch_company: impl FnOnce() -> PostForm,
    ) -> Self {
        let Account { name, email, company, role } = Account::of(localizer, signed_in);
        let others = &signed_in.other_companies;
        let companies = (!others.is_empty()).then(|| CompanySwitch {
            form: switch_company(),
            others: others.iter().map(|other| (other.id.to_string(), other.name.clone())).collect(),
        });
        Self { name, email, company, role, sign_out, companies }
    }
}
