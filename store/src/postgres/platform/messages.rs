//! Messages inside the platform.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};

use super::super::PostgresStore;
use super::super::rows::{Columns, Seconds, change, find_all, find_one};
use super::candidates::{LOCK_CANDIDATE, SEE_CANDIDATE};
use super::{is_seen, number};
use crate::StoreError;
use crate::platform::messages::{Message, MessageStore, Recipient};
use crate::platform::{Changed, Refusal, Visibility};

// Others who write to the same person wait: a box that is nearly full must not overflow.
const SEE_COLLEAGUE: &str = "
    SELECT 1 FROM users WHERE id = $1 AND company_id = $2 AND NOT disabled FOR NO KEY UPDATE";

const NUMBER_TO_USER: &str = "SELECT count(*) FROM messages WHERE user_id = $1";

const NUMBER_TO_CANDIDATE: &str = "SELECT count(*) FROM messages WHERE candidate_id = $1";

const ADD_MESSAGE: &str = "
    INSERT INTO messages (id, company_id, sender_id, user_id, candidate_id, text, sent_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const TO_CANDIDATE: &str = "
    SELECT id, company_id, sender_id, candidate_id, text, sent_at FROM messages
    WHERE candidate_id = $1 ORDER BY id";

#[async_trait]
impl MessageStore for PostgresStore {
    async fn send_message(
        &self,
        visible: &Visibility,
        message: &Message,
        most: u32,
    ) -> Result<Changed, StoreError> {
        self.write("send a message", |connection| async move {
            let company = message.company_id.as_str();
            let (user, candidate) = match &message.recipient {
                Recipient::User(id) => (Some(id.as_str()), None),
                Recipient::Candidate(id) => (None, Some(id.as_str())),
            };
            let (is_there, sent) = match (user, candidate) {
                (Some(id), _) => (
                    find_one(&connection, SEE_COLLEAGUE, (id, company), |_| Ok(()))
                        .await?
                        .is_some(),
                    number(&connection, NUMBER_TO_USER, (id,)).await?,
                ),
                (None, id) => (
                    is_seen(&connection, LOCK_CANDIDATE, visible, id.unwrap_or_default()).await?,
                    number(&connection, NUMBER_TO_CANDIDATE, (id,)).await?,
                ),
            };
            if !is_there {
                return Ok(Err(Refusal::NotFound));
            }
            if sent >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            let sender = message.sender_id.as_ref().map(UserId::as_str);
            let (id, text, at) = (&message.id, &message.text, Seconds(message.at));
            change(&connection, ADD_MESSAGE, (id, company, sender, user, candidate, text, at))
                .await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn messages_to_candidate(
        &self,
        visible: &Visibility,
        candidate: &str,
    ) -> Result<Option<Vec<Message>>, StoreError> {
        self.read_at_one_moment("read messages", |connection| async move {
            if !is_seen(&connection, SEE_CANDIDATE, visible, candidate).await? {
                return Ok(None);
            }
            let found = find_all(&connection, TO_CANDIDATE, (candidate,), |row| {
                let columns = &mut Columns::of(row);
                Ok(Message {
                    id: columns.next()?,
                    company_id: CompanyId::new(columns.next::<String>()?),
                    sender_id: columns.next::<Option<String>>()?.map(UserId::new),
                    recipient: Recipient::Candidate(columns.next()?),
                    text: columns.next()?,
                    at: columns.next::<Seconds>()?.0,
                })
            })
            .await;
            found.map(Some)
        })
        .await
    }
}
