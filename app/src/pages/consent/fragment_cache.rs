//! Parts of pages that are the same for many people are drawn once.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use oauth::language::Language;

use crate::components::scope_line::{Control, ScopeGroup, ScopeGroupList};
use crate::context::platform_name;
use crate::i18n::localizer;
use crate::pages::consent::footer::{ConsentFooter, Terms};
use crate::pages::consent::present::AppFacts;
use crate::pages::consent::who_asks::WhoAsks;

/// Nothing of it is one person's own.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Fragment {
    Scopes { group: ScopeGroup, publisher: String, control: Control },
    App(AppFacts),
    Footer(Terms),
}

/// A few kilobytes each.
const LIMIT: usize = 512;

type Fragments = HashMap<(Language, String, Fragment), Arc<str>>;

static CACHE: LazyLock<Mutex<Fragments>> = LazyLock::new(Mutex::default);

#[component]
pub fn CachedFragment(fragment: Fragment) -> AnyView {
    let key = (localizer().language(), platform_name(), fragment);
    // Nothing that can panic runs while the lock is held.
    let cache = || CACHE.lock().unwrap_or_else(PoisonError::into_inner);
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

fn draw(fragment: Fragment) -> AnyView {
    match fragment {
        Fragment::Scopes { group, publisher, control } => {
            view! { <ScopeGroupList group publisher control /> }
        }
        .into_any(),
        Fragment::App(app) => view! { <WhoAsks app /> }.into_any(),
        Fragment::Footer(terms) => view! { <ConsentFooter terms /> }.into_any(),
    }
}
