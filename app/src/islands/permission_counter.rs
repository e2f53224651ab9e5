use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// Draws nothing: it writes what [`crate::components::permission_summary`] has put on the page.
#[island]
pub fn PermissionCounter() -> impl IntoView {
    Effect::new(move || {
        let count = || {
            let Some(line) = document().get_element_by_id("permission-summary") else { return };
            let text = summary(&line);
            // What is said again is read out again.
            if line.text_content().as_deref() != Some(text.as_str()) {
                line.set_text_content(Some(&text));
            }
        };
        count();
        let handle = window_event_listener(ev::change, move |_| count());
        on_cleanup(move || handle.remove());
    });
}

fn summary(line: &Element) -> String {
    let of = |name: &str, which: usize| {
        let lines = line.get_attribute(name).unwrap_or_default();
        lines.lines().nth(which).unwrap_or_default().to_owned()
    };
    let mut text = of("data-used", how_many(".counts:checked"));
    let optional = how_many(".counts[value='optional']:checked");
    if optional > 0 {
        text.push_str(", ");
        text.push_str(&of("data-optional", optional));
    }
    let is_used = |rank: &usize| how_many(&format!("[data-level='{rank}'] .counts:checked")) > 0;
    if let Some(rank) = (0..4).rev().find(is_used) {
        text.push_str(" · ");
        text.push_str(&of("data-levels", rank));
    }
    text
}

fn how_many(selector: &str) -> usize {
    let found = document().query_selector_all(selector).map_or(0, |found| found.length());
    usize::try_from(found).unwrap_or(usize::MAX)
}
