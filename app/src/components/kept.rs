//! Parts of pages that are drawn once and kept: they are the same for everybody who
//! reads them.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use oauth::language::Language;

use super::scope_line::{Control, ScopeGroup, ScopeGroupList};
use crate::words::words;

/// All that such a part depends on. Nothing of it is a person's own.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Part {
    language: Language,
    group: ScopeGroup,
    publisher: String,
    control: Control,
}

/// The most parts that are kept, a few kilobytes each.
const LIMIT: usize = 512;

static KEPT: LazyLock<Mutex<HashMap<Part, Arc<str>>>> = LazyLock::new(Mutex::default);

/// A group of permissions on a page that is the same for everybody.
#[component]
pub fn KeptScopeGroup(
    /// The group; nothing in it can be removed, for a form holds a person's token.
    group: ScopeGroup,
    /// Who speaks in the purposes.
    publisher: String,
    /// What can be done with each.
    control: Control,
) -> AnyView {
    let part = Part { language: words().language(), group, publisher, control };
    // Nothing that can panic runs while the lock is held.
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept().get(&part).cloned();
    let html = known.unwrap_or_else(|| {
        let Part { group, publisher, control, .. } = part.clone();
        let html: Arc<str> = view! { <ScopeGroupList group publisher control /> }.to_html().into();
        let mut kept = kept();
        if kept.len() >= LIMIT {
            kept.clear();
        }
        kept.insert(part, Arc::clone(&html));
        html
    });
    InertElement::new(html.to_string()).into_any()
}
