use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::islands::text::{t, what};

#[island]
pub fn CopyButton() -> impl IntoView {
    let ready = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    Effect::new(move || ready.set(true));
    let copy = move |event: MouseEvent| {
        let Some(block) = event_target::<Element>(&event).closest(".copy").ok().flatten() else {
            return;
        };
        // Not on the button: an island that wakes writes its own attributes anew.
        let word = |name: &str| block.get_attribute(name).unwrap_or_default();
        let (copied, failed) = (word("data-copied"), word("data-failed"));
        let text = block.query_selector("pre").ok().flatten();
        let text = text.and_then(|text| text.text_content()).unwrap_or_default();
        let written = window().navigator().clipboard().write_text(&text);
        leptos::task::spawn_local(async move {
            said.set(if written.into_future().await.is_ok() { copied } else { failed });
        });
    };
    view! {
        <span class="copy-row" hidden=move || !ready.get()>
            <button type="button" class="btn btn-quiet" on:click=copy>
                {t("copy")}
                <span class="vh">{what()}</span>
            </button>
            <span role="status">{move || said.get()}</span>
        </span>
    }
}
