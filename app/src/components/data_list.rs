use leptos::prelude::*;

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
pub fn DataList(facts: Vec<(String, String)>) -> AnyView {
    let lines = facts
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><code dir="ltr">{value}</code></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{lines}</dl> }.into_any()
}
