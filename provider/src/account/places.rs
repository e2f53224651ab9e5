//! Which parts of the server a person may open: what they may not open is not offered to them.

use oauth::role::Role;

use crate::account::session::Principal;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// What their company has allowed, and may be asked for.
    pub administration: bool,
    /// Those of their own at least.
    pub credentials: bool,
    /// Those that their company makes for others.
    pub own_apps: bool,
}

impl Places {
    /// Whether a path is in none of the parts that they may not open.
    pub fn may_open(self, path: &str) -> bool {
        let is_in = |part: &str| {
            let rest = path.strip_prefix(part);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        };
        (self.administration || !is_in(routes::ADMIN)) && (self.own_apps || !is_in(routes::APPS))
    }

    pub fn of(principal: &Principal) -> Self {
        let is_administrator = principal.membership.role == Role::Administrator;
        Self { administration: is_administrator, credentials: true, own_apps: is_administrator }
    }
}
