//! Copies a text to the clipboard.

use leptos::prelude::*;

/// A button that copies the text of the element with the id `target`. Where
/// scripts do not run it stays hidden: the text itself can be selected.
#[island]
pub fn CopyButton(
    /// Id of the element whose text is copied.
    target: String,
    /// What is copied, for the button's name.
    what: String,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    let said = RwSignal::new("");
    Effect::new(move || ready.set(true));
    let copy = move |_| {
        let text = document()
            .get_element_by_id(&target)
            .and_then(|element| element.text_content())
            .unwrap_or_default();
        let written = window().navigator().clipboard().write_text(&text);
        leptos::task::spawn_local(async move {
            said.set(if written.into_future().await.is_ok() {
                "Copied"
            } else {
                "Not copied. Select the text and copy it."
            });
        });
    };
    view! {
        <span class="copy-row" hidden=move || !ready.get()>
            <button type="button" class="btn btn-quiet" on:click=copy>
                "Copy"
                <span class="hidden">{format!(" {what}")}</span>
            </button>
            <span role="status">{move || said.get()}</span>
        </span>
    }
}
