//! The words of an island, which only the server has.

/// A message, as the server draws it.
#[cfg(feature = "ssr")]
pub(super) use crate::words::say;

/// Nothing: an island that wakes leaves the text and the attributes that it finds
/// as the server wrote them.
#[cfg(not(feature = "ssr"))]
pub(super) fn say(_key: &'static str) -> String {
    String::new()
}
