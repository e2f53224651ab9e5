use leptos::ev;
use leptos::prelude::*;

#[island]
pub fn OptionalCounter() -> impl IntoView {
    let text = RwSignal::new(String::new());
    Effect::new(move || {
        let count = move || {
            let counts = document()
                .get_element_by_id("optional")
                .and_then(|field| field.get_attribute("data-counts"))
                .unwrap_or_default();
            let ticked = how_many("#optional [name='optional[]']:checked");
            text.set(counts.lines().nth(ticked).unwrap_or_default().to_owned());
        };
        count();
        let handle = window_event_listener(ev::change, move |_| count());
        on_cleanup(move || handle.remove());
    });
    view! { <p role="status" class="count">{text}</p> }
}

fn how_many(selector: &str) -> usize {
    let found = document().query_selector_all(selector).map_or(0, |found| found.length());
    usize::try_from(found).unwrap_or(usize::MAX)
}
