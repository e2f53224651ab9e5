//! Copies a text to the clipboard.

use leptos::{ev::MouseEvent, prelude::*, web_sys::Element};

use super::words::say;

/// A button that copies the text of the `pre` beside it, within the nearest
/// `.copy`. Where scripts do not run it stays hidden: the text itself can be
/// selected.
#[island]
pub fn CopyButton() -> impl IntoView {
    let ready = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    Effect::new(move || ready.set(true));
    let copy = move |event: MouseEvent| {
        let button = event_target::<Element>(&event);
        let word = |name: &str| button.get_attribute(name).unwrap_or_default();
        let (copied, failed) = (word("data-copied"), word("data-failed"));
        let text = button
            .closest(".copy")
            .ok()
            .flatten()
            .and_then(|block| block.query_selector("pre").ok().flatten())
            .and_then(|text| text.text_content())
            .unwrap_or_default();
        let written = window().navigator().clipboard().write_text(&text);
        leptos::task::spawn_local(async move {
            said.set(if written.into_future().await.is_ok() { copied } else { failed });
        });
    };
    view! {
        <span class="copy-row" hidden=move || !ready.get()>
            <button
                type="button"
                class="btn btn-quiet"
                data-copied=say("copied")
                data-failed=say("copy-failed")
                on:click=copy
            >
                {say("copy")}
            </button>
            <span role="status">{move || said.get()}</span>
        </span>
    }
}
