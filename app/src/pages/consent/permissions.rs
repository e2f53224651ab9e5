use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::components::scope_line::{Control, ScopeGroup, ScopeTitles, scope_groups};
use crate::i18n::{name, t, t_args, t_named, t_rich_args};
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
    only_identity: bool,
    company: String,
) -> AnyView {
    let nothing_required = required.is_empty();
    let required = (!nothing_required).then(|| {
        let heading = if more {
            t("consent-new").into_any()
        } else {
            let key = if only_identity { "consent-learns" } else { "consent-could-do" };
            t_named(key, ("app", app.as_str()))
        };
        view! {
            <h2>{heading}</h2>
            {scope_groups(required, &publisher, Control::None)}
        }
    });
    let optional = (!optional.is_empty()).then(|| {
        if asks {
            let heading =
                if more && nothing_required { "consent-new" } else { "consent-optional-choose" };
            view! { <Choices heading=t(heading) optional publisher=publisher.clone() /> }.into_any()
        } else {
            view! {
                <div class="opt-head">
                    <h2>{t("consent-optional")}</h2>
                </div>
                {scope_groups(optional, &publisher, Control::None)}
            }
            .into_any()
        }
    });
    let declined = (!declined.is_empty()).then(|| {
        let control = if asks { Control::Tick } else { Control::None };
        view! { <Declined declined publisher=publisher.clone() control /> }
    });
    let unavailable =
        (!unavailable.is_empty()).then(|| view! { <Unavailable scopes=unavailable company /> });
    let before = before.map(move |before| {
        if asks {
            view! { <Already allowed=before.allowed /> }.into_any()
        } else {
            view! {
                <h2>{t_named("consent-continue-can", ("app", app.as_str()))}</h2>
                {scope_groups(before.allowed, &publisher, Control::None)}
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
fn Choices(heading: String, optional: Vec<ScopeGroup>, publisher: String) -> AnyView {
    let total = optional.iter().map(|group| group.scopes.len()).sum();
    let legend = t("consent-optional-legend");
    view! {
        <fieldset id="optional" data-counts=counts(total)>
            <legend class="vh">{format!("{heading}. {legend}")}</legend>
            <div class="opt-head">
                <h2>{heading}</h2>
                <p class="small muted">{legend.clone()}</p>
                <OptionalCounter />
            </div>
            {scope_groups(optional, &publisher, Control::Tick)}
        </fieldset>
    }
    .into_any()
}

#[component]
fn Declined(declined: Vec<ScopeGroup>, publisher: String, control: Control) -> AnyView {
    let heading = t("consent-declined-heading");
    view! {
        <fieldset>
            <legend class="vh">{heading.clone()}</legend>
            <div class="opt-head">
                <h2>{heading}</h2>
            </div>
            {scope_groups(declined, &publisher, control)}
        </fieldset>
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

/// What the person cannot allow, by reason: it is said once.
#[component]
fn Unavailable(scopes: Vec<UnavailableScope>, company: String) -> AnyView {
    let (by_role, by_policy): (Vec<_>, Vec<_>) =
        scopes.into_iter().partition(|scope| scope.reason == UnavailableReason::Role);
    let lines = [("consent-not-included", by_role), ("consent-withheld", by_policy)]
        .into_iter()
        .filter(|(_, scopes)| !scopes.is_empty())
        .map(|(reason, scopes)| {
            let count = [("count", scopes.len().into())];
            let reason = t_rich_args(reason, &count, vec![("company", name(company.clone()))]);
            let scopes = scopes.into_iter().map(|scope| {
                view! {
                    <li>
                        <b>{scope.prompt}</b>
                        " "
                        <Literal class="muted" text=scope.id />
                    </li>
                }
            });
            view! {
                {scopes.collect_view()}
                <li class="muted">{reason}</li>
            }
        })
        .collect_view();
    view! {
        <section class="grp">
            <h3>
                <Icon symbol=Symbol::Shield />
                {t("consent-not-included-heading")}
            </h3>
            <ul class="out">{lines}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Already(allowed: Vec<ScopeGroup>) -> AnyView {
    let count = allowed.iter().map(|group| group.scopes.len()).sum::<usize>();
    view! {
        <section class="grp already">
            <h3>
                <Icon symbol=Symbol::Check />
                {t_args("consent-already", &[("count", count.into())])}
            </h3>
            <ScopeTitles groups=allowed />
        </section>
    }
    .into_any()
}
