//! An island's texts, which only the server has.

#[cfg(feature = "ssr")]
pub(super) use crate::i18n::t;

/// What an island is about, where a page has several alike: heard after its words.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub(crate) struct What(pub(crate) String);

#[cfg(feature = "ssr")]
pub(super) fn what() -> String {
    use leptos::prelude::use_context;
    use_context::<What>().map(|What(what)| format!(": {what}")).unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
pub(super) fn what() -> String {
    String::new()
}

/// An island that wakes leaves the text that it finds as the server wrote it. Its attributes it
/// writes anew, so texts are never put into those.
#[cfg(not(feature = "ssr"))]
pub(super) fn t(_key: &'static str) -> String {
    String::new()
}
