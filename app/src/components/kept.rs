//! Parts of pages that are drawn once and kept: they are the same for many people.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use oauth::language::Language;

use super::scope_line::{Control, ScopeGroup, ScopeGroupList};
use crate::pages::consent::AppFacts;
use crate::pages::consent::about_app::WhoAsks;
use crate::pages::consent::ending::{Ending, Terms};
use crate::{render, words::words};

/// Such a part, with all that it shows. Nothing of it is one person's own.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// A group of permissions.
    Scopes {
        /// The group; nothing in it can be removed, for a form holds a person's token.
        group: ScopeGroup,
        /// Who speaks in the purposes.
        publisher: String,
        /// What can be done with each.
        control: Control,
    },
    /// Who asks.
    App(AppFacts),
    /// All that follows the permissions.
    Ending(Terms),
}

/// The most parts that are kept, a few kilobytes each.
const LIMIT: usize = 512;

type Parts = HashMap<(Language, String, Part), Arc<str>>;

static KEPT: LazyLock<Mutex<Parts>> = LazyLock::new(Mutex::default);

/// A part as it was drawn before.
#[component]
pub fn KeptPart(
    /// The part.
    part: Part,
) -> AnyView {
    let key = (words().language(), render::platform_name(), part);
    // Nothing that can panic runs while the lock is held.
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept().get(&key).cloned();
    let html = known.unwrap_or_else(|| {
        let html: Arc<str> = draw(key.2.clone()).to_html().into();
        let mut kept = kept();
        if kept.len() >= LIMIT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&html));
        html
    });
    InertElement::new(html.to_string()).into_any()
}

fn draw(part: Part) -> AnyView {
    match part {
        Part::Scopes { group, publisher, control } => {
            view! { <ScopeGroupList group publisher control /> }
        }
        .into_any(),
        Part::App(app) => view! { <WhoAsks app /> }.into_any(),
        Part::Ending(terms) => view! { <Ending terms /> }.into_any(),
    }
}
