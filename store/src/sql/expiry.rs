//! Deleting what has ended and nothing needs.

use oauth::timestamp::Timestamp;

use super::error::QueryError;
use super::transaction::Transaction;
use super::value::params;

/// What is deleted, in this order: what refers before what is referred to.
/// Each kind has one or more statements, which share its limit. `?1` is the time
/// before which it must have ended, `?2` how many may still be deleted.
///
/// What lives for about the same time is deleted from the front of its table: of the
/// oldest rows those that have ended. Some that live longer may be among them, and
/// leave when their time has come.
pub(crate) const KINDS: [&[&str]; 13] = [
    &["DELETE FROM codes WHERE answer_row IN (
        SELECT answer_row
        FROM (SELECT answer_row, expires_at FROM codes ORDER BY answer_row LIMIT ?2) AS oldest
        WHERE expires_at < ?1)"],
    &["DELETE FROM access_tokens WHERE row IN (
        SELECT row
        FROM (SELECT row, expires_at FROM access_tokens ORDER BY row LIMIT ?2) AS oldest
        WHERE expires_at < ?1)"],
    // A rotated refresh token is needed while it could still be presented: its
    // reuse is how a theft is seen.
    &[
        "DELETE FROM refresh_tokens WHERE row IN (
        SELECT row
        FROM (SELECT row, expires_at FROM refresh_tokens ORDER BY row LIMIT ?2) AS oldest
        WHERE expires_at < ?1)",
        // A cross join, so that SQLite begins with the families.
        "DELETE FROM refresh_tokens WHERE row IN (
        SELECT refresh_tokens.row FROM token_families CROSS JOIN refresh_tokens
        WHERE refresh_tokens.family_row = token_families.row AND token_families.ends_at < ?1
        ORDER BY token_families.ends_at LIMIT ?2)",
    ],
    &["DELETE FROM token_families WHERE row IN (
        SELECT row FROM token_families WHERE ends_at < ?1
            AND NOT EXISTS (SELECT 1 FROM codes
                WHERE codes.family_row = token_families.row)
            AND NOT EXISTS (SELECT 1 FROM access_tokens
                WHERE access_tokens.family_row = token_families.row)
            AND NOT EXISTS (SELECT 1 FROM refresh_tokens
                WHERE refresh_tokens.family_row = token_families.row)
        ORDER BY ends_at LIMIT ?2)"],
    // An answer is needed while its code is stored: it says what that is for.
    &["DELETE FROM answers WHERE row IN (
        SELECT row
        FROM (SELECT row, answered_at FROM answers ORDER BY row LIMIT ?2) AS oldest
        WHERE answered_at < ?1
            AND NOT EXISTS (SELECT 1 FROM codes WHERE codes.answer_row = oldest.row))"],
    &[LAPSED[0]],
    &[LAPSED_FAILURES],
    &["DELETE FROM sessions WHERE row IN (
        SELECT row FROM sessions WHERE last_used_at < ?1 ORDER BY last_used_at LIMIT ?2)"],
    &[LAPSED[1]],
    &[LAPSED[2]],
    &[LAPSED[3]],
    &[LAPSED[4]],
    &[LAPSED[5]],
];

/// Deletes at most `limit` rows of each kind; how many they were.
pub(super) async fn delete_expired(
    tx: &impl Transaction,
    before: Timestamp,
    limit: u32,
) -> Result<u64, QueryError> {
    let mut deleted = 0;
    for kind in KINDS {
        let mut left = limit;
        for sql in kind {
            let rows = tx.execute(sql, params![before, left]).await?;
            left = left.saturating_sub(u32::try_from(rows).unwrap_or(u32::MAX));
            deleted += rows;
        }
    }
    Ok(deleted)
}

/// What goes by itself within minutes, each with the time of its end: `?1` is the time before which a row must
/// have ended, `?2` how many may be deleted. All other kinds are in [`KINDS`] alone.
pub(crate) const LAPSED: [&str; 6] = [
    "DELETE FROM device_requests WHERE row IN (
        SELECT row FROM device_requests WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM spent WHERE row IN (
        SELECT row FROM spent WHERE ends_at < ?1 ORDER BY ends_at LIMIT ?2)",
    "DELETE FROM login_answers WHERE row IN (
        SELECT row FROM login_answers WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM password_links WHERE row IN (
        SELECT row FROM password_links WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM wanted_addresses WHERE user_id IN (
        SELECT user_id FROM wanted_addresses WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM former_addresses WHERE id IN (
        SELECT id FROM former_addresses WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
];

/// A failure has no end of its own: it counts for the window of the limit.
pub(crate) const LAPSED_FAILURES: &str = "DELETE FROM sign_in_failures WHERE row IN (
        SELECT row FROM sign_in_failures WHERE at < ?1 ORDER BY at LIMIT ?2)";

pub(super) async fn delete_lapsed(
    tx: &impl Transaction,
    ended_before: Timestamp,
    failed_before: Timestamp,
    limit: u32,
) -> Result<u64, QueryError> {
    let mut deleted = tx.execute(LAPSED_FAILURES, params![failed_before, limit]).await?;
    for sql in LAPSED {
        deleted += tx.execute(sql, params![ended_before, limit]).await?;
    }
    Ok(deleted)
}
