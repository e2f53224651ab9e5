//! The names under which the store is measured and traced.

/// The histogram of how many writes shared a commit.
pub const COMMIT_WRITES: &str = "countersign_store_commit_writes";
/// The histogram of how long commits took, in seconds.
pub const COMMIT_SECONDS: &str = "countersign_store_commit_seconds";
/// The gauge of writes that wait for the next commit.
pub const QUEUED_WRITES: &str = "countersign_store_queued_writes";
/// The counter of writes that PostgreSQL undid for another's sake, and that were done again.
pub const RETRIES: &str = "countersign_store_retries_total";
/// The histogram of how long callers waited for a connection to PostgreSQL, in seconds.
pub const CONNECTION_SECONDS: &str = "countersign_store_connection_seconds";

/// The target of the spans that traces are made of ([`tracing`]); they are not logged. They name
/// what is done, and never with what.
pub const TRACE: &str = "countersign::trace";
