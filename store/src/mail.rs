//! The outbox: letters that wait to be sent.
//!
//! A letter is kept in the transaction of what it tells of: [`telling`] hands it to the
//! store's next write, which keeps it if it changed something. What was refused, or had been
//! done before, is told to nobody; what was done never lacks its letter. It holds what
//! happened, not a text: that is written when it is sent.
//!
//! Whoever sends claims letters until a time: meanwhile nobody else gets them. One whose
//! sender died is due again then. Sent or given up, a letter is gone.

use std::cell::Cell;

use async_trait::async_trait;
use oauth::id::{ApiCredentialId, ApprovalRequestId, ClientId, CompanyId, EmailId, UserId};
use oauth::language::Language;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;

tokio::task_local! {
    static LETTERS: Cell<Vec<Letter>>;
}

/// Does `act`, of whose first write the letters tell.
pub async fn telling<T>(letters: Vec<Letter>, act: impl Future<Output = T>) -> T {
    LETTERS.scope(Cell::new(letters), act).await
}

/// The letters that the write which now begins is to keep: for stores.
pub(crate) fn take_letters() -> Vec<Letter> {
    LETTERS.try_with(Cell::take).unwrap_or_default()
}

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: EmailId,
    /// Who gets it.
    pub to: UserId,
    /// The language to write it in, if it is known which they read.
    pub language: Option<Language>,
    /// What happened.
    pub news: News,
    /// When. It is due at once.
    pub written_at: Timestamp,
}

/// What a letter tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum News {
    /// They allowed an app something.
    AccessAllowed {
        /// The app.
        client: ClientId,
        /// The company in which they did.
        company: CompanyId,
        /// What they newly allowed.
        scopes: ScopeSet,
        /// The network that they answered from, if it is known.
        place: Option<String>,
    },
    /// Somebody of their company asks to be allowed an app.
    ApprovalAsked {
        /// The request.
        request: ApprovalRequestId,
    },
    /// Their request was answered.
    ApprovalAnswered {
        /// The request.
        request: ApprovalRequestId,
    },
    /// A credential ends soon.
    CredentialEnds {
        /// The credential.
        credential: ApiCredentialId,
    },
    /// A secret that was replaced stops soon.
    SecretStops {
        /// The credential.
        credential: ApiCredentialId,
    },
    /// A key that opens everything is still there.
    KeyStands {
        /// The key.
        credential: ApiCredentialId,
    },
}

/// A letter that whoever holds this may send, until a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedLetter {
    /// The letter.
    pub letter: Letter,
    /// Which claim this is, from 1. A later one makes it void.
    pub claim: u32,
}

/// Keeps letters.
#[async_trait]
pub trait MailStore {
    /// Claims letters that are due, the longest due first, at most so many: until `until`
    /// nobody else gets them.
    async fn claim_letters(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ClaimedLetter>, StoreError>;

    /// Forgets a letter that was sent, or is given up. Whether the claim was still good.
    async fn forget_letter(&self, letter: &EmailId, claim: u32) -> Result<bool, StoreError>;

    /// Lets a letter wait until it is tried again. Whether the claim was still good.
    async fn defer_letter(
        &self,
        letter: &EmailId,
        claim: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError>;
}
