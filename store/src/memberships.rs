//! Who belongs to which company, and what they are there.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use thiserror::Error;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::sessions::Principal;

/// A company that a person can act for, and whether an app may act for them there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyChoice {
    pub membership: Membership,
    pub company: Company,
    pub connected: bool,
}

/// What changes of a member of a company; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberChange {
    /// A person's name is theirs in every company: a company changes it for those alone who
    /// belong to no other.
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub role: Option<Role>,
    /// `Some(None)`: they have none any more.
    pub job_title: Option<Option<String>>,
    pub active: Option<bool>,
}

/// Who changes a company's members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffRule {
    /// The company itself: an administrator who can act for it must remain.
    AdministratorRemains,
    /// The same by one of its administrators, who must be one while it is done.
    ByAdministrator(UserId),
    /// The operator, who can make another one.
    AsTheOperatorSays,
}

/// Why a member of a company was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ChangeMemberError {
    #[error("there is no such user in the company")]
    NotFound,
    #[error("who changes it is no administrator of the company any more")]
    NotAdministrator,
    #[error("the company would have no administrator who can sign in")]
    LastAdministrator,
    #[error("they belong to other companies, too, which do not change each other's people")]
    OfOtherCompanies,
}

#[async_trait]
pub trait MembershipStore {
    /// The person, as who they act for that company; whether they can or not.
    async fn find_principal(
        &self,
        user: &UserId,
        company: &CompanyId,
    ) -> Result<Option<Principal>, StoreError>;

    /// What a person is in which companies, active or not, in the order of the companies' names.
    async fn memberships_of_user(
        &self,
        user: &UserId,
    ) -> Result<Vec<(Membership, Company)>, StoreError>;

    /// The companies that a person can act for, in the order of their names; `connected` where
    /// that app has a grant that is active.
    async fn company_choices(
        &self,
        user: &UserId,
        client: &ClientId,
        now: Timestamp,
    ) -> Result<Vec<CompanyChoice>, StoreError>;

    /// For which company a person acts who signs in: of those that they can act for, the one they
    /// chose last; if they never did, the first by its id.
    async fn company_to_begin_with(&self, user: &UserId) -> Result<Option<CompanyId>, StoreError>;

    /// The members of a company after that one, in the order of their ids, at most `limit`.
    async fn members_of_company(
        &self,
        company: &CompanyId,
        after: Option<&UserId>,
        limit: u32,
    ) -> Result<Vec<Member>, StoreError>;

    /// The administrators who can act for a company, in the order of their ids, at most `limit`.
    async fn administrators_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<User>, StoreError>;

    /// Lets a user belong to a company; `false` if they do, or there is no such user or company.
    async fn add_membership(
        &self,
        membership: &Membership,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Changes a member of a company. What the change takes from them by `oauth::access_loss`
    /// ends in the same transaction, for good.
    async fn change_member(
        &self,
        company: &CompanyId,
        id: &UserId,
        change: &MemberChange,
        rule: StaffRule,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Result<Member, ChangeMemberError>, StoreError>;

    /// Lets a person belong to a company no longer; what acts for them there ends.
    async fn remove_membership(
        &self,
        company: &CompanyId,
        id: &UserId,
        rule: StaffRule,
        at: Timestamp,
        effects: Effects,
    ) -> Result<Result<(), ChangeMemberError>, StoreError>;
}
