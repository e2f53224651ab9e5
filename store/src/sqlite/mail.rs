//! The outbox.

use async_trait::async_trait;
use oauth::id::{EmailId, UserId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row};

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, find_all, find_one, insert, time};
use crate::StoreError;
use crate::decode::{language, news};
use crate::mail::{ClaimedLetter, Letter, MailStore, written};

const KEEP_LETTER: &str = "
    INSERT INTO letters (id, user_id, language, news, written_at, due_at, claims)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)";

pub(super) const IS_DUE: &str = "SELECT 1 FROM letters WHERE due_at <= ?1 LIMIT 1";

pub(super) const FIND_DUE: &str = "
    SELECT row, id, user_id, language, news, written_at, claims FROM letters
    WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2";

pub(super) const CLAIM: &str = "UPDATE letters SET due_at = ?2, claims = claims + 1 WHERE row = ?1";

pub(super) const FORGET: &str = "DELETE FROM letters WHERE id = ?1 AND claims = ?2";

pub(super) const DEFER: &str = "UPDATE letters SET due_at = ?3 WHERE id = ?1 AND claims = ?2";

#[async_trait]
impl MailStore for SqliteStore {
    async fn claim_letters(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ClaimedLetter>, StoreError> {
        // Nearly always there are none, and looking costs no commit.
        let is_due = self.read("look for letters", |connection| {
            Ok(find_one(connection, IS_DUE, (Seconds(now),), |_| Ok(()))?.is_some())
        })?;
        if !is_due {
            return Ok(Vec::new());
        }
        self.write("claim letters", move |connection| claim(connection, now, until, limit)).await
    }

    async fn forget_letter(&self, letter: &EmailId, claim: u32) -> Result<bool, StoreError> {
        let letter = letter.clone();
        self.write("forget a letter", move |connection| {
            Ok(change(connection, FORGET, (letter.as_str(), claim))? == 1)
        })
        .await
    }

    async fn defer_letter(
        &self,
        letter: &EmailId,
        claim: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let letter = letter.clone();
        self.write("let a letter wait", move |connection| {
            Ok(change(connection, DEFER, (letter.as_str(), claim, Seconds(due_at)))? == 1)
        })
        .await
    }
}

/// Keeps letters, in the transaction of what they tell of.
pub(super) fn keep(connection: &Connection, letters: &[Letter]) -> Result<(), Fault> {
    for letter in letters {
        let Letter { id, to, language, news, written_at } = letter;
        let (id, to, language) = (id.as_str(), to.as_str(), language.map(Language::tag));
        let news = written(news)?.to_string();
        insert(connection, KEEP_LETTER, (id, to, language, news, Seconds(*written_at)))?;
    }
    Ok(())
}

/// There is one writer at a time, and this is in its transaction: nobody claims the same.
fn claim(
    connection: &Connection,
    now: Timestamp,
    until: Timestamp,
    limit: u32,
) -> Result<Vec<ClaimedLetter>, Fault> {
    let due = find_all(connection, FIND_DUE, (Seconds(now), limit), |row| {
        Ok((row.get::<_, i64>("row")?, read_letter(row)?, row.get::<_, u32>("claims")?))
    })?;
    let mut claimed = Vec::with_capacity(due.len());
    for (row, letter, claims) in due {
        change(connection, CLAIM, (row, Seconds(until)))?;
        claimed.push(ClaimedLetter { letter, claim: claims + 1 });
    }
    Ok(claimed)
}

fn read_letter(row: &Row<'_>) -> Result<Letter, Fault> {
    let text: String = row.get("news")?;
    let told = serde_json::from_str(&text);
    Ok(Letter {
        id: EmailId::new(row.get::<_, String>("id")?),
        to: UserId::new(row.get::<_, String>("user_id")?),
        language: row.get::<_, Option<String>>("language")?.as_deref().map(language).transpose()?,
        news: news(told)?,
        written_at: time(row, "written_at")?,
    })
}
