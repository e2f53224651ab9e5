//! What people answered on the consent page, and what followed from it.

use std::any::Any;

use async_trait::async_trait;
use oauth::authorize::pkce::CodeChallenge;
use oauth::consent::grant::GrantEnd;
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::id::{ClientId, CompanyId, GrantId, SessionId, TransactionId, UserId};
use oauth::jose::thumbprint::Thumbprint;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;

use crate::error::StoreError;
use crate::grants::Wording;

/// An answer to one showing of the consent page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The showing that is answered; each is answered at most once.
    pub transaction_id: TransactionId,
    /// The session it was shown in.
    pub session_id: SessionId,
    /// Who answered.
    pub user_id: UserId,
    /// The client that asked.
    pub client_id: ClientId,
    /// What was answered: `None` if the person did not allow it.
    pub allowed: Option<ScopeSet>,
    /// When.
    pub answered_at: Timestamp,
}

/// What to keep when a person allows a request.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The answer; `allowed` is `Some`, and what the code is for: what was
    /// allowed before and is asked for again, and what is newly allowed.
    pub answer: Answer,
    /// The person's company.
    pub company_id: CompanyId,
    /// What the person answered about each scope that they were asked about.
    /// None: they were not asked, since nothing new was asked for; then the
    /// grant must stand.
    pub scopes: Vec<ScopeAnswer>,
    /// The id of the grant, should there be none yet for this person, client
    /// and company.
    pub new_grant_id: GrantId,
    /// When the grant ends by itself.
    pub grant_end: GrantEnd,
    /// When it ends if it is not used until then.
    pub unused_ends_at: Timestamp,
    /// The hash of the code.
    pub code: Digest,
    /// Where the code is sent; empty if a device asks for it.
    pub redirect_uri: String,
    /// The request's challenge.
    pub code_challenge: Option<CodeChallenge>,
    /// The key that the request binds the code to.
    pub dpop_key: Option<Thumbprint>,
    /// The APIs that the request named.
    pub resources: Resources,
    /// When the code ends.
    pub code_expires_at: Timestamp,
}

/// What a person answered about one scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeAnswer {
    /// The scope.
    pub scope: Scope,
    /// Whether they allowed it; otherwise it is not granted any more.
    pub allowed: bool,
    /// The words they were shown.
    pub wording: Wording,
}

/// Whether an answer was the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It was; what follows from it is kept.
    Recorded,
    /// It was not; nothing is changed. The first answer, and whether its code
    /// has been redeemed.
    Before {
        /// The first answer.
        answer: Answer,
        /// Whether its code has been redeemed; `false` also where there was none.
        code_redeemed: bool,
    },
    /// The grant that it builds on has ended meanwhile, or the company has blocked
    /// the app; nothing is kept.
    GrantEnded,
}

/// Whether what was written for this outcome of a transaction was taken back in it again,
/// which databases count as a change: there is nothing to tell of.
pub(crate) fn is_undone<T: 'static>(outcome: &T) -> bool {
    let answered: Option<&Answered> = (outcome as &dyn Any).downcast_ref();
    answered == Some(&Answered::GrantEnded)
}

/// Keeps answers, grants and codes.
#[async_trait]
pub trait AnswerStore {
    /// The person allows: in one transaction the answer, the grant (made, or
    /// changed to what is allowed now: scopes allowed before and not asked now
    /// stay) and the code. An expired or revoked grant is not revived: a new
    /// one is made.
    async fn issue_code(&self, allowance: &Allowance) -> Result<Answered, StoreError>;

    /// The person does not allow: the answer, nothing else. `allowed` is `None`.
    async fn refuse(&self, answer: &Answer) -> Result<Answered, StoreError>;

    /// The answer to a showing, if there is one yet.
    async fn find_answer(&self, id: &TransactionId) -> Result<Option<Answer>, StoreError>;
}
