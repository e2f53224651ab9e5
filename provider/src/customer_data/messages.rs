//! Messages inside the platform.

use oauth::id::UserId;
use store::platform::Refusal;
use store::platform::messages::{Message, Recipient};

use super::{DataError, Reach, text};
use crate::Provider;

/// How long a message may be, in characters.
const MESSAGE_LIMIT: usize = 4_000;
/// How many messages are kept for one recipient at most.
const MESSAGES: u32 = 1_000;

impl Provider {
    /// Sends a message to somebody of the caller's company.
    pub async fn write_to_user(
        &self,
        reach: &Reach,
        user: UserId,
        text: String,
    ) -> Result<Message, DataError> {
        match self.send(reach, Recipient::User(user), text).await {
            Err(DataError::Refused(Refusal::NotFound)) => {
                Err(DataError::invalid("userId", "there is no such active user"))
            }
            sent => sent,
        }
    }

    /// Sends a message to a candidate.
    pub async fn write_to_candidate(
        &self,
        reach: &Reach,
        candidate: &str,
        text: String,
    ) -> Result<Message, DataError> {
        self.send(reach, Recipient::Candidate(candidate.to_owned()), text).await
    }

    async fn send(
        &self,
        reach: &Reach,
        recipient: Recipient,
        text: String,
    ) -> Result<Message, DataError> {
        let message = Message {
            id: self.inner.shared.new_id("msg_"),
            company_id: reach.company_id.clone(),
            sender_id: reach.user_id.clone(),
            recipient,
            text: text::message("text", text, MESSAGE_LIMIT)?,
            at: self.now(),
        };
        self.store().send_message(&reach.visible(), &message, MESSAGES).await??;
        Ok(message)
    }

    /// The messages to a candidate, the oldest first.
    pub async fn messages_to_candidate(
        &self,
        reach: &Reach,
        candidate: &str,
    ) -> Result<Vec<Message>, DataError> {
        let found = self.store().messages_to_candidate(&reach.visible(), candidate).await?;
        found.ok_or(DataError::NOT_FOUND)
    }
}
