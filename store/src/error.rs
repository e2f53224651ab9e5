//! Why a store could not do what was asked.

use thiserror::Error;

/// A fault of the store, for the log and the operator; a person or a client is
/// only told that it is ours. Absence is not a fault.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database reported a fault.
    #[error("the database failed while it was to {doing}: {fault}")]
    Database {
        /// What was being done, as in "redeem a code".
        doing: &'static str,
        /// What the database said.
        fault: String,
    },
    /// A row holds what no code of ours writes.
    #[error("table {table} holds an impossible {column}: {rule}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The rule it breaks.
        rule: String,
    },
    /// The database was written by a newer program.
    #[error(
        "the database is of schema {found}, this program knows up to {known}: run the newer \
         program, or restore a backup made before the upgrade"
    )]
    NewerSchema {
        /// The database's schema.
        found: i64,
        /// The newest one this program knows.
        known: i64,
    },
    /// The database was written by a program from before the first release.
    #[error(
        "the database is of schema {found}, from before the first release; this program knows \
         {known}: start with a new database"
    )]
    OlderSchema {
        /// The database's schema.
        found: i64,
        /// The one this program knows.
        known: i64,
    },
    /// The store is being closed.
    #[error("the store is closed")]
    Closed,
}
