//! The words of an island, which only the server has.

/// A message, as the server draws it.
#[cfg(feature = "ssr")]
pub(super) use crate::words::say;

/// Nothing: an island that wakes leaves the text that it finds as the server wrote
/// it. Its attributes it writes anew, so words never stand in those.
#[cfg(not(feature = "ssr"))]
pub(super) fn say(_key: &'static str) -> String {
    String::new()
}
