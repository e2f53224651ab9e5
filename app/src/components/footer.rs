//! The end of every page.

use leptos::prelude::*;

/// Help, security and privacy, at the same place on every page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="end">
            <nav aria-label="About this server">
                <a href="/help">"Help"</a>
                <a href="/security">"Security"</a>
                <a href="/privacy">"Privacy"</a>
            </nav>
        </footer>
    }
}
