//! Why a query failed.

use std::error::Error as _;
use std::fmt::Display;

use crate::error::StoreError;

/// Why a query failed, before it is said what it was for.
#[derive(Debug)]
pub(crate) enum QueryError {
    Sqlite(rusqlite::Error),
    Postgres(tokio_postgres::Error),
    /// See [`StoreError::Inconsistent`].
    Inconsistent {
        table: &'static str,
        column: &'static str,
        rule: String,
    },
    /// The caller asked for what its trait rules out.
    Misuse(&'static str),
    /// The code of a write panicked.
    Panic,
}

impl QueryError {
    pub(crate) fn inconsistent(
        table: &'static str,
        column: &'static str,
        rule: impl Display,
    ) -> Self {
        Self::Inconsistent { table, column, rule: rule.to_string() }
    }

    /// The error as the trait's caller sees it; `doing` as in "redeem a code".
    pub(crate) fn while_doing(self, doing: &'static str) -> StoreError {
        let fault = match self {
            Self::Inconsistent { table, column, rule } => {
                return StoreError::Inconsistent { table, column, rule };
            }
            Self::Sqlite(error) => error.to_string(),
            Self::Postgres(error) => describe_postgres(&error),
            Self::Misuse(rule) => rule.to_owned(),
            Self::Panic => "the code that was to do it panicked".to_owned(),
        };
        StoreError::Database { doing, fault }
    }
}

impl From<rusqlite::Error> for QueryError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<tokio_postgres::Error> for QueryError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Postgres(error)
    }
}

/// The server's message, or why it could not be reached. Its detail is left out: it quotes
/// rows.
pub(crate) fn describe_postgres(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(said), _) => format!("{} ({})", said.message(), said.code().code()),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}
