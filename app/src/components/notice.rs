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
