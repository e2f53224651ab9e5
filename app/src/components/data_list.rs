use leptos::prelude::*;

use crate::components::literal::Literal;

#[component]
pub fn PlainFacts(
    facts: Vec<(String, String)>,
    /// Those that are read letter by letter.
    #[prop(default = Vec::new())]
    literal: Vec<(String, String)>,
    #[prop(default = None)] more: Option<AnyView>,
) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><bdi>{value}</bdi></dd>
                </div>
            }
        })
        .collect_view();
    let literal = literal
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><Literal class="wrap" text=value /></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts facts-wide">{lines} {literal} {more}</dl> }.into_any()
}

#[component]
pub fn DataList(facts: Vec<(String, String)>) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><Literal text=value /></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{lines}</dl> }.into_any()
}

/// In a panel.
#[component]
pub fn Facts(
    facts: Vec<(String, String)>,
    /// Those that are read letter by letter.
    #[prop(optional)]
    literal: Vec<(String, String)>,
    #[prop(optional_no_strip, into)] more: Option<AnyView>,
) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><bdi>{value}</bdi></dd>
                </div>
            }
        })
        .collect_view();
    let literal = literal
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><Literal class="wrap" text=value /></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="panel-in known">{literal} {lines} {more}</dl> }.into_any()
}
