use leptos::prelude::*;

#[derive(Clone, Debug)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

impl Fact {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

#[component]
pub fn PlainFacts(
    facts: Vec<(String, String)>,
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
    view! { <dl class="facts facts-wide">{lines} {more}</dl> }.into_any()
}

#[component]
pub fn DataList(facts: Vec<Fact>) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|fact| {
            view! {
                <div>
                    <dt>{fact.label}</dt>
                    <dd><code dir="ltr">{fact.value}</code></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{lines}</dl> }.into_any()
}
