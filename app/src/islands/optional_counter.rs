//! Counts what is ticked.

use leptos::{ev, prelude::*};

/// Says how many of the optional permissions are ticked. Where scripts do not
/// run it says nothing.
#[island]
pub fn OptionalCounter() -> impl IntoView {
    let words = RwSignal::new(String::new());
    Effect::new(move || {
        let count = move || {
            let total = how_many("[name='optional[]']");
            let ticked = how_many("[name='optional[]']:checked");
            let noun = if total == 1 { "permission" } else { "permissions" };
            words.set(format!("{ticked} of {total} optional {noun} ticked"));
        };
        count();
        let handle = window_event_listener(ev::change, move |_| count());
        on_cleanup(move || handle.remove());
    });
    view! {
        <p role="status" class="count">
            {words}
        </p>
    }
}

fn how_many(selector: &str) -> u32 {
    document().query_selector_all(selector).map_or(0, |found| found.length())
}
