//! The outbox.

use async_trait::async_trait;
use oauth::id::{EmailId, UserId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use tokio_postgres::Row;

use super::PostgresStore;
use super::connection::Connection;
use super::rows::{Fault, Seconds, change, find_all, find_one, number, time};
use crate::StoreError;
use crate::decode::{language, news};
use crate::mail::{ClaimedLetter, Letter, MailStore, written};

const KEEP_LETTER: &str = "
    INSERT INTO letters (id, user_id, language, news, written_at, due_at, claims)
    VALUES ($1, $2, $3, $4, $5, $5, 0)";

const IS_DUE: &str = "SELECT 1 FROM letters WHERE due_at <= $1 LIMIT 1";

// What another node is just claiming is passed over.
const CLAIM: &str = "
    WITH due AS (
        SELECT row FROM letters WHERE due_at <= $1 ORDER BY due_at LIMIT $3
        FOR UPDATE SKIP LOCKED)
    UPDATE letters SET due_at = $2, claims = claims + 1 FROM due WHERE letters.row = due.row
    RETURNING id, user_id, language, news, written_at, claims";

const FORGET: &str = "DELETE FROM letters WHERE id = $1 AND claims = $2";

const DEFER: &str = "UPDATE letters SET due_at = $3 WHERE id = $1 AND claims = $2";

#[async_trait]
impl MailStore for PostgresStore {
    async fn claim_letters(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ClaimedLetter>, StoreError> {
        // Nearly always there are none, and looking takes no transaction.
        let is_due = self.read("look for letters", |connection| async move {
            find_one(&connection, IS_DUE, (Seconds(now),), |_| Ok(())).await
        });
        if is_due.await?.is_none() {
            return Ok(Vec::new());
        }
        self.write("claim letters", |connection| async move {
            let params = (Seconds(now), Seconds(until), i64::from(limit));
            find_all(&connection, CLAIM, params, |row| {
                let claim = number(row.try_get("claims")?, "letters", "claims")?;
                Ok(ClaimedLetter { letter: read_letter(row)?, claim })
            })
            .await
        })
        .await
    }

    async fn forget_letter(&self, letter: &EmailId, claim: u32) -> Result<bool, StoreError> {
        self.write("forget a letter", |connection| async move {
            Ok(change(&connection, FORGET, (letter.as_str(), i64::from(claim))).await? == 1)
        })
        .await
    }

    async fn defer_letter(
        &self,
        letter: &EmailId,
        claim: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write("let a letter wait", |connection| async move {
            let params = (letter.as_str(), i64::from(claim), Seconds(due_at));
            Ok(change(&connection, DEFER, params).await? == 1)
        })
        .await
    }
}

/// Keeps letters, in the transaction of what they tell of.
pub(super) async fn keep(connection: &Connection, letters: &[Letter]) -> Result<(), Fault> {
    for letter in letters {
        let Letter { id, to, language, news, written_at } = letter;
        let (id, to, language) = (id.as_str(), to.as_str(), language.map(Language::tag));
        let values = (id, to, language, written(news)?, Seconds(*written_at));
        change(connection, KEEP_LETTER, values).await?;
    }
    Ok(())
}

fn read_letter(row: &Row) -> Result<Letter, Fault> {
    Ok(Letter {
        id: EmailId::new(row.try_get::<_, String>("id")?),
        to: UserId::new(row.try_get::<_, String>("user_id")?),
        language: row
            .try_get::<_, Option<String>>("language")?
            .as_deref()
            .map(language)
            .transpose()?,
        news: news(serde_json::from_value(row.try_get("news")?))?,
        written_at: time(row, "written_at")?,
    })
}
