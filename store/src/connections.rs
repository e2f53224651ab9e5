//! The connections to a database that several nodes share.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    pub limit: usize,
    /// Open, and waiting for work.
    pub idle: usize,
    pub in_use: usize,
    /// Requests that wait for one.
    pub waiting: usize,
}
