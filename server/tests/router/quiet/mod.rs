//! What must not happen: writing before the answer, and secrets in the log.

mod log;
mod nothing_written;
