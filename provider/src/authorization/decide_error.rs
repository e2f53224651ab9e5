//! Why an answer is not taken, and what was entered with it.

use std::sync::Arc;

use oauth::authorize::PageRejection;
use oauth::consent::grant::GrantDuration;
use oauth::consent::offer::{AcceptError, Acceptance};
use oauth::id::CompanyId;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use thiserror::Error;

use crate::account::session::SignedIn;
use crate::authorization::begin_authorization::SignInReason;
use crate::authorization::choose_company::CompanyQuestion;
use crate::authorization::consent_request::ConsentRequest;
use crate::error::{ProviderError, internal_store_error};

/// What a person enters into the page beside their answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentEntries {
    pub duration: GrantDuration,
    pub selected: ScopeSet,
    /// Whether they ticked that they trust an unchecked publisher.
    pub confirmed_trust: bool,
    /// To an administrator.
    pub message: String,
    /// Where there are several to choose from.
    pub company: Option<CompanyId>,
}

impl ConsentEntries {
    pub fn acceptance(&self) -> Acceptance<'_> {
        Acceptance { selected: &self.selected, confirmed_trust: self.confirmed_trust }
    }
}

#[derive(Debug, Error)]
pub enum DecideError {
    /// The form is not one that this session was shown, or what it showed has
    /// changed since.
    #[error("the form does not belong to this session")]
    FormExpired {
        /// The request, to show it again, if the form is ours.
        query: Option<String>,
    },
    #[error("the request has expired")]
    RequestExpired { client_name: Option<String> },
    #[error("the account has changed")]
    AccountChanged { now: Arc<SignedIn>, query: String },
    /// They belong to the company, for which the page was shown, no longer.
    #[error("the person cannot act for the company any more")]
    CompanyEnded { company_name: String, query: String },
    /// None of several was chosen.
    #[error("no company was chosen")]
    CompanyMissing { again: Box<CompanyQuestion> },
    #[error("the request was answered before")]
    AlreadyAnswered { allowed: bool, at: Timestamp },
    /// The request asks for a sign-in of its own, or access to a company's data for a recent one.
    #[error("the person must sign in again")]
    SignInAgain { query: String, reason: SignInReason },
    /// What would be shown now differs from what was answered: the page is to be shown again, with
    /// what was selected.
    #[error("what was shown has changed")]
    Changed { again: Box<ConsentRequest>, entries: Box<ConsentEntries> },
    /// The page is to be shown again with what was selected.
    #[error("the answer is incomplete: {error}")]
    Incomplete {
        #[source]
        error: AcceptError,
        again: Box<ConsentRequest>,
        entries: Box<ConsentEntries>,
    },
    #[error("the request is refused: {0}")]
    Refused(PageRejection),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(DecideError);
