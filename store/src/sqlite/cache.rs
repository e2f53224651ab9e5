//! How it is known that what is cached still holds.
//!
//! To find the client that makes a request takes six queries. So it is cached with the number
//! of changes there had been, which is in the database and grows in the transaction of
//! each change: one small query says whether the entry still holds, whichever process changed
//! the database.
//!
//! That query is asked at most every [`TRUSTED_FOR`]; a change made by this process is seen
//! at once.

use std::time::Duration;

use super::connection::Connection;
use crate::memory::Topic;
use crate::sql::error::QueryError;
use crate::sql::transaction::Transaction as _;

/// For how long another process's change may go unseen.
pub(super) const TRUSTED_FOR: Duration = Duration::from_millis(100);

/// How many changes there have been.
pub(super) async fn changes(connection: &Connection, topic: Topic) -> Result<i64, QueryError> {
    let count = connection.announced(topic).await?;
    count.ok_or_else(|| QueryError::inconsistent("changes", "topic", "one is missing"))
}
