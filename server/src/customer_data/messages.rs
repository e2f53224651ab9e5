use async_trait::async_trait;
use guard::Caller;
use guard::customer_api::fault::Fault;
use guard::customer_api::messages::{Message, Messages, NewMessage};
use oauth::id::UserId;
use store::platform::messages as kept;

use super::{InProcess, fault, reach};
use crate::rfc3339::utc;

#[async_trait]
impl Messages for InProcess {
    async fn write_to_user(&self, caller: &Caller, new: NewMessage) -> Result<Message, Fault> {
        let user = UserId::new(new.user_id);
        let sent = self.0.write_to_user(&reach(caller), user, new.text).await;
        sent.map(show).map_err(fault)
    }

    async fn write_to_candidate(
        &self,
        caller: &Caller,
        id: &str,
        text: &str,
    ) -> Result<Message, Fault> {
        let sent = self.0.write_to_candidate(&reach(caller), id, text.to_owned()).await;
        sent.map(show).map_err(fault)
    }

    async fn messages_to_candidate(
        &self,
        caller: &Caller,
        id: &str,
    ) -> Result<Vec<Message>, Fault> {
        let all = self.0.messages_to_candidate(&reach(caller), id).await.map_err(fault)?;
        Ok(all.into_iter().map(show).collect())
    }
}

fn show(message: kept::Message) -> Message {
    Message {
        id: message.id,
        sender_id: message.sender_id.map(|user| user.to_string()),
        recipient_id: match message.recipient {
            kept::Recipient::User(id) => id.to_string(),
            kept::Recipient::Candidate(id) => id,
        },
        text: message.text,
        sent_at: utc(message.at),
    }
}
