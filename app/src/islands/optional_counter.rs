//! Counts what is ticked.

use leptos::{ev, prelude::*};

/// Says how many of the optional permissions are ticked, in the words that the
/// server wrote for each number, line by line, at the field with the id
/// `optional`. Where scripts do not run it says nothing.
#[island]
pub fn OptionalCounter() -> impl IntoView {
    let words = RwSignal::new(String::new());
    Effect::new(move || {
        let count = move || {
            let counts = document()
                .get_element_by_id("optional")
                .and_then(|field| field.get_attribute("data-counts"))
                .unwrap_or_default();
            let ticked = how_many("[name='optional[]']:checked");
            words.set(counts.lines().nth(ticked).unwrap_or_default().to_owned());
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

fn how_many(selector: &str) -> usize {
    let found = document().query_selector_all(selector).map_or(0, |found| found.length());
    usize::try_from(found).unwrap_or(usize::MAX)
}
