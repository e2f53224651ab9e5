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
