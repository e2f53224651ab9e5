//! Publishers that nobody checked.

use leptos::prelude::*;

use crate::{components::notice::Warning, words::say};

/// The warning before an unverified publisher gets anything risky.
#[component]
pub fn Unverified() -> impl IntoView {
    view! {
        <Warning heading=say("consent-unverified-heading")>
            <p>
                {say("consent-unverified")}
            </p>
        </Warning>
    }
}
