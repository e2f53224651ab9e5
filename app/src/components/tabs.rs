use leptos::prelude::*;

use crate::components::badge::{Pill, Tone};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub count: Option<usize>,
    pub tone: Tone,
    pub current: bool,
}

/// Parts of one list, each at an address of its own.
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<Tab>) -> AnyView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let count =
                tab.count.map(|count| view! { <Pill text=count.to_string() tone=tab.tone /> });
            view! {
                <a href=tab.href aria-current=tab.current.then_some("page")>
                    {tab.label}
                    " "
                    {count}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=label>{tabs}</nav> }.into_any()
}
