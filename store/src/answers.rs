//! What people answered on the consent page, and what followed from it.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::authentication::Authenticated;
use oauth::authorize::pkce::CodeChallenge;
use oauth::client::Client;
use oauth::consent::grant::GrantEnd;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::id::{ClientId, CompanyId, GrantId, SessionId, TransactionId, UserId};
use oauth::identity::claims::Claim;
use oauth::jose::thumbprint::Thumbprint;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::grants::Wording;

/// An answer to one showing of the consent page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The showing that is answered; each is answered at most once.
    pub transaction_id: TransactionId,
    pub session_id: SessionId,
    pub user_id: UserId,
    pub client_id: ClientId,
    /// What was answered: `None` if the person did not allow it.
    pub allowed: Option<ScopeSet>,
    pub answered_at: Timestamp,
}

/// What to keep when a person allows a request.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The answer; `allowed` is `Some`, and what the code is for: what was
    /// allowed before and is asked for again, and what is newly allowed.
    pub answer: Answer,
    pub company_id: CompanyId,
    /// The answer about each scope that was asked about. Empty: nothing new was requested,
    /// and the grant must be active.
    pub scopes: Vec<ScopeAnswer>,
    /// Of the grant, if there is none yet for this user, client and company.
    pub new_grant_id: GrantId,
    pub grant_end: GrantEnd,
    /// When it ends if it is not used until then.
    pub unused_ends_at: Timestamp,
    pub code: Digest,
    /// Where the code is sent; empty if a device asks for it.
    pub redirect_uri: String,
    pub code_challenge: Option<CodeChallenge>,
    /// The key that the request binds the code to.
    pub dpop_key: Option<Thumbprint>,
    pub resources: Resources,
    pub code_expires_at: Timestamp,
    /// For an ID token: what is to come back in it, and which claims are to be in it.
    pub nonce: Option<String>,
    pub id_token_claims: Vec<Claim>,
    /// Of the session in which it is answered.
    pub authenticated: Authenticated,
    pub basis: Basis,
}

/// What it was checked against that this may be answered so. Others may change that until the
/// answer is stored, and then it is an answer to something else.
#[derive(Clone, Debug)]
pub struct Basis {
    pub client: Arc<Client>,
    /// The user's.
    pub role: Role,
    /// Of the company.
    pub policy: CompanyPolicy,
    pub decision: Option<AppDecision>,
    /// The browser session in which it is answered, and when the person signed in to it.
    pub session: Option<(SessionId, Timestamp)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeAnswer {
    pub scope: Scope,
    /// Whether they allowed it; otherwise it is not granted any more.
    pub allowed: bool,
    pub wording: Wording,
}

/// Whether an answer was the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It was; what follows from it is stored.
    Recorded,
    /// It was not; nothing is changed.
    Before {
        answer: Answer,
        /// For which company it was allowed; `None` if it was not.
        company_id: Option<CompanyId>,
        /// Whether its code has been redeemed; `false` also where there was none.
        code_redeemed: bool,
    },
    /// The grant or the session has ended, the company has blocked the app, or the user cannot be
    /// acted for; nothing is stored.
    GrantEnded,
    /// The [`Basis`] is not what is stored now; nothing is stored, and what is read next is no
    /// older than what was found here.
    BasisChanged,
}

#[async_trait]
pub trait AnswerStore {
    /// Stores the answer, the code, and the grant: a new one, or the active one changed to what
    /// is granted now. Scopes that were not asked about stay.
    async fn issue_code(
        &self,
        allowance: &Allowance,
        effects: Effects,
    ) -> Result<Answered, StoreError>;

    /// The person does not allow: the answer, nothing else. `allowed` is `None`.
    async fn refuse(&self, answer: &Answer) -> Result<Answered, StoreError>;

    /// The answer to a showing, if there is one yet.
    async fn find_answer(&self, id: &TransactionId) -> Result<Option<Answer>, StoreError>;
}
