use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, Level};
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};
use crate::words::words;

words! {
    #[derive(PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum WhoMayConnect {
        Anyone = "anyone",
        /// Everyone, if the app's publisher is verified.
        VerifiedPublishersOnly = "verified-publishers",
        /// Administrators, and others once an administrator has approved the app.
        AdministratorsOnly = "administrators",
    }
}

impl WhoMayConnect {
    fn permits(self, role: Role, verified: bool) -> bool {
        match self {
            Self::Anyone => true,
            Self::VerifiedPublishersOnly => verified || role == Role::Administrator,
            Self::AdministratorsOnly => role == Role::Administrator,
        }
    }
}

/// Who may allow what, by level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyPolicy {
    pub read: WhoMayConnect,
    pub change: WhoMayConnect,
    pub delete: WhoMayConnect,
    /// A user who allows such scopes must be an administrator, whatever this says.
    pub admin: WhoMayConnect,
    /// Whether a person may allow an app until they remove it.
    pub until_removed: bool,
}

impl Default for CompanyPolicy {
    fn default() -> Self {
        Self {
            read: WhoMayConnect::Anyone,
            change: WhoMayConnect::Anyone,
            delete: WhoMayConnect::Anyone,
            admin: WhoMayConnect::VerifiedPublishersOnly,
            until_removed: false,
        }
    }
}

impl CompanyPolicy {
    pub fn who_may_allow(&self, scope: &Scope, catalogue: &Catalogue) -> WhoMayConnect {
        let Some(entry) = catalogue.find(scope) else { return WhoMayConnect::AdministratorsOnly };
        match entry.reach() {
            Level::Read => self.read,
            Level::Change => self.change,
            Level::Delete => self.delete,
            Level::Admin => self.admin,
        }
    }

    /// `approved` is what an administrator has approved for the app.
    #[must_use]
    pub fn blocked(
        &self,
        scopes: &ScopeSet,
        role: Role,
        verified: bool,
        approved: &ScopeSet,
        catalogue: &Catalogue,
    ) -> ScopeSet {
        scopes
            .iter()
            .filter(|scope| {
                !approved.contains(scope)
                    && !self.who_may_allow(scope, catalogue).permits(role, verified)
            })
            .cloned()
            .collect()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppDecision {
    /// Its people may allow these scopes, whatever the policy says.
    Approved(ScopeSet),
    Blocked,
}

words! {
    /// What holds for an app, without its scopes.
    #[derive(PartialOrd, Ord)]
    pub enum AppStatus {
        Policy = "policy",
        Approved = "approved",
        Blocked = "blocked",
    }
}

impl AppStatus {
    pub fn of(decision: Option<&AppDecision>) -> Self {
        match decision {
            None => Self::Policy,
            Some(AppDecision::Approved(_)) => Self::Approved,
            Some(AppDecision::Blocked) => Self::Blocked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::CUSTOMER_API;

    fn blocked(policy: &CompanyPolicy, role: Role, verified: bool, approved: &str) -> String {
        let catalogue = Catalogue::parse("customer_api.toml", CUSTOMER_API).expect("shipped");
        let set = |text: &str| ScopeSet::try_from(text.to_owned()).expect("scopes");
        let asked = set("jobs_read jobs_manage jobs_publications_manage users_read");
        policy.blocked(&asked, role, verified, &set(approved), &catalogue).to_string()
    }

    #[test]
    fn by_default_an_unverified_app_needs_an_administrator_for_admin_scopes_only() {
        let policy = CompanyPolicy::default();
        assert_eq!(blocked(&policy, Role::Standard, false, ""), "users_read");
        assert_eq!(blocked(&policy, Role::Administrator, false, ""), "");
        assert_eq!(blocked(&policy, Role::Standard, true, ""), "");
    }

    #[test]
    fn a_level_that_is_administrators_alone_is_withheld_from_others_until_approved() {
        let policy =
            CompanyPolicy { delete: WhoMayConnect::AdministratorsOnly, ..CompanyPolicy::default() };
        assert_eq!(blocked(&policy, Role::Standard, true, ""), "jobs_publications_manage");
        assert_eq!(blocked(&policy, Role::Standard, true, "jobs_publications_manage"), "");
        assert_eq!(blocked(&policy, Role::Administrator, true, ""), "");
    }

    #[test]
    fn verified_publishers_only_withholds_from_unverified_apps() {
        let policy = CompanyPolicy {
            read: WhoMayConnect::VerifiedPublishersOnly,
            ..CompanyPolicy::default()
        };
        assert_eq!(blocked(&policy, Role::Standard, false, ""), "jobs_read users_read");
        assert_eq!(blocked(&policy, Role::Standard, true, ""), "");
    }
}
