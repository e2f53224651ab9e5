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
    pub fn of(principal: &Principal) -> Self {
        let is_administrator = principal.membership.role == Role::Administrator;
        Self { administration: is_administrator, credentials: true, own_apps: is_administrator }
    }
}
