//! What is asked for.

use leptos::prelude::*;

use super::{AppFacts, NotIncluded};
use crate::{
    components::scope_line::{ScopeGroup, ScopeGroupList},
    islands::optional_counter::OptionalCounter,
};

/// All requested scopes: the needed ones, those to choose from, and those
/// that this person cannot give.
#[component]
pub fn Permissions(
    /// The app that asks.
    app: AppFacts,
    /// What is needed.
    required: Vec<ScopeGroup>,
    /// What can be ticked.
    optional: Vec<ScopeGroup>,
    /// What this person cannot allow.
    not_included: Vec<NotIncluded>,
    /// The company whose data is reached.
    company: String,
    /// Whether the person can allow it at all.
    can_allow: bool,
) -> AnyView {
    let publisher = app.publisher;
    let required = (!required.is_empty()).then(|| {
        let groups = group_views(required, &publisher, false);
        view! {
            <section>
                <h2>"What " <bdi>{app.name}</bdi> " could do"</h2>
                {groups}
            </section>
        }
    });
    let optional = (!optional.is_empty()).then(|| {
        if can_allow {
            view! { <Choices optional publisher=publisher.clone() /> }.into_any()
        } else {
            let groups = group_views(optional, &publisher, false);
            view! {
                <section>
                    <h2>"Optional"</h2>
                    {groups}
                </section>
            }
            .into_any()
        }
    });
    let not_included = (!not_included.is_empty()).then(move || {
        let lines = not_included
            .into_iter()
            .map(move |scope| {
                let company = company.clone();
                view! {
                    <li>
                        <strong>{scope.prompt}</strong>
                        " – only an administrator of "
                        <bdi>{company}</bdi>
                        " can allow this. "
                        <code class="muted">{scope.id}</code>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>"Not included"</h2>
                <ul class="not-included">{lines}</ul>
            </section>
        }
    });
    view! {
        {required}
        {optional}
        {not_included}
    }
    .into_any()
}

#[component]
fn Choices(optional: Vec<ScopeGroup>, publisher: String) -> AnyView {
    let groups = group_views(optional, &publisher, true);
    view! {
            <section>
                <h2>"Optional – you choose"</h2>
                <fieldset id="optional">
                    <legend>"Tick what you also want to allow"</legend>
                    {groups}
    <OptionalCounter />
                </fieldset>
            </section>
        }
    .into_any()
}

fn group_views(groups: Vec<ScopeGroup>, publisher: &str, optional: bool) -> impl IntoView + use<> {
    groups
        .into_iter()
        .map(|group| {
            let publisher = publisher.to_owned();
            view! { <ScopeGroupList group publisher optional /> }
        })
        .collect_view()
}
