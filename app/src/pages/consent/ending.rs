//! Limits, how long, where next; the decision; how to undo it.

use leptos::prelude::*;

use super::{AppFacts, Destination, OutsideLink, Standing, TrustBox};
use crate::{
    render::RenderContext,
    words::{name, rich, say, say_with, strong},
};

/// All that follows the permissions.
#[component]
pub fn Ending(
    /// The app that asks.
    app: AppFacts,
    /// The company whose data is reached.
    company: String,
    /// Whether the app may go on when the person is not signed in.
    works_while_away: bool,
    /// The day on which access ends.
    ends: String,
    /// After how many days without use access ends.
    idle_days: Option<u32>,
    /// The box to tick first, if there is one.
    trust: Option<TrustBox>,
    /// Whether the person can allow it at all.
    can_allow: bool,
) -> AnyView {
    let while_away = works_while_away.then(|| view! { <li>{say("consent-limit-away")}</li> });
    let idle = idle_days.map(|days| say_with("consent-until-idle", &[("days", days.into())]));
    let facts = can_allow.then(|| {
        view! {
            <section>
                <h2>{say("consent-limits")}</h2>
                <ul class="limits">
                    <li>{rich("consent-limit-reach", vec![("company", name(company))])}</li>
                    <li>{say("consent-limit-password")}</li>
                    {while_away}
                </ul>
            </section>
            <section>
                <h2>{say("consent-how-long")}</h2>
                <p>
                    {rich("consent-until", vec![("day", strong(ends))])} " " {idle}
                </p>
            </section>
        }
    });
    let trust = trust
        .filter(|_| can_allow)
        .map(|trust| view! { <Trust trust destination=app.destination.clone() /> });
    let buttons = if can_allow {
        view! {
            <div class="buttons">
                <Decision value="deny" label=say("consent-deny") />
                <Decision value="allow" label=say("consent-allow") />
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="buttons">
                <Decision value="deny" label=say("consent-cancel") />
            </div>
        }
        .into_any()
    };
    view! {
        <div class="terms">
            {facts} <section>
                <h2>{say("consent-next")}</h2>
                <Next destination=app.destination.clone() can_allow />
            </section>
        </div>
        {trust}
        {buttons}
        <SmallPrint app can_allow />
    }
    .into_any()
}

#[component]
fn Decision(value: &'static str, label: String) -> impl IntoView {
    view! {
        <button type="submit" class="btn" name="decision" value=value>
            {label}
        </button>
    }
}

#[component]
fn Next(destination: Destination, can_allow: bool) -> impl IntoView {
    let host = host(&destination);
    let next = match (destination, can_allow) {
        (Destination::Host(_), true) => rich("consent-next-host", vec![("host", host)]),
        (Destination::Device(_), true) => rich("consent-next-device", vec![("host", host)]),
        (_, false) => rich("consent-next-cancel", vec![("host", host)]),
    };
    view! { <p>{next}</p> }
}

fn host(destination: &Destination) -> AnyView {
    let text = destination.text().to_owned();
    view! {
        <bdi class="host" dir="ltr">
            {text}
        </bdi>
    }
    .into_any()
}

#[component]
fn Trust(trust: TrustBox, destination: Destination) -> AnyView {
    let error = trust.missing.then(|| {
        view! {
            <p class="field-error" id="trust-error">
                {say("consent-trust-missing")}
            </p>
        }
    });
    view! {
        <div class="trust">
            {error}
            <label class="pick-row" for="trust">
                <input
                    type="checkbox"
                    id="trust"
                    name="trust"
                    value="yes"
                    aria-invalid=trust.missing.then_some("true")
                    aria-describedby=trust.missing.then_some("trust-error")
                />
                <span>
                    {rich("consent-trust", vec![("host", host(&destination))])}
                </span>
            </label>
        </div>
    }
    .into_any()
}

#[component]
fn SmallPrint(app: AppFacts, can_allow: bool) -> AnyView {
    let connected = expect_context::<RenderContext>().connected_apps;
    let undo = can_allow.then(|| {
        let words = if let Some(href) = connected {
            let link = view! { <a href=href>{say("consent-undo-link")}</a> }.into_any();
            rich("consent-undo", vec![("link", link)])
        } else {
            let link = view! { <a href="/help">{say("consent-undo-help-link")}</a> }.into_any();
            rich("consent-undo-help", vec![("link", link)])
        };
        view! { <p>{words}</p> }
    });
    let policies = [
        app.privacy_policy.map(|link| (say("consent-privacy-policy"), link)),
        app.terms.map(|link| (say("consent-terms"), link)),
    ]
    .into_iter()
    .flatten()
    .map(|(title, link)| view! { <Policy title link /> })
    .collect_view();
    let publisher = (app.standing != Standing::FirstParty).then(|| {
        view! { {rich("consent-policies-of", vec![("publisher", name(app.publisher))])} " " }
    });
    let has_policies = !policies.is_empty();
    let policies = has_policies.then(|| view! { <p>{publisher} {policies}</p> });
    view! {
        <div class="small-print">
            {undo} {policies} <p>
                <a href="/help#report">{say("consent-report")}</a>
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Policy(title: String, link: OutsideLink) -> impl IntoView {
    view! {
        <a href=link.href rel="noreferrer" target="_blank">
            {title}
            " ("
            <bdi class="wrap">{link.host}</bdi>
            ")"
            <span class="hidden">{say("consent-new-tab")}</span>
        </a>
        " "
    }
}
