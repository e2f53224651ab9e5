//! Emails on their way into the outbox.

use oauth::language::Language;

use super::error::QueryError;
use super::transaction::Transaction;
use super::value::params;
use crate::mail::Letter;

const INSERT_EMAIL: &str = "
    INSERT INTO outbox (id, user_id, language, news, written_at, due_at, claims)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)";

/// Adds emails, in the transaction of what they are about.
pub(super) async fn enqueue(tx: &impl Transaction, emails: &[Letter]) -> Result<(), QueryError> {
    for Letter { id, to, language, news, written_at } in emails {
        let news =
            serde_json::to_string(news).map_err(|_| QueryError::Misuse("news become JSON"))?;
        let values = params![id, to, language.map(Language::tag), news, *written_at];
        tx.execute(INSERT_EMAIL, values).await?;
    }
    Ok(())
}
