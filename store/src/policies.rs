//! What companies let their people allow, and what people ask of their
//! administrators.

use async_trait::async_trait;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::id::{ApprovalRequestId, ClientId, CompanyId, UserId};
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;

use crate::answers::{Answer, Answered};
use crate::error::StoreError;

/// What a company has decided about an app, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedApp {
    /// The app.
    pub client_id: ClientId,
    /// What was decided.
    pub decision: AppDecision,
    /// By whom.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// A person asks that an app may be connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRequest {
    /// Its id.
    pub id: ApprovalRequestId,
    /// The company whose administrators are asked.
    pub company_id: CompanyId,
    /// The app.
    pub client_id: ClientId,
    /// Who asks.
    pub user_id: UserId,
    /// What the app asked for.
    pub scopes: ScopeSet,
    /// What the person wrote; may be empty.
    pub message: String,
    /// When they asked.
    pub asked_at: Timestamp,
    /// What an administrator answered, if one has.
    pub answer: Option<ApprovalAnswer>,
}

/// An administrator's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalAnswer {
    /// Whether the app may be connected.
    pub approved: bool,
    /// Why; may be empty.
    pub reason: String,
    /// Who answered.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// Keeps policies, decisions and requests.
#[async_trait]
pub trait PolicyStore {
    /// A company's policy; the default if it has set none.
    async fn company_policy(&self, company: &CompanyId) -> Result<CompanyPolicy, StoreError>;

    /// Sets a company's policy.
    async fn set_company_policy(
        &self,
        company: &CompanyId,
        policy: &CompanyPolicy,
        by: &UserId,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// What a company has decided about apps, by client id.
    async fn decided_apps(&self, company: &CompanyId) -> Result<Vec<DecidedApp>, StoreError>;

    /// Decides about an app, or (`None`) takes the decision back. Blocking it
    /// also takes back every grant that stands, and refuses the requests that
    /// wait.
    async fn decide_app(
        &self,
        company: &CompanyId,
        client: &ClientId,
        decision: Option<&AppDecision>,
        by: &UserId,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// A person asks an administrator instead of answering: the answer to the
    /// showing (which allows nothing) and the request. A request of the same
    /// person for the same app that is not answered yet is replaced.
    async fn ask_for_approval(
        &self,
        answer: &Answer,
        request: &ApprovalRequest,
    ) -> Result<Answered, StoreError>;

    /// The request of that id.
    async fn find_approval_request(
        &self,
        id: &ApprovalRequestId,
    ) -> Result<Option<ApprovalRequest>, StoreError>;

    /// A company's requests, at most `limit`: those that wait, oldest first, or
    /// those that are answered, newest first.
    async fn approval_requests(
        &self,
        company: &CompanyId,
        answered: bool,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError>;

    /// A person's requests, newest first, at most `limit`.
    async fn approval_requests_of_user(
        &self,
        user: &UserId,
        limit: u32,
    ) -> Result<Vec<ApprovalRequest>, StoreError>;

    /// Answers a request, once, and if that approves, approves the app's
    /// `approved` scopes for the company in the same transaction. Whether it
    /// waited for an answer.
    async fn answer_approval_request(
        &self,
        id: &ApprovalRequestId,
        answer: &ApprovalAnswer,
        approved: Option<&ScopeSet>,
    ) -> Result<bool, StoreError>;
}
