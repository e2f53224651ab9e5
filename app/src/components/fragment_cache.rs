//! Parts of pages that are drawn once and cached: they are the same for many people.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use oauth::language::Language;

use crate::context::platform_name;
use crate::i18n::localizer;

/// A few kilobytes each.
const LIMIT: usize = 512;

type Fragments<K> = HashMap<(Language, String, K), Arc<str>>;

/// The drawn forms of one component, by all that it shows beside the page's language and the
/// platform's name: nothing of it is one person's own.
pub struct FragmentCache<K>(LazyLock<Mutex<Fragments<K>>>);

impl<K: Hash + Eq + Clone> FragmentCache<K> {
    #[expect(clippy::new_without_default, reason = "a static is made by a const fn")]
    pub const fn new() -> Self {
        Self(LazyLock::new(|| Mutex::new(HashMap::new())))
    }

    pub fn draw(&self, key: K, draw: impl FnOnce(K) -> AnyView) -> AnyView {
        let key = (localizer().language(), platform_name(), key);
        // Nothing that can panic runs while the lock is held.
        let cache = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = cache().get(&key).cloned();
        let html = known.unwrap_or_else(|| {
            let html: Arc<str> = draw(key.2.clone()).to_html().into();
            let mut cache = cache();
            if cache.len() >= LIMIT {
                cache.clear();
            }
            cache.insert(key, Arc::clone(&html));
            html
        });
        InertElement::new(html.to_string()).into_any()
    }
}
