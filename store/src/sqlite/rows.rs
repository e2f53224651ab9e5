//! Between rows and values: the few helpers that every query uses.

use oauth::credential::digest::Digest;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Params, Row};

pub(super) use crate::decode::{digest, resources, role, scopes, thumbprint, word};
pub(super) use crate::fault::Fault;

/// The first row of a query, if it has one.
pub(super) fn find_one<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    decode: impl FnOnce(&Row<'_>) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(decode).transpose()
}

/// All rows of a query.
pub(super) fn find_all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    decode: impl FnMut(&Row<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    connection.prepare_cached(sql)?.query_and_then(params, decode)?.collect()
}

/// Changes rows; how many they were.
pub(super) fn change(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<usize, Fault> {
    Ok(connection.prepare_cached(sql)?.execute(params)?)
}

/// Adds a row; its number.
pub(super) fn insert(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<i64, Fault> {
    Ok(connection.prepare_cached(sql)?.insert(params)?)
}

/// The part of a hash that is indexed: its first eight bytes.
pub(super) fn prefix(digest: &Digest) -> i64 {
    i64::from_be_bytes(digest.prefix())
}

/// A row's columns, one after the other. Where a request waits for it: a column
/// that is asked for by its name is compared with the names of all before it.
pub(super) struct Columns<'row> {
    row: &'row Row<'row>,
    next: usize,
}

impl<'row> Columns<'row> {
    pub(super) fn of(row: &'row Row<'row>) -> Self {
        Self { row, next: 0 }
    }

    /// The value of the next column.
    pub(super) fn next<T: FromSql>(&mut self) -> Result<T, Fault> {
        let value = self.row.get(self.next)?;
        self.next += 1;
        Ok(value)
    }

    /// Passes columns over; `instead` is for what they would have been.
    pub(super) fn skip<T>(&mut self, columns: usize, instead: T) -> T {
        self.next += columns;
        instead
    }

    /// The scopes in the next column, which is `table.column`.
    pub(super) fn next_scopes(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<ScopeSet, Fault> {
        scopes(self.next()?, table, column)
    }
}

/// A time as it stands in a column.
#[derive(Clone, Copy)]
pub(super) struct Seconds(pub(super) Timestamp);

impl FromSql for Seconds {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(|seconds| Self(Timestamp(seconds)))
    }
}

impl ToSql for Seconds {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.0))
    }
}

/// Reads a time.
pub(super) fn time(row: &Row<'_>, column: &str) -> Result<Timestamp, Fault> {
    Ok(row.get::<_, Seconds>(column)?.0)
}
