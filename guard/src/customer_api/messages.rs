//! `/messages`, and messages to applicants.

use async_trait::async_trait;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::Listed;
use super::sent::{At, Sent};
use super::{Added, Answer, Data, Op, Who, added, scope};
use crate::Caller;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Message {
    pub id: String,
    /// The id of the user who sent it; `null`: a service or a key.
    pub sender_id: Option<String>,
    /// The id of the user or the candidate that it is to.
    pub recipient_id: String,
    pub text: String,
    /// RFC 3339.
    pub sent_at: String,
}

/// A message to another user of the company.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewMessage {
    pub user_id: String,
    pub text: String,
}

/// A message, where the path says to whom.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewText {
    pub text: String,
}

/// Takes messages.
#[async_trait]
pub trait Messages {
    /// Sends one to a user.
    async fn write_to_user(&self, caller: &Caller, new: NewMessage) -> Result<Message, Fault>;
    /// Sends one to a candidate.
    async fn write_to_candidate(
        &self,
        caller: &Caller,
        id: &str,
        text: &str,
    ) -> Result<Message, Fault>;
    /// Those to a candidate, the oldest first.
    async fn messages_to_candidate(&self, caller: &Caller, id: &str)
    -> Result<Vec<Message>, Fault>;
}

// No way to read what users write to each other: no scope permits it.
pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::post("/messages", scope("messages_write"), "Writes to another user", write)
            .takes::<NewMessage>()
            .gives::<Message>(),
    ]
}

async fn write(
    State(data): Data,
    Extension(caller): Who,
    Sent(new): Sent<NewMessage>,
) -> Added<Message> {
    data.write_to_user(&caller, new).await.map(added)
}

pub(super) async fn write_to_candidate(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<NewText>,
) -> Added<Message> {
    data.write_to_candidate(&caller, &id, &new.text).await.map(added)
}

pub(super) async fn to_candidate(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
) -> Answer<Listed<Message>> {
    data.messages_to_candidate(&caller, &id).await.map(|all| Json(Listed::whole(all)))
}
