//! Values on their way from one database to the other, and what is made of them to compare
//! both sides.

use rusqlite::types::ValueRef;
use sha2::{Digest as _, Sha256};
use tokio_postgres::Row;
use tokio_postgres::types::{ToSql, Type};

use crate::fault::Fault;

/// What a column holds in PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Bytes,
    /// A boolean; in SQLite 0 or 1.
    Flag,
    /// An array of texts; in SQLite words separated by spaces.
    Words,
    /// An array of texts; in SQLite a JSON list.
    JsonWords,
    /// JSON; in SQLite its text.
    Json,
}

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Bytes(Option<Vec<u8>>),
    Flag(Option<bool>),
    Words(Option<Vec<String>>),
    Json(Option<serde_json::Value>),
}

impl Kind {
    pub(super) fn postgres(self) -> Type {
        match self {
            Self::Text => Type::TEXT,
            Self::Number => Type::INT8,
            Self::Bytes => Type::BYTEA,
            Self::Flag => Type::BOOL,
            Self::Words | Self::JsonWords => Type::TEXT_ARRAY,
            Self::Json => Type::JSON,
        }
    }

    /// Reads what SQLite holds.
    pub(super) fn read_sqlite(self, value: ValueRef<'_>) -> Result<Value, Fault> {
        let text = || Ok::<_, Fault>(value.as_str_or_null().map_err(rusqlite::Error::from)?);
        let number = || Ok::<_, Fault>(value.as_i64_or_null().map_err(rusqlite::Error::from)?);
        let json = |text: Option<&str>| {
            text.map(serde_json::from_str::<serde_json::Value>)
                .transpose()
                .map_err(|_| Fault::Misuse("what should be JSON is none"))
        };
        Ok(match self {
            Self::Text => Value::Text(text()?.map(str::to_owned)),
            Self::Number => Value::Number(number()?),
            Self::Flag => Value::Flag(number()?.map(|number| number != 0)),
            Self::Bytes => {
                let bytes = value.as_blob_or_null().map_err(rusqlite::Error::from)?;
                Value::Bytes(bytes.map(<[u8]>::to_owned))
            }
            Self::Words => {
                let words = |text: &str| text.split_ascii_whitespace().map(str::to_owned).collect();
                Value::Words(text()?.map(words))
            }
            Self::JsonWords => {
                let words = json(text()?)?.map(serde_json::from_value::<Vec<String>>).transpose();
                Value::Words(words.map_err(|_| Fault::Misuse("what should be a list is none"))?)
            }
            Self::Json => Value::Json(json(text()?)?),
        })
    }

    /// Reads what PostgreSQL holds.
    pub(super) fn read_postgres(self, row: &Row, column: usize) -> Result<Value, Fault> {
        Ok(match self {
            Self::Text => Value::Text(row.try_get(column)?),
            Self::Number => Value::Number(row.try_get(column)?),
            Self::Bytes => Value::Bytes(row.try_get(column)?),
            Self::Flag => Value::Flag(row.try_get(column)?),
            Self::Words | Self::JsonWords => Value::Words(row.try_get(column)?),
            Self::Json => Value::Json(row.try_get(column)?),
        })
    }
}

impl Value {
    pub(super) fn as_param(&self) -> &(dyn ToSql + Sync) {
        match self {
            Self::Text(value) => value,
            Self::Number(value) => value,
            Self::Bytes(value) => value,
            Self::Flag(value) => value,
            Self::Words(value) => value,
            Self::Json(value) => value,
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
                Value::Json(Some(json)) => self.part(json.to_string().as_bytes()),
                Value::Words(Some(words)) => {
                    self.part(&words.len().to_be_bytes());
                    for word in words {
                        self.part(word.as_bytes());
                    }
                }
                // As long as nothing is.
                Value::Text(None)
                | Value::Number(None)
                | Value::Bytes(None)
                | Value::Flag(None)
                | Value::Json(None)
                | Value::Words(None) => self.hash.update(u64::MAX.to_be_bytes()),
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
        let words = |words: &[&str]| {
            Value::Words(Some(words.iter().map(|word| (*word).to_owned()).collect()))
        };
        let different = [
            sha256(&[]),
            sha256(&[&[text("ab"), text("c")]]),
            sha256(&[&[text("a"), text("bc")]]),
            sha256(&[&[text("abc"), text("")]]),
            sha256(&[&[text("abc"), Value::Text(None)]]),
            sha256(&[&[words(&["ab", "c"])]]),
            sha256(&[&[words(&["a", "bc"])]]),
            sha256(&[&[words(&[])]]),
            sha256(&[&[Value::Words(None)]]),
        ];
        let mut distinct = different.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), different.len());
    }
}
