//! Boxes for what must not be missed.

use leptos::prelude::*;

use super::icon::{Icon, Symbol};

/// A warning with its heading.
#[component]
pub fn Warning(
    /// The heading.
    #[prop(into)]
    heading: String,
    /// What to know and do.
    children: Children,
) -> AnyView {
    view! {
        <div class="box box-warn">
            <h2>
                <Icon symbol=Symbol::Warning />
                {heading}
            </h2>
            {children()}
        </div>
    }
    .into_any()
}

/// What has just been done.
#[component]
pub fn Done(
    /// It in words, if something was done.
    text: Option<String>,
) -> impl IntoView {
    text.map(|text| {
        view! {
            <p class="box box-done" role="status">
                {text}
            </p>
        }
    })
}
