//! What is asked for.

use leptos::prelude::*;

use super::{AppFacts, NotIncluded};
use crate::{
    components::scope_line::{ScopeGroup, ScopeGroupList},
    islands::optional_counter::OptionalCounter,
    words::{name, rich, say, say_with, strong},
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
                <h2>{rich("consent-could-do", vec![("app", name(app.name))])}</h2>
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
                    <h2>{say("consent-optional")}</h2>
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
                        {rich(
                            "consent-not-included",
                            vec![
                                ("permission", strong(scope.prompt)),
                                ("company", name(company)),
                            ],
                        )}
                        " "
                        <code class="muted">{scope.id}</code>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>{say("consent-not-included-heading")}</h2>
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
    let counts = counts(optional.iter().map(|group| group.scopes.len()).sum());
    let groups = group_views(optional, &publisher, true);
    view! {
        <section>
            <h2>{say("consent-optional-choose")}</h2>
            <fieldset id="optional" data-counts=counts>
                <legend>{say("consent-optional-legend")}</legend>
                {groups}
                <OptionalCounter />
            </fieldset>
        </section>
    }
    .into_any()
}

/// What the counter says for each number of ticked boxes from none to all, line
/// by line: the browser knows no plurals.
fn counts(total: usize) -> String {
    let counts: Vec<String> = (0..=total)
        .map(|ticked| {
            say_with(
                "consent-optional-count",
                &[("ticked", ticked.into()), ("total", total.into())],
            )
        })
        .collect();
    counts.join("\n")
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
