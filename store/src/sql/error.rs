//! Why a query failed.

use std::error::Error;
use std::fmt::Display;
use std::io;

use tokio_postgres::error::SqlState;

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
    /// The database does not do it now.
    Away(&'static str),
    /// The caller asked for what its trait rules out.
    Misuse(&'static str),
    /// See [`StoreError::ActorEnded`].
    ActorEnded,
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

    /// Whether the connection is of no use any more, where another may be. What was not
    /// committed yet has not happened.
    pub(crate) fn is_lost(&self) -> bool {
        let Self::Postgres(error) = self else { return false };
        let Some(code) = error.code() else {
            return error.is_closed() || error.source().is_some_and(<dyn Error>::is::<io::Error>);
        };
        // Class 08 is about connections, also in what poolers answer.
        code.code().starts_with("08")
            || [
                SqlState::ADMIN_SHUTDOWN,
                SqlState::CRASH_SHUTDOWN,
                SqlState::CANNOT_CONNECT_NOW,
                SqlState::IDLE_SESSION_TIMEOUT,
                SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
                // Of a server that is a standby now. The second is what it says to BEGIN READ WRITE.
                SqlState::READ_ONLY_SQL_TRANSACTION,
                SqlState::FEATURE_NOT_SUPPORTED,
            ]
            .contains(code)
    }

    /// Whether the same may succeed in a moment.
    fn is_temporary(&self) -> bool {
        let busy = [
            SqlState::QUERY_CANCELED,
            SqlState::LOCK_NOT_AVAILABLE,
            SqlState::TOO_MANY_CONNECTIONS,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::T_R_SERIALIZATION_FAILURE,
        ];
        match self {
            Self::Away(_) => true,
            Self::Postgres(error) => {
                self.is_lost() || error.code().is_some_and(|code| busy.contains(code))
            }
            _ => false,
        }
    }

    /// The error as the trait's caller sees it; `doing` as in "redeem a code".
    pub(crate) fn while_doing(self, doing: &'static str) -> StoreError {
        let is_temporary = self.is_temporary();
        let fault = match self {
            Self::Inconsistent { table, column, rule } => {
                return StoreError::Inconsistent { table, column, rule };
            }
            Self::ActorEnded => return StoreError::ActorEnded { doing },
            Self::Sqlite(error) => error.to_string(),
            Self::Postgres(error) => describe_postgres(&error),
            Self::Away(rule) | Self::Misuse(rule) => rule.to_owned(),
            Self::Panic => "the code that was to do it panicked".to_owned(),
        };
        if is_temporary {
            return StoreError::Unavailable { doing, fault };
        }
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
