//! Counts what is ticked.

use leptos::{html::Div, prelude::*};

/// Says how many of the boxes inside it are ticked. Where scripts do not run
/// it says nothing.
#[island]
pub fn OptionalCounter(
    /// How many boxes there are.
    total: u32,
    /// The boxes.
    children: Children,
) -> impl IntoView {
    let boxes = NodeRef::<Div>::new();
    let ticked = RwSignal::new(None);
    let count = move || {
        let found = boxes.get_untracked().and_then(|boxes| {
            boxes.query_selector_all("input:checked").ok()
        });
        ticked.set(found.map(|found| found.length()));
    };
    Effect::new(move || count());
    let words = move || {
        ticked.get().map(|ticked| {
            let noun = if total == 1 { "permission" } else { "permissions" };
            format!("{ticked} of {total} optional {noun} ticked")
        })
    };
    view! {
        <div node_ref=boxes on:change=move |_| count()>
            {children()}
        </div>
        <p role="status" class="count">
            {words}
        </p>
    }
}
