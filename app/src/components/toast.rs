use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};

/// What was just done, above the page's head. It stays.
#[component]
pub fn Toast(text: Option<String>) -> impl IntoView {
    text.map(|text| {
        view! {
            <p class="note note-ok toast" role="status">
                <Icon symbol=Symbol::Check />
                <span>{text}</span>
            </p>
        }
    })
}
