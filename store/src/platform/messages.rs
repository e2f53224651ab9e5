//! Messages inside the platform.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use oauth::timestamp::Timestamp;

use super::{Changed, Visibility};
use crate::StoreError;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// The company in which it is sent.
    pub company_id: CompanyId,
    /// Who sends it; `None`: a service or a key.
    pub sender_id: Option<UserId>,
    /// To whom.
    pub recipient: Recipient,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// To whom a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A user of the company.
    User(UserId),
    /// A candidate.
    Candidate(String),
}

/// Keeps messages.
#[async_trait]
pub trait MessageStore {
    /// Keeps a message to a user of the company who is not disabled, or to a candidate
    /// who may be seen, unless they got `most` of them.
    async fn send_message(
        &self,
        visible: &Visibility,
        message: &Message,
        most: u32,
    ) -> Result<Changed, StoreError>;

    /// The messages to a candidate, the oldest first.
    async fn messages_to_candidate(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<Message>>, StoreError>;
}
