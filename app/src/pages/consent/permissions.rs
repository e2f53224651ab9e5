//! What is asked for.

use leptos::prelude::*;

use super::{AppFacts, Before, KeptBy, NotIncluded};
use crate::{
    components::{
        kept::{KeptPart, Part},
        scope_line::{Control, ScopeGroup},
    },
    islands::optional_counter::OptionalCounter,
    words::{name, rich, say, say_with, strong},
};

/// All requested scopes: the needed ones, those to choose from, those that this
/// person cannot give, and those that they gave before.
#[component]
pub fn Permissions(
    /// The app that asks.
    app: AppFacts,
    /// What is needed.
    required: Vec<ScopeGroup>,
    /// What can be ticked.
    optional: Vec<ScopeGroup>,
    /// What can be ticked though it was not before.
    declined: Vec<ScopeGroup>,
    /// What this person cannot allow.
    not_included: Vec<NotIncluded>,
    /// What was allowed before.
    before: Option<Before>,
    /// Whether the person is asked to allow something.
    asks: bool,
    /// Whether that is more than before.
    more: bool,
    /// The company whose data is reached.
    company: String,
) -> AnyView {
    let control = if asks { Control::Tick } else { Control::None };
    let publisher = app.publisher;
    let heading = if more {
        say("consent-new").into_any()
    } else {
        rich("consent-could-do", vec![("app", name(app.name.clone()))])
    };
    let nothing_required = required.is_empty();
    let required = (!nothing_required).then(|| {
        let groups = group_views(required, &publisher, Control::None);
        view! {
            <section>
                <h2>{heading}</h2>
                {groups}
            </section>
        }
    });
    let optional = (!optional.is_empty()).then(|| {
        if asks {
            let heading = if more && nothing_required {
                say("consent-new")
            } else {
                say("consent-optional-choose")
            };
            view! { <Choices heading optional publisher=publisher.clone() /> }.into_any()
        } else {
            let groups = group_views(optional, &publisher, Control::None);
            view! {
                <section>
                    <h2>{say("consent-optional")}</h2>
                    {groups}
                </section>
            }
            .into_any()
        }
    });
    let declined = (!declined.is_empty()).then(|| {
        let groups = group_views(declined, &publisher, control);
        view! {
            <section>
                <h2>{say("consent-declined-heading")}</h2>
                {groups}
            </section>
        }
    });
    let not_included =
        (!not_included.is_empty()).then(|| view! { <Kept scopes=not_included company /> });
    let before = before.map(|before| {
        let count = before.allowed.iter().map(|group| group.scopes.len()).sum::<usize>();
        let groups = group_views(before.allowed, &publisher, Control::None);
        if asks {
            view! {
                <details class="more already" open>
                    <summary>
                        <h2>{say_with("consent-already", &[("count", count.into())])}</h2>
                    </summary>
                    {groups}
                </details>
            }
            .into_any()
        } else {
            view! {
                <section>
                    <h2>{rich("consent-continue-can", vec![("app", name(app.name))])}</h2>
                    {groups}
                </section>
            }
            .into_any()
        }
    });
    view! {
        {required}
        {optional}
        {declined}
        {not_included}
        {before}
    }
    .into_any()
}

/// What this person cannot allow, and what keeps it from them.
#[component]
fn Kept(scopes: Vec<NotIncluded>, company: String) -> AnyView {
    let lines = scopes
        .into_iter()
        .map(|scope| {
            let slots =
                vec![("permission", strong(scope.prompt)), ("company", name(company.clone()))];
            let words = match scope.kept_by {
                KeptBy::Role => rich("consent-not-included", slots),
                KeptBy::Policy => rich("consent-withheld", slots),
            };
            view! {
                <li>
                    {words}
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
    .into_any()
}

#[component]
fn Choices(heading: String, optional: Vec<ScopeGroup>, publisher: String) -> AnyView {
    let counts = counts(optional.iter().map(|group| group.scopes.len()).sum());
    let groups = group_views(optional, &publisher, Control::Tick);
    view! {
        <section>
            <h2>{heading}</h2>
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

fn group_views(
    groups: Vec<ScopeGroup>,
    publisher: &str,
    control: Control,
) -> impl IntoView + use<> {
    groups
        .into_iter()
        .map(|group| {
            let publisher = publisher.to_owned();
            view! { <KeptPart part=Part::Scopes { group, publisher, control } /> }
        })
        .collect_view()
}
