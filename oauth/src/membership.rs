use crate::id::{CompanyId, UserId};
use crate::role::Role;
use crate::user::User;

/// What one person is in one company. A person may belong to several; what they are in one says
/// nothing about another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub user_id: UserId,
    pub company_id: CompanyId,
    pub role: Role,
    pub job_title: Option<String>,
    /// One that is not active lets the person neither act, nor be acted for, in the company.
    pub active: bool,
}

/// A person, as one company knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub user: User,
    pub membership: Membership,
}

impl Member {
    /// Whether they can act for the company.
    pub fn is_active(&self) -> bool {
        self.membership.active && !self.user.disabled
    }

    pub fn is_active_administrator(&self) -> bool {
        self.membership.role == Role::Administrator && self.is_active()
    }
}
