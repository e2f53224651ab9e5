//! Publishers that nobody checked.

use leptos::prelude::*;

use crate::components::notice::Warning;

/// The warning before an unverified publisher gets anything risky.
#[component]
pub fn Unverified() -> impl IntoView {
    view! {
        <Warning heading="We have not checked who runs this app">
            <p>
                "Anyone can register a name. If a message or a caller sent you here, choose Don't allow."
            </p>
        </Warning>
    }
}
