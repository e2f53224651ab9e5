//! Facts: a name and a value each.

use leptos::prelude::*;

/// A fact for the curious.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value, shown as code.
    pub value: String,
}

impl Fact {
    /// A fact.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// Facts that people read: label and value, which somebody else may have written.
#[component]
pub fn PlainFacts(
    /// The facts, in order.
    facts: Vec<(String, String)>,
    /// What follows them in the same list.
    #[prop(default = None)]
    more: Option<AnyView>,
) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>
                        <bdi>{value}</bdi>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts facts-wide">{lines} {more}</dl> }.into_any()
}

/// Facts as a definition list.
#[component]
pub fn DataList(
    /// The facts, in order.
    facts: Vec<Fact>,
) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|fact| {
            view! {
                <div>
                    <dt>{fact.label}</dt>
                    <dd>
                        <code dir="ltr">{fact.value}</code>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{lines}</dl> }.into_any()
}
