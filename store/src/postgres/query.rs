//! The queries on a connection.

use bytes::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type};

use super::connection::Connection;
use super::dialect::translate;
use super::listener::CHANNEL;
use super::locks::{lock_all, lock_shared};
use crate::memory::Topic;
use crate::sql::error::QueryError;
use crate::sql::row::{Columns, Row};
use crate::sql::transaction::Transaction;
use crate::sql::value::Value;

const ANNOUNCE: &str = "SELECT pg_notify($1, $2)";

impl Transaction for Connection {
    async fn find_one<T: Send>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        decode: impl FnOnce(&mut Columns<'_>) -> Result<T, QueryError> + Send,
    ) -> Result<Option<T>, QueryError> {
        let rows = self.find(sql, params).await?;
        rows.first().map(|row| decode(&mut Columns::of(row))).transpose()
    }

    async fn find_all<T: Send>(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
        mut decode: impl FnMut(&mut Columns<'_>) -> Result<T, QueryError> + Send,
    ) -> Result<Vec<T>, QueryError> {
        let rows = self.find(sql, params).await?;
        rows.iter().map(|row| decode(&mut Columns::of(row))).collect()
    }

    async fn execute(&self, sql: &'static str, params: &[Value<'_>]) -> Result<u64, QueryError> {
        Self::execute(self, translate(sql, ""), &bound(params)).await
    }

    async fn try_insert(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> Result<Option<i64>, QueryError> {
        let added = self.query(translate(sql, " RETURNING row"), &bound(params)).await?;
        self.note_changes(u64::try_from(added.len()).unwrap_or(u64::MAX));
        Ok(added.first().map(|row| row.try_get(0)).transpose()?)
    }

    async fn lock_rows(&self, sql: &'static str, params: &[Value<'_>]) -> Result<(), QueryError> {
        self.query(translate(sql, ""), &bound(params)).await?;
        Ok(())
    }

    async fn lock(&self, things: &[&[&[u8]]]) -> Result<(), QueryError> {
        lock_all(self, things).await
    }

    async fn lock_shared(&self, thing: &[&[u8]]) -> Result<(), QueryError> {
        lock_shared(self, thing).await
    }

    async fn announce(&self, topic: Topic) -> Result<(), QueryError> {
        self.query(ANNOUNCE, &[&CHANNEL, &topic.as_str()]).await?;
        Ok(())
    }

    async fn announced(&self, _: Topic) -> Result<Option<i64>, QueryError> {
        Ok(None)
    }

    fn changes(&self) -> u64 {
        Self::changes(self)
    }
}

impl Connection {
    async fn find(
        &self,
        sql: &'static str,
        params: &[Value<'_>],
    ) -> Result<Vec<tokio_postgres::Row>, QueryError> {
        // The server refuses U+0000 in a text, and undoes the transaction: no row has one.
        let is_stored = |value: &Value<'_>| match value {
            Value::Text(text) => !text.contains('\0'),
            Value::OwnedText(text) => !text.contains('\0'),
            Value::Null | Value::Boolean(_) | Value::Integer(_) | Value::Blob(_) => true,
        };
        if !params.iter().all(is_stored) {
            return Ok(Vec::new());
        }
        self.query(translate(sql, ""), &bound(params)).await
    }
}

fn bound<'a>(params: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    params.iter().map(|value| -> &(dyn ToSql + Sync) { value }).collect()
}

type Encoded = Result<IsNull, Box<dyn std::error::Error + Sync + Send>>;

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Encoded {
        self.to_sql_checked(kind, out)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    /// Which type is accepted depends on the value.
    fn to_sql_checked(&self, kind: &Type, out: &mut BytesMut) -> Encoded {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Boolean(value) => value.to_sql_checked(kind, out),
            Self::Integer(value) => value.to_sql_checked(kind, out),
            Self::Text(value) => value.to_sql_checked(kind, out),
            Self::OwnedText(value) => value.to_sql_checked(kind, out),
            Self::Blob(value) => value.to_sql_checked(kind, out),
        }
    }
}

// `Debug` is what the driver asks for; it never shows a value.
impl std::fmt::Debug for Value<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Value(…)")
    }
}

impl Row for tokio_postgres::Row {
    fn boolean(&self, column: usize) -> Result<Option<bool>, QueryError> {
        Ok(self.try_get(column)?)
    }

    fn integer(&self, column: usize) -> Result<Option<i64>, QueryError> {
        Ok(self.try_get(column)?)
    }

    fn text(&self, column: usize) -> Result<Option<&str>, QueryError> {
        Ok(self.try_get(column)?)
    }

    fn blob(&self, column: usize) -> Result<Option<&[u8]>, QueryError> {
        Ok(self.try_get(column)?)
    }
}
