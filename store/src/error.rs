//! Why a store could not do what was asked.

use thiserror::Error;

/// For the log and the operator; users and clients are told of an internal error.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the database failed while it was to {doing}: {fault}")]
    Database {
        /// What was being done, as in "redeem a code".
        doing: &'static str,
        fault: String,
    },
    /// It is away, or another server is taking its place: the same may succeed in a moment.
    /// Of a write it is unknown whether it has happened.
    #[error("the database was not available to {doing}: {fault}")]
    Unavailable { doing: &'static str, fault: String },
    /// A row holds what no code of ours writes.
    #[error("table {table} holds an impossible {column}: {rule}")]
    Inconsistent { table: &'static str, column: &'static str, rule: String },
    #[error(
        "the database is of schema {found}, this program knows up to {known}: run the newer \
         program, or restore a backup made before the upgrade"
    )]
    NewerSchema { found: i64, known: i64 },
    #[error(
        "the database is of schema {found}, from before the first release; this program knows \
         {known}: start with a new database"
    )]
    OlderSchema { found: i64, known: i64 },
    /// [`Effects::acting`](crate::Effects::acting). Nothing was written.
    #[error("who was to {doing} was signed out, locked down or lost a role meanwhile")]
    ActorEnded { doing: &'static str },
    #[error("the store is closed")]
    Closed,
}
