//! The connections to a database that several nodes share.

/// How they are at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// How many there may be.
    pub limit: usize,
    /// Open, and waiting for work.
    pub idle: usize,
    /// Open, and at work.
    pub in_use: usize,
    /// Requests that wait for one.
    pub waiting: usize,
}
