//! How many files, and with them connections, the program may have open.

/// Beside connections: the database's, the log's, and what is read meanwhile.
const OWN: u64 = 128;

/// Raises the limit as far as the system lets it be raised, for the shipped one is often 1,024;
/// how many connections there may be. `None`: the system has no such limit.
#[cfg(unix)]
pub(crate) fn for_connections() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let current = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files stays as it is");
            limit.current
        }
    };
    Some(current?.saturating_sub(OWN).max(1))
}

#[cfg(not(unix))]
pub(crate) fn for_connections() -> Option<u64> {
    None
}
