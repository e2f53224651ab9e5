//! `/messages`, and messages to applicants.

use ::api::{ApiError, Listed, PathId, RequestBody};
use oauth::id::UserId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::call::{Added, Answer, Call, Op, scope};
use crate::data::messages::Message;
use crate::rules::messages::checked_text;
use crate::rules::user_of;

/// A message to another user of the company.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewMessage {
    pub(crate) user_id: String,
    pub(crate) text: String,
}

/// A message, where the path says to whom.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewText {
    pub(crate) text: String,
}

// No way to read what users write to each other: no scope permits it.
pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::post("/messages", scope("messages_write"), "Writes to another user", write)
            .takes::<NewMessage>()
            .gives::<Message>(),
    ]
}

impl Call {
    fn message(&self, recipient_id: String, text: String) -> Result<Message, ApiError> {
        Ok(Message {
            id: self.demo.new_id("msg_"),
            sender_id: user_of(&self.caller),
            recipient_id,
            text: checked_text(text)?,
            sent_at: self.demo.now(),
        })
    }
}

async fn write(call: Call, RequestBody(new): RequestBody<NewMessage>) -> Added<Message> {
    let message = call.message(new.user_id, new.text)?;
    if !call.is_colleague(&UserId::new(&message.recipient_id)).await? {
        return Err(ApiError::invalid("userId", "there is no such active user"));
    }
    call.add(|state, _| state.write(message)).await
}

pub(super) async fn write_to_candidate(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(new): RequestBody<NewText>,
) -> Added<Message> {
    let message = call.message(id, new.text)?;
    call.add(|state, caller| state.write_to_candidate(caller, message)).await
}

pub(super) async fn to_candidate(
    call: Call,
    PathId(id): PathId<String>,
) -> Answer<Listed<Message>> {
    call.read(|state, caller| state.messages_to(caller, &id)).await
}
