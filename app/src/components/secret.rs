//! Values that stay covered until somebody asks for them.

use leptos::prelude::*;

use crate::{islands::copy_button::CopyButton, words::say};

/// A secret's beginning, enough to tell two apart.
pub fn masked(secret: &str) -> String {
    let shown: String = secret.chars().take(11).collect();
    format!("{shown}…")
}

/// Text to take along: selectable, and with a copy button where scripts run.
#[component]
pub fn CopyBlock(
    /// The text itself.
    text: String,
) -> AnyView {
    view! {
        <div class="copy" data-copied=say("copied") data-failed=say("copy-failed")>
            <pre class="code">
                {text}
            </pre>
            <CopyButton />
        </div>
    }
    .into_any()
}
