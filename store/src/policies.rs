//! What companies let their people allow, and what people ask of their
//! administrators.

use async_trait::async_trait;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::id::{ApprovalRequestId, ClientId, CompanyId, UserId};
use oauth::membership::Membership;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use crate::answers::{Answer, Answered};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::slice::Slice;
use crate::version::Version;

/// What a company has decided about an app, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedApp {
    pub client_id: ClientId,
    pub name: String,
    pub publisher: Option<String>,
    pub disabled: bool,
    /// All that it may ask for.
    pub registered: ScopeSet,
    pub decision: AppDecision,
    pub by: UserId,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRequest {
    pub id: ApprovalRequestId,
    pub company_id: CompanyId,
    pub client_id: ClientId,
    pub user_id: UserId,
    pub scopes: ScopeSet,
    /// What the person wrote; may be empty.
    pub message: String,
    pub asked_at: Timestamp,
    pub answer: Option<ApprovalAnswer>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalAnswer {
    /// Whether the app may be connected.
    pub approved: bool,
    /// Why; may be empty.
    pub reason: String,
    pub by: UserId,
    pub at: Timestamp,
}

/// A company's policy from now on.
#[derive(Clone, Debug)]
pub struct PolicyChange {
    pub policy: CompanyPolicy,
    /// `None`: whatever version the policy has.
    pub seen: Option<Version>,
    pub by: UserId,
    pub at: Timestamp,
}

/// What a company decides about an app, or about a host's.
#[derive(Clone, Debug)]
pub struct DecisionChange {
    /// `None` leaves it to the policy again.
    pub decision: Option<AppDecision>,
    /// `None`: whatever there is.
    pub seen: Option<DecisionBasis>,
    pub by: UserId,
    pub at: Timestamp,
}

/// What was shown to the administrator who decides.
#[derive(Clone, Debug)]
pub struct DecisionBasis {
    /// Of the app. `None`: whatever it is.
    pub client: Option<Version>,
    /// What the company had decided before.
    pub decision: Option<AppDecision>,
}

/// What was shown with a request that is answered.
#[derive(Clone, Debug)]
pub struct ApprovalBasis {
    /// Of the app.
    pub client: Version,
    /// Who asks, and what they are in the company; `None`: they belong to it no longer.
    pub user: User,
    pub membership: Option<Membership>,
}

#[async_trait]
pub trait PolicyStore {
    /// A company's policy; the default, of version 0, if it has set none.
    async fn company_policy(
        &self,
        company: &CompanyId,
    ) -> Result<(CompanyPolicy, Version), StoreError>;

    /// `false` if the policy has another version than was seen.
    async fn set_company_policy(
        &self,
        company: &CompanyId,
        change: &PolicyChange,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// What a company has decided about apps, by client id.
    async fn decided_apps(&self, company: &CompanyId) -> Result<Vec<DecidedApp>, StoreError>;

    /// Decides about an app, or resets the decision. Blocking it also revokes every active grant,
    /// and refuses the open requests. `false` if it is not about what was seen.
    async fn decide_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        change: &DecisionChange,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Stores an answer that allows nothing, and a request to an administrator in place of the
    /// user's open one for the same app.
    async fn ask_for_approval(
        &self,
        answer: &Answer,
        request: &ApprovalRequest,
        effects: Effects,
    ) -> Result<Answered, StoreError>;

    async fn find_approval_request(
        &self,
        id: &ApprovalRequestId,
    ) -> Result<Option<ApprovalRequest>, StoreError>;

    /// A company's requests: open ones, oldest first, or answered ones, newest first.
    async fn approval_requests(
        &self,
        company: &CompanyId,
        answered: bool,
        slice: Slice,
    ) -> Result<Vec<ApprovalRequest>, StoreError>;

    /// Those of an app that are open, oldest first.
    async fn open_requests_of_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError>;

    async fn count_answered_approval_requests(
        &self,
        company: &CompanyId,
    ) -> Result<u32, StoreError>;

    /// How many of a company's requests are open.
    async fn count_open_approval_requests(&self, company: &CompanyId) -> Result<u32, StoreError>;

    /// A person's requests, newest first, at most `limit`.
    async fn approval_requests_of_user(
        &self,
        user: &UserId,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError>;

    /// Deletes a request of that user's that is open; whether there was one.
    async fn withdraw_approval_request(
        &self,
        id: &ApprovalRequestId,
        user: &UserId,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Answers a request, and approves the app's `approved` scopes for the company. `false` if it
    /// was answered before, or is not about what was `seen`; `None`: whatever it is about.
    async fn answer_approval_request(
        &self,
        id: &ApprovalRequestId,
        answer: &ApprovalAnswer,
        approved: Option<&ScopeSet>,
        seen: Option<&ApprovalBasis>,
        effects: Effects,
    ) -> Result<bool, StoreError>;
}
