//! Between rows and values: the few helpers that every query uses, and the
//! decoders that name the table and the column when a row holds what no code of
//! ours writes.

use std::fmt::Display;

use oauth::digest::Digest;
use oauth::jose::thumbprint::Thumbprint;
use oauth::resource::Resources;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Params, Row};

use crate::StoreError;

/// Why a query failed, before it is said what it was for.
#[derive(Debug)]
pub(super) enum Fault {
    /// The database's own fault.
    Database(rusqlite::Error),
    /// See [`StoreError::Inconsistent`].
    Inconsistent { table: &'static str, column: &'static str, rule: String },
    /// The caller asked for what its trait rules out.
    Misuse(&'static str),
    /// The code of a job panicked.
    Panic,
}

impl Fault {
    pub(super) fn inconsistent(
        table: &'static str,
        column: &'static str,
        rule: impl Display,
    ) -> Self {
        Self::Inconsistent { table, column, rule: rule.to_string() }
    }

    /// The fault as the trait's caller sees it; `doing` as in "redeem a code".
    pub(super) fn while_doing(self, doing: &'static str) -> StoreError {
        let fault = match self {
            Self::Inconsistent { table, column, rule } => {
                return StoreError::Inconsistent { table, column, rule };
            }
            Self::Database(fault) => fault.to_string(),
            Self::Misuse(rule) => rule.to_owned(),
            Self::Panic => "the code that was to do it panicked".to_owned(),
        };
        StoreError::Database { doing, fault }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(fault: rusqlite::Error) -> Self {
        Self::Database(fault)
    }
}

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

/// Reads scopes that were taken from `table.column`.
pub(super) fn scopes(
    text: String,
    table: &'static str,
    column: &'static str,
) -> Result<ScopeSet, Fault> {
    ScopeSet::try_from(text).map_err(|rule| Fault::inconsistent(table, column, rule))
}

/// Reads resources that were taken from `table.column`.
pub(super) fn resources(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> Result<Resources, Fault> {
    text.parse().map_err(|rule| Fault::inconsistent(table, column, rule))
}

/// Reads a key's thumbprint that was taken from `table.column`.
pub(super) fn thumbprint(
    text: Option<String>,
    table: &'static str,
    column: &'static str,
) -> Result<Option<Thumbprint>, Fault> {
    text.map(|text| Thumbprint::parse(&text))
        .transpose()
        .map_err(|rule| Fault::inconsistent(table, column, rule))
}

/// Reads a hash that was taken from `table.column`.
pub(super) fn digest(
    bytes: &[u8],
    table: &'static str,
    column: &'static str,
) -> Result<Digest, Fault> {
    let bytes = bytes
        .try_into()
        .map_err(|_| Fault::inconsistent(table, column, "a SHA-256 hash has 32 bytes"))?;
    Ok(Digest::from_bytes(bytes))
}

/// Reads a column that holds one of a few words: the value that `spell` spells
/// that way.
pub(super) fn word<T: Copy>(
    text: &str,
    values: &[T],
    spell: fn(T) -> &'static str,
    table: &'static str,
    column: &'static str,
) -> Result<T, Fault> {
    values.iter().copied().find(|value| spell(*value) == text).ok_or_else(|| {
        let known: Vec<_> = values.iter().map(|value| spell(*value)).collect();
        Fault::inconsistent(table, column, format!("{text:?} is none of {}", known.join(", ")))
    })
}

/// Reads a role that was taken from `table.column`.
pub(super) fn role(text: &str, table: &'static str, column: &'static str) -> Result<Role, Fault> {
    word(text, &Role::ALL, Role::as_str, table, column)
}
