use api::{ApiError, Listed};
use guard::Caller;

use super::{check_room, text};
use crate::data::messages::Message;
use crate::data::state::State;

/// In characters.
const MESSAGE_LIMIT: usize = 4_000;
/// For one recipient.
const MESSAGES: usize = 1_000;

pub(crate) fn checked_text(text: String) -> Result<String, ApiError> {
    text::message("text", text, MESSAGE_LIMIT)
}

impl State {
    /// Of [`checked_text`], to a person whom the caller may write to.
    pub(crate) fn write(&mut self, message: Message) -> Result<Message, ApiError> {
        let to = &message.recipient_id;
        check_room(self.messages.iter().filter(|sent| sent.recipient_id == *to).count(), MESSAGES)?;
        self.messages.push(message.clone());
        Ok(message)
    }

    /// Of [`checked_text`].
    pub(crate) fn write_to_candidate(
        &mut self,
        caller: &Caller,
        message: Message,
    ) -> Result<Message, ApiError> {
        self.candidate(caller, &message.recipient_id)?;
        self.write(message)
    }

    /// The oldest first.
    pub(crate) fn messages_to(
        &self,
        caller: &Caller,
        id: &str,
    ) -> Result<Listed<Message>, ApiError> {
        self.candidate(caller, id)?;
        let sent = self.messages.iter().filter(|message| message.recipient_id == id);
        Ok(Listed::whole(sent.cloned().collect()))
    }
}
