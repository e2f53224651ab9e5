//! Between rows and values: the few helpers that every query uses.

use bytes::BytesMut;
use oauth::credential::digest::Digest;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use serde_json::Value;
use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type};

use super::connection::Connection;
pub(super) use crate::decode::{digest, resources, role, thumbprint, word};
pub(super) use crate::fault::Fault;

/// What may be a parameter: not all that the driver takes is what a column holds. A
/// `u32`, say, would be a row's internal identity.
pub(super) trait Param: ToSql + Sync {}

impl Param for bool {}
impl Param for i64 {}
impl Param for &str {}
impl Param for String {}
impl Param for &[u8] {}
impl Param for Vec<u8> {}
impl Param for Vec<bool> {}
impl Param for Vec<&str> {}
impl Param for Vec<Option<&str>> {}
impl Param for Vec<&[u8]> {}
impl Param for Vec<String> {}
impl Param for &[String] {}
impl Param for Vec<i64> {}
impl Param for Value {}
impl Param for Seconds {}
impl<T: Param> Param for Option<T> {}
impl<T: Param> Param for &T {}

/// The parameters of a query, in the order of their numbers.
pub(super) trait Params: Send + Sync {
    /// As the driver takes them.
    fn list(&self) -> Vec<&(dyn ToSql + Sync)>;
}

impl Params for () {
    fn list(&self) -> Vec<&(dyn ToSql + Sync)> {
        Vec::new()
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)+) => { $(
        impl<$($name: Param + Send),+> Params for ($($name,)+) {
            #[expect(non_snake_case, reason = "each value is named as its type")]
            fn list(&self) -> Vec<&(dyn ToSql + Sync)> {
                let ($($name,)+) = self;
                vec![$($name),+]
            }
        }
    )+ };
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
    A B C D E F G H I J K L M;
    A B C D E F G H I J K L M N;
}

/// More than tuples have.
impl Params for &[&(dyn ToSql + Sync)] {
    fn list(&self) -> Vec<&(dyn ToSql + Sync)> {
        self.to_vec()
    }
}

/// The first row of a query, if it has one.
pub(super) async fn find_one<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    decode: impl FnOnce(&Row) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    connection.query(sql, &params.list()).await?.first().map(decode).transpose()
}

/// All rows of a query.
pub(super) async fn find_all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    decode: impl FnMut(&Row) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    connection.query(sql, &params.list()).await?.iter().map(decode).collect()
}

/// Changes rows; how many they were.
pub(super) async fn change(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<u64, Fault> {
    connection.execute(sql, &params.list()).await
}

/// Adds a row by a statement that returns its number.
pub(super) async fn insert(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<i64, Fault> {
    let added = insert_unless_there(connection, sql, params).await?;
    added.ok_or(Fault::Misuse("a row that was added has no number"))
}

/// As [`insert`]; `None` if another was in its place.
pub(super) async fn insert_unless_there(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Option<i64>, Fault> {
    let added = connection.query(sql, &params.list()).await?;
    connection.note_changes(u64::try_from(added.len()).unwrap_or(u64::MAX));
    Ok(added.first().map(|row| row.try_get(0)).transpose()?)
}

/// A digest as it is kept.
pub(super) fn bytea(digest: &Digest) -> &[u8] {
    digest.as_bytes()
}

/// Scopes as they are kept.
pub(super) fn names(scopes: &ScopeSet) -> Vec<&str> {
    scopes.iter().map(Scope::as_str).collect()
}

/// Reads scopes that were taken from `table.column`.
pub(super) fn scopes(
    names: Vec<String>,
    table: &'static str,
    column: &'static str,
) -> Result<ScopeSet, Fault> {
    names
        .into_iter()
        .map(|name| Scope::try_from(name).map_err(|rule| Fault::inconsistent(table, column, rule)))
        .collect()
}

/// Reads a number that was taken from `table.column`.
pub(super) fn number<T: TryFrom<i64>>(
    number: i64,
    table: &'static str,
    column: &'static str,
) -> Result<T, Fault> {
    T::try_from(number)
        .map_err(|_| Fault::inconsistent(table, column, format!("{number} is out of bounds")))
}

/// A row's columns, one after the other.
pub(super) struct Columns<'row> {
    row: &'row Row,
    next: usize,
}

impl<'row> Columns<'row> {
    pub(super) fn of(row: &'row Row) -> Self {
        Self { row, next: 0 }
    }

    /// The value of the next column.
    pub(super) fn next<T: FromSql<'row>>(&mut self) -> Result<T, Fault> {
        let value = self.row.try_get(self.next)?;
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
#[derive(Debug)]
pub(super) struct Seconds(pub(super) Timestamp);

impl<'a> FromSql<'a> for Seconds {
    fn from_sql(
        kind: &Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        i64::from_sql(kind, raw).map(|seconds| Self(Timestamp(seconds)))
    }

    fn accepts(kind: &Type) -> bool {
        <i64 as FromSql>::accepts(kind)
    }
}

impl ToSql for Seconds {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        self.0.0.to_sql(kind, out)
    }

    fn accepts(kind: &Type) -> bool {
        <i64 as ToSql>::accepts(kind)
    }

    tokio_postgres::types::to_sql_checked!();
}

/// Reads a time.
pub(super) fn time(row: &Row, column: &str) -> Result<Timestamp, Fault> {
    Ok(row.try_get::<_, Seconds>(column)?.0)
}
