//! An island's texts, which only the server has.

#[cfg(feature = "ssr")]
pub(super) use crate::i18n::t;

/// An island that wakes leaves the text that it finds as the server wrote it. Its attributes it
/// writes anew, so texts are never put into those.
#[cfg(not(feature = "ssr"))]
pub(super) fn t(_key: &'static str) -> String {
    String::new()
}
