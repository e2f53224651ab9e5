//! The frame around every page.

use leptos::prelude::*;

use super::{footer::Footer, header::Header};
use crate::words::say;

/// Skip link, header, `main` and footer.
#[component]
pub fn Shell(
    /// Whether the header names the person signed in.
    shows_account: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#main">
            {say("skip")}
        </a>
        <Header shows_account />
        <main id="main" tabindex="-1">
            {children()}
        </main>
        <Footer />
    }
}
