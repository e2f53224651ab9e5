use oauth::catalogue::Level;
use oauth::consent::policy::{CompanyPolicy, WhoMayConnect};

use crate::components::form::PostForm;
use crate::i18n::Localizer;

#[derive(Clone, Debug)]
pub struct AdminPolicyPage {
    pub company: String,
    /// The columns.
    pub choices: Vec<String>,
    pub levels: Vec<LevelPolicy>,
    pub until_removed: bool,
    pub form: PostForm,
}

#[derive(Clone, Debug)]
pub struct LevelPolicy {
    pub level: Level,
    pub field: &'static str,
    /// Of each column: its value, its label, and whether it is chosen.
    pub choices: Vec<(&'static str, String, bool)>,
}

pub fn policy_page(
    localizer: Localizer,
    company: &str,
    policy: &CompanyPolicy,
    form: PostForm,
) -> AdminPolicyPage {
    let level = |level, field, chosen: WhoMayConnect| LevelPolicy {
        level,
        field,
        choices: WhoMayConnect::ALL
            .into_iter()
            .map(|who| (who.as_str(), who_may(localizer, who), who == chosen))
            .collect(),
    };
    AdminPolicyPage {
        company: company.to_owned(),
        choices: WhoMayConnect::ALL.into_iter().map(|who| who_may(localizer, who)).collect(),
        levels: vec![
            level(Level::Read, "read", policy.read),
            level(Level::Change, "change", policy.change),
            level(Level::Delete, "delete", policy.delete),
            level(Level::Admin, "admin", policy.admin),
        ],
        until_removed: policy.until_removed,
        form,
    }
}

pub(crate) fn who_may(localizer: Localizer, who: WhoMayConnect) -> String {
    match who {
        WhoMayConnect::Anyone => localizer.t("admin-policy-anyone"),
        WhoMayConnect::VerifiedPublishersOnly => localizer.t("admin-policy-verified"),
        WhoMayConnect::AdministratorsOnly => localizer.t("admin-policy-administrators"),
    }
}
