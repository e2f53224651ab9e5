//! Values that stay covered until somebody asks for them.

use leptos::prelude::*;

use crate::islands::copy_button::CopyButton;

/// A secret's beginning, enough to tell two apart.
pub fn masked(secret: &str) -> String {
    let shown: String = secret.chars().take(6).collect();
    format!("{shown}…")
}

/// Text to take along: selectable, and with a copy button where scripts run.
#[component]
pub fn CopyBlock(
    /// The element's id, unique on the page.
    #[prop(into)]
    id: String,
    /// What is copied, for the button's name.
    #[prop(into)]
    what: String,
    /// The text itself.
    text: String,
) -> impl IntoView {
    view! {
        <div class="copy">
            <pre id=id.clone() class="code" tabindex="0" role="region" aria-label=what.clone()>
                {text}
            </pre>
            <CopyButton target=id what />
        </div>
    }
}
