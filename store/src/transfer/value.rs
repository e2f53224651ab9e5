//! Values on their way from one database to the other, and what is made of them to compare
//! both sides.

use rusqlite::types::ValueRef;
use sha2::{Digest as _, Sha256};
use tokio_postgres::Row;
use tokio_postgres::types::{ToSql, Type};

use crate::sql::error::QueryError;

const UNKNOWN_TYPE: QueryError = QueryError::Misuse("a column is of an unknown type");

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Bytes(Option<Vec<u8>>),
    /// In SQLite 0 or 1.
    Flag(Option<bool>),
}

impl Value {
    /// Reads what SQLite holds, for a column of a type of PostgreSQL's.
    pub(super) fn of_sqlite(value: ValueRef<'_>, kind: &Type) -> Result<Self, QueryError> {
        let text = || value.as_str_or_null().map_err(rusqlite::Error::from);
        let number = || value.as_i64_or_null().map_err(rusqlite::Error::from);
        Ok(match *kind {
            Type::TEXT => Self::Text(text()?.map(str::to_owned)),
            Type::INT8 => Self::Number(number()?),
            Type::BOOL => Self::Flag(number()?.map(|number| number != 0)),
            Type::BYTEA => {
                let bytes = value.as_blob_or_null().map_err(rusqlite::Error::from)?;
                Self::Bytes(bytes.map(<[u8]>::to_owned))
            }
            _ => return Err(UNKNOWN_TYPE),
        })
    }

    /// Reads what PostgreSQL holds.
    pub(super) fn of_postgres(row: &Row, column: usize, kind: &Type) -> Result<Self, QueryError> {
        Ok(match *kind {
            Type::TEXT => Self::Text(row.try_get(column)?),
            Type::INT8 => Self::Number(row.try_get(column)?),
            Type::BOOL => Self::Flag(row.try_get(column)?),
            Type::BYTEA => Self::Bytes(row.try_get(column)?),
            _ => return Err(UNKNOWN_TYPE),
        })
    }

    pub(super) fn as_param(&self) -> &(dyn ToSql + Sync) {
        match self {
            Self::Text(value) => value,
            Self::Number(value) => value,
            Self::Bytes(value) => value,
            Self::Flag(value) => value,
        }
    }
}

/// What is known of a table's rows, in the order of their keys.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub(super) rows: u64,
    hash: Sha256,
}

impl Summary {
    /// Adds a row: each value with its length, so that none runs into the next.
    pub(super) fn add(&mut self, row: &[Value]) {
        self.rows += 1;
        for value in row {
            match value {
                Value::Text(Some(text)) => self.part(text.as_bytes()),
                Value::Number(Some(number)) => self.part(&number.to_be_bytes()),
                Value::Bytes(Some(bytes)) => self.part(bytes),
                Value::Flag(Some(flag)) => self.part(&[u8::from(*flag)]),
                // As long as nothing is.
                Value::Text(None)
                | Value::Number(None)
                | Value::Bytes(None)
                | Value::Flag(None) => self.hash.update(u64::MAX.to_be_bytes()),
            }
        }
    }

    fn part(&mut self, bytes: &[u8]) {
        self.hash.update((bytes.len() as u64).to_be_bytes());
        self.hash.update(bytes);
    }

    /// The SHA-256 of all rows, in hexadecimal digits.
    pub(super) fn sha256(self) -> String {
        format!("{:x}", self.hash.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sha256(rows: &[&[Value]]) -> String {
        let mut summary = Summary::default();
        for row in rows {
            summary.add(row);
        }
        summary.sha256()
    }

    #[test]
    fn what_differs_has_another_digest() {
        let text = |text: &str| Value::Text(Some(text.to_owned()));
        let different = [
            sha256(&[]),
            sha256(&[&[text("ab"), text("c")]]),
            sha256(&[&[text("a"), text("bc")]]),
            sha256(&[&[text("abc"), text("")]]),
            sha256(&[&[text("abc"), Value::Text(None)]]),
        ];
        let mut distinct = different.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), different.len());
    }
}
