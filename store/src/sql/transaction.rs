//! What a transaction of either database can do.

use super::error::QueryError;
use super::row::Columns;
use super::value::Value;
use crate::memory::Topic;

/// A connection, in a transaction unless it reads by one query. Clones are handles to the
/// same.
///
/// SQLite's answers at once: a future of queries on it is ready when it is first polled.
///
/// Statements are written once, for SQLite. For PostgreSQL they are translated: see
/// `postgres/dialect.rs`.
pub(crate) trait Transaction: Clone + Send + Sync + 'static {
    /// The first row of a query, if it has one.
    fn find_one<T: Send>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        decode: impl FnOnce(&mut Columns<'_>) -> Result<T, QueryError> + Send,
    ) -> impl Future<Output = Result<Option<T>, QueryError>> + Send;

    /// All rows of a query.
    fn find_all<T: Send>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        decode: impl FnMut(&mut Columns<'_>) -> Result<T, QueryError> + Send,
    ) -> impl Future<Output = Result<Vec<T>, QueryError>> + Send;

    /// Changes rows; how many they were.
    fn execute(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<u64, QueryError>> + Send;

    /// Adds a row to a table whose rows are numbered; its number, or `None` if another was in
    /// its place.
    fn try_insert(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<Option<i64>, QueryError>> + Send;

    /// Locks the rows of a query until the transaction ends. Nothing to do where there is one
    /// writer at a time.
    fn lock_rows(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<(), QueryError>> + Send;

    /// Waits until no other transaction has any of these things locked, and locks them; a statement
    /// that follows sees what was done to them before. For what has no row, or not yet.
    fn lock(&self, things: &[&[&[u8]]]) -> impl Future<Output = Result<(), QueryError>> + Send;

    /// As [`Self::lock`], beside others who also only need the thing to stay as it is.
    fn lock_shared(&self, thing: &[&[u8]]) -> impl Future<Output = Result<(), QueryError>> + Send;

    /// Tells every process of a change to what it may have cached, when this is committed.
    fn announce(&self, topic: Topic) -> impl Future<Output = Result<(), QueryError>> + Send;

    /// How many changes have been announced until now, by whichever process; `None` where they are
    /// not counted.
    fn announced(
        &self,
        topic: Topic,
    ) -> impl Future<Output = Result<Option<i64>, QueryError>> + Send;

    /// How many rows were changed on this connection so far.
    fn changes(&self) -> u64;

    /// As [`Self::try_insert`], where nothing can be in the row's place.
    fn insert(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<i64, QueryError>> + Send {
        async move {
            let row = self.try_insert(sql, params).await?;
            row.ok_or(QueryError::Misuse("a row that was added has no number"))
        }
    }

    /// Whether a query has a row.
    fn exists(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<bool, QueryError>> + Send {
        async move { Ok(self.find_one(sql, params, |_| Ok(())).await?.is_some()) }
    }
}
