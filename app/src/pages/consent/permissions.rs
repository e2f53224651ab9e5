use leptos::prelude::*;

use crate::components::literal::Literal;
use crate::components::scope_line::{Control, ScopeGroup, ScopeGroupList};
use crate::i18n::{name, strong, t, t_args, t_named, t_rich};
use crate::islands::optional_counter::OptionalCounter;
use crate::pages::consent::present::{PreviousConsent, UnavailableReason, UnavailableScope};

#[component]
pub fn RequestedPermissions(
    app: String,
    publisher: String,
    required: Vec<ScopeGroup>,
    optional: Vec<ScopeGroup>,
    declined: Vec<ScopeGroup>,
    unavailable: Vec<UnavailableScope>,
    before: Option<PreviousConsent>,
    asks: bool,
    more: bool,
    company: String,
) -> AnyView {
    let control = if asks { Control::Tick } else { Control::None };
    let heading = if more {
        t("consent-new").into_any()
    } else {
        t_named("consent-could-do", ("app", app.as_str()))
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
                t("consent-new")
            } else {
                t("consent-optional-choose")
            };
            view! { <Choices heading optional publisher=publisher.clone() /> }.into_any()
        } else {
            let groups = group_views(optional, &publisher, Control::None);
            view! {
                <section>
                    <h2>{t("consent-optional")}</h2>
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
                <h2>{t("consent-declined-heading")}</h2>
                {groups}
            </section>
        }
    });
    let unavailable =
        (!unavailable.is_empty()).then(|| view! { <Unavailable scopes=unavailable company /> });
    let before = before.map(move |before| {
        let count = before.allowed.iter().map(|group| group.scopes.len()).sum::<usize>();
        let groups = group_views(before.allowed, &publisher, Control::None);
        if asks {
            view! {
                <details class="more already" open>
                    <summary>
                        <h2>{t_args("consent-already", &[("count", count.into())])}</h2>
                    </summary>
                    {groups}
                </details>
            }
            .into_any()
        } else {
            view! {
                <section>
                    <h2>{t_named("consent-continue-can", ("app", app.as_str()))}</h2>
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
        {unavailable}
        {before}
    }
    .into_any()
}

#[component]
fn Unavailable(scopes: Vec<UnavailableScope>, company: String) -> AnyView {
    let lines = scopes
        .into_iter()
        .map(|scope| {
            let slots =
                vec![("permission", strong(scope.prompt)), ("company", name(company.clone()))];
            let localizer = match scope.reason {
                UnavailableReason::Role => t_rich("consent-not-included", slots),
                UnavailableReason::Policy => t_rich("consent-withheld", slots),
            };
            view! {
                <li>
                    {localizer}
                    " "
                    <Literal class="muted" text=scope.id />
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t("consent-not-included-heading")}</h2>
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
                <legend>{t("consent-optional-legend")}</legend>
                {groups}
                <OptionalCounter />
            </fieldset>
        </section>
    }
    .into_any()
}

fn counts(total: usize) -> String {
    let counts: Vec<String> = (0..=total)
        .map(|ticked| {
            t_args("consent-optional-count", &[("ticked", ticked.into()), ("total", total.into())])
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
            view! { <ScopeGroupList group publisher control /> }
        })
        .collect_view()
}
