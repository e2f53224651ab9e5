use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};

/// In place of a list: what will be here, why nothing is, and the one thing to do about it.
#[component]
pub fn EmptyState(
    symbol: Symbol,
    #[prop(into)] title: String,
    #[prop(into)] text: AnyView,
    #[prop(optional_no_strip, into)] action: Option<AnyView>,
) -> AnyView {
    view! {
        <div class="panel empty">
            <Icon symbol />
            <h2>{title}</h2>
            <p>{text}</p>
            {action}
        </div>
    }
    .into_any()
}
