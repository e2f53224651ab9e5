//! Commits what follows from a write, in its transaction.

use oauth::language::Language;

use super::audit_chain::append;
use super::error::QueryError;
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::outbox::Email;

const INSERT_EMAIL: &str = "
    INSERT INTO outbox (id, user_id, language, news, written_at, due_at, claims)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)";

/// The last step of a transaction: it locks the head of the audit chain.
pub(super) async fn commit(tx: &impl Transaction, effects: &Effects) -> Result<(), QueryError> {
    for email in &effects.emails {
        insert_email(tx, email).await?;
    }
    for event in &effects.audit {
        append(tx, event).await?;
    }
    Ok(())
}

async fn insert_email(tx: &impl Transaction, email: &Email) -> Result<(), QueryError> {
    let Email { id, to, language, notification, written_at } = email;
    let notification = serde_json::to_string(notification)
        .map_err(|_| QueryError::Misuse("a notification becomes JSON"))?;
    let values = params![id, to, language.map(Language::tag), notification, *written_at];
    tx.execute(INSERT_EMAIL, values).await.map(drop)
}
