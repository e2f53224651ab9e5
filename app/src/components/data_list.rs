use leptos::prelude::*;

use crate::components::literal::Literal;

/// A pair of facts each: what it is, and what it says.
fn pairs(facts: Vec<(String, String)>, draw: impl Fn(String) -> AnyView) -> AnyView {
    let pairs = facts.into_iter().map(|(label, value)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{draw(value)}</dd>
            </div>
        }
    });
    pairs.collect_view().into_any()
}

fn said(value: String) -> AnyView {
    view! { <bdi>{value}</bdi> }.into_any()
}

fn literal(value: String) -> AnyView {
    view! { <Literal class="wrap" text=value /> }.into_any()
}

#[component]
pub fn PlainFacts(
    facts: Vec<(String, String)>,
    /// Identifiers, addresses and the like.
    #[prop(name = "literal", default = Vec::new())]
    literals: Vec<(String, String)>,
    #[prop(default = None)] more: Option<AnyView>,
) -> AnyView {
    let (facts, literals) = (pairs(facts, said), pairs(literals, literal));
    view! { <dl class="facts facts-wide">{facts} {literals} {more}</dl> }.into_any()
}

#[component]
pub fn DataList(facts: Vec<(String, String)>) -> AnyView {
    let facts = pairs(facts, |value| view! { <Literal text=value /> }.into_any());
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// In a panel.
#[component]
pub fn Facts(
    facts: Vec<(String, String)>,
    /// Identifiers, addresses and the like.
    #[prop(name = "literal", optional)]
    literals: Vec<(String, String)>,
    #[prop(optional_no_strip, into)] more: Option<AnyView>,
) -> AnyView {
    let (facts, literals) = (pairs(facts, said), pairs(literals, literal));
    view! { <dl class="panel-in known">{literals} {facts} {more}</dl> }.into_any()
}
