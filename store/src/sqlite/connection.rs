//! A connection, and the queries on it.

use std::future::ready;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, params_from_iter};

use crate::memory::Topic;
use crate::sql::error::QueryError;
use crate::sql::row::{Columns, Row, single};
use crate::sql::transaction::Transaction;
use crate::sql::value::{Value, params};

pub(super) const CHANGES: &str = "SELECT count FROM changes WHERE topic = ?1";

pub(super) const COUNT_CHANGE: &str = "UPDATE changes SET count = count + 1 WHERE topic = ?1";

/// A connection. One thread uses it at a time, so its lock is always free: it says so to the
/// compiler.
#[derive(Clone, Debug)]
pub(crate) struct Connection(Arc<Mutex<rusqlite::Connection>>);

impl Connection {
    pub(super) fn new(connection: rusqlite::Connection) -> Self {
        Self(Arc::new(Mutex::new(connection)))
    }

    pub(super) fn with<T>(&self, work: impl FnOnce(&rusqlite::Connection) -> T) -> T {
        // After a panic the connection is sound: what was left open is rolled back.
        work(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs a statement without parameters.
    pub(super) fn run(&self, sql: &'static str) -> Result<(), QueryError> {
        self.with(|connection| connection.prepare_cached(sql)?.execute(()))?;
        Ok(())
    }

    pub(super) fn is_autocommit(&self) -> bool {
        self.with(rusqlite::Connection::is_autocommit)
    }

    /// Closes the connection of the last handle.
    pub(super) fn close(self) -> Result<(), rusqlite::Error> {
        let Some(connection) = Arc::into_inner(self.0) else { return Ok(()) };
        let connection = connection.into_inner().unwrap_or_else(PoisonError::into_inner);
        connection.close().map_err(|(_, error)| error)
    }

    fn query<T>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        read: impl FnOnce(rusqlite::Rows<'_>) -> Result<T, QueryError>,
    ) -> Result<T, QueryError> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            read(statement.query(params_from_iter(params))?)
        })
    }

    fn change<T>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        done: impl FnOnce(&rusqlite::Connection, usize) -> T,
    ) -> Result<T, QueryError> {
        self.with(|connection| {
            let mut statement: CachedStatement<'_> = connection.prepare_cached(sql)?;
            let rows = statement.execute(params_from_iter(params))?;
            Ok(done(connection, rows))
        })
    }
}

/// The outcome of queries on a connection: they are done as soon as they are asked.
pub(super) fn outcome<T>(
    work: impl Future<Output = Result<T, QueryError>>,
) -> Result<T, QueryError> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => Err(QueryError::Misuse("it waited for something else than the database")),
    }
}

impl Transaction for Connection {
    fn find_one<T: Send>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        decode: impl FnOnce(&mut Columns<'_>) -> Result<T, QueryError> + Send,
    ) -> impl Future<Output = Result<Option<T>, QueryError>> + Send {
        ready(self.query(sql, params, |mut rows| {
            rows.next()?.map(|row| decode(&mut Columns::of(row))).transpose()
        }))
    }

    fn find_all<T: Send>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        mut decode: impl FnMut(&mut Columns<'_>) -> Result<T, QueryError> + Send,
    ) -> impl Future<Output = Result<Vec<T>, QueryError>> + Send {
        ready(self.query(sql, params, |mut rows| {
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(decode(&mut Columns::of(row))?);
            }
            Ok(found)
        }))
    }

    fn execute(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<u64, QueryError>> + Send {
        ready(self.change(sql, params, |_, rows| u64::try_from(rows).unwrap_or(u64::MAX)))
    }

    fn try_insert(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> impl Future<Output = Result<Option<i64>, QueryError>> + Send {
        ready(self.change(sql, params, |connection, rows| {
            (rows == 1).then(|| connection.last_insert_rowid())
        }))
    }

    fn lock_rows(
        &self,
        _: &'static str,
        _: &[Value<'_>],
    ) -> impl Future<Output = Result<(), QueryError>> + Send {
        ready(Ok(()))
    }

    fn lock(&self, _: &[&[&[u8]]]) -> impl Future<Output = Result<(), QueryError>> + Send {
        ready(Ok(()))
    }

    fn lock_shared(&self, _: &[&[u8]]) -> impl Future<Output = Result<(), QueryError>> + Send {
        ready(Ok(()))
    }

    fn announce(&self, topic: Topic) -> impl Future<Output = Result<(), QueryError>> + Send {
        ready(self.change(COUNT_CHANGE, params![topic.as_str()], |_, _| ()))
    }

    async fn announced(&self, topic: Topic) -> Result<Option<i64>, QueryError> {
        self.find_one(CHANGES, params![topic.as_str()], single).await
    }

    fn changes(&self) -> u64 {
        self.with(rusqlite::Connection::total_changes)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Boolean(value) => ValueRef::Integer((*value).into()),
            Self::Integer(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::OwnedText(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

impl Row for rusqlite::Row<'_> {
    fn boolean(&self, column: usize) -> Result<Option<bool>, QueryError> {
        Ok(self.get(column)?)
    }

    fn integer(&self, column: usize) -> Result<Option<i64>, QueryError> {
        Ok(self.get(column)?)
    }

    fn text(&self, column: usize) -> Result<Option<&str>, QueryError> {
        Ok(self.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?)
    }

    fn blob(&self, column: usize) -> Result<Option<&[u8]>, QueryError> {
        Ok(self.get_ref(column)?.as_blob_or_null().map_err(rusqlite::Error::from)?)
    }
}
