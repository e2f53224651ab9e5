//! Why a query failed.

use std::error::Error as _;
use std::fmt::Display;

use crate::StoreError;

/// Why a query failed, before it is said what it was for.
#[derive(Debug)]
pub(crate) enum Fault {
    /// SQLite's own fault.
    Sqlite(rusqlite::Error),
    /// PostgreSQL's own fault.
    Postgres(tokio_postgres::Error),
    /// See [`StoreError::Inconsistent`].
    Inconsistent { table: &'static str, column: &'static str, rule: String },
    /// The caller asked for what its trait rules out.
    Misuse(&'static str),
    /// The code of a job panicked.
    Panic,
}

impl Fault {
    pub(crate) fn inconsistent(
        table: &'static str,
        column: &'static str,
        rule: impl Display,
    ) -> Self {
        Self::Inconsistent { table, column, rule: rule.to_string() }
    }

    /// The fault as the trait's caller sees it; `doing` as in "redeem a code".
    pub(crate) fn while_doing(self, doing: &'static str) -> StoreError {
        let fault = match self {
            Self::Inconsistent { table, column, rule } => {
                return StoreError::Inconsistent { table, column, rule };
            }
            Self::Sqlite(fault) => fault.to_string(),
            Self::Postgres(fault) => of_postgres(&fault),
            Self::Misuse(rule) => rule.to_owned(),
            Self::Panic => "the code that was to do it panicked".to_owned(),
        };
        StoreError::Database { doing, fault }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(fault: rusqlite::Error) -> Self {
        Self::Sqlite(fault)
    }
}

impl From<tokio_postgres::Error> for Fault {
    fn from(fault: tokio_postgres::Error) -> Self {
        Self::Postgres(fault)
    }
}

/// What the server said, or what came between. Its detail is left out: it quotes rows.
pub(crate) fn of_postgres(fault: &tokio_postgres::Error) -> String {
    match (fault.as_db_error(), fault.source()) {
        (Some(said), _) => format!("{} ({})", said.message(), said.code().code()),
        (None, Some(cause)) => format!("{fault}: {cause}"),
        (None, None) => fault.to_string(),
    }
}
