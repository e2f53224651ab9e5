//! Answers as they are recorded: one for each consent interaction.

use super::error::QueryError;
use super::row::{Columns, scopes};
use super::transaction::Transaction;
use super::value::params;
use crate::answers::{Answer, Answered};

const RECORD_ANSWER: &str = "
    INSERT INTO answers (transaction_id, session_id, user_id, client_id, allowed, answered_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (transaction_id) DO NOTHING";

pub(crate) const FIND_ANSWER: &str = "
    SELECT transaction_id, session_id, answers.user_id, answers.client_id, allowed,
        answers.answered_at,
        grants.company_id, codes.family_row IS NOT NULL
    FROM answers LEFT JOIN codes ON codes.answer_row = answers.row
    LEFT JOIN grants ON grants.row = codes.grant_row
    WHERE transaction_id = ?1";

/// Whether an answer was recorded.
pub(super) enum Recorded {
    First { row: i64 },
    Before(Answered),
}

/// Records the answer, unless its interaction was answered before.
pub(super) async fn record(tx: &impl Transaction, answer: &Answer) -> Result<Recorded, QueryError> {
    let Answer { transaction_id, session_id, user_id, client_id, allowed, answered_at } = answer;
    let values =
        params![transaction_id, session_id, user_id, client_id, allowed.as_ref(), *answered_at];
    if let Some(row) = tx.try_insert(RECORD_ANSWER, values).await? {
        return Ok(Recorded::First { row });
    }
    // PostgreSQL has waited for it, if it was just being given: it is committed now.
    let before = tx
        .find_one(FIND_ANSWER, params![transaction_id], |row| {
            Ok(Answered::Before {
                answer: read_answer(row)?,
                company_id: row.next()?,
                code_redeemed: row.next()?,
            })
        })
        .await?;
    before.map(Recorded::Before).ok_or_else(|| {
        QueryError::inconsistent("answers", "transaction_id", "taken, yet not found")
    })
}

pub(super) fn read_answer(row: &mut Columns<'_>) -> Result<Answer, QueryError> {
    Ok(Answer {
        transaction_id: row.next()?,
        session_id: row.next()?,
        user_id: row.next()?,
        client_id: row.next()?,
        allowed: row
            .next::<Option<&str>>()?
            .map(|text| scopes(text, "answers", "allowed"))
            .transpose()?,
        answered_at: row.next()?,
    })
}
