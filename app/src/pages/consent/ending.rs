//! Limits, how long, where next; the decision; how to undo it.

use leptos::prelude::*;

use super::{AppFacts, Destination, OutsideLink, Standing, TRUST_FAULT, TrustBox};
use crate::render::RenderContext;

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
    let while_away =
        works_while_away.then(|| view! { <li>"Also when you are not signed in."</li> });
    let idle = idle_days.map(|days| format!(" It also ends after {days} days without use."));
    let facts = can_allow.then(|| {
        view! {
            <section>
                <h2>"Limits"</h2>
                <ul class="limits">
                    <li>"Only what you can reach yourself in " <bdi>{company}</bdi> "."</li>
                    <li>"Never your password."</li>
                    {while_away}
                </ul>
            </section>
            <section>
                <h2>"How long"</h2>
                <p>
                    "Until you remove it, and at the latest on " <strong>{ends}</strong> "."
                    {idle}
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
                <Decision value="deny" label="Don't allow" />
                <Decision value="allow" label="Allow access" />
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="buttons">
                <Decision value="deny" label="Cancel" />
            </div>
        }
        .into_any()
    };
    view! {
        <div class="terms">
            {facts} <section>
                <h2>"Next"</h2>
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
fn Decision(value: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <button type="submit" class="btn" name="decision" value=value>
            {label}
        </button>
    }
}

#[component]
fn Next(destination: Destination, can_allow: bool) -> impl IntoView {
    let host = view! {
        <bdi class="host" dir="ltr">
            {destination.text().to_owned()}
        </bdi>
    };
    match (destination, can_allow) {
        (Destination::Host(_), true) => view! { <p>"If you allow this, you go to " {host} "."</p> }.into_any(),
        (Destination::Device(_), true) => {
            view! { <p>"If you allow this, you return to an app on this device (" {host} ")."</p> }.into_any()
        }
        (_, false) => {
            view! { <p>"If you cancel, nothing is shared. Once allowed, the answer would go to " {host} "."</p> }
                .into_any()
        }
    }
}

#[component]
fn Trust(trust: TrustBox, destination: Destination) -> AnyView {
    let error = trust.missing.then(|| {
        view! {
            <p class="field-error" id="trust-error">
                {TRUST_FAULT}
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
                    "I started this at " <bdi class="host" dir="ltr">
                        {destination.text().to_owned()}
                    </bdi> " and I trust the people who run it."
                </span>
            </label>
        </div>
    }
    .into_any()
}

#[component]
fn SmallPrint(app: AppFacts, can_allow: bool) -> AnyView {
    let connected = expect_context::<RenderContext>().connected_apps;
    let undo = can_allow.then(|| match connected {
        Some(href) => view! {
            <p>
                "You can remove access any time in "
                <a href=href>"Settings › Connected apps"</a> "."
            </p>
        }
        .into_any(),
        None => view! {
            <p>
                "You can have access removed any time: " <a href="/help">"see Help"</a> "."
            </p>
        }
        .into_any(),
    });
    let policies = [
        app.privacy_policy.map(|link| ("Privacy policy", link)),
        app.terms.map(|link| ("Terms", link)),
    ]
    .into_iter()
    .flatten()
    .map(|(title, link)| view! { <Policy title link /> })
    .collect_view();
    let publisher =
        (app.standing != Standing::FirstParty).then(|| view! { <bdi>{app.publisher}</bdi> ": " });
    let has_policies = !policies.is_empty();
    let policies = has_policies.then(|| view! { <p>{publisher} {policies}</p> });
    view! {
        <div class="small-print">
            {undo} {policies} <p>
                <a href="/help#report">"Report this app"</a>
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Policy(title: &'static str, link: OutsideLink) -> impl IntoView {
    view! {
        <a href=link.href rel="noreferrer" target="_blank">
            {title}
            " ("
            <bdi class="wrap">{link.host}</bdi>
            ")"
            <span class="hidden">", opens in a new tab"</span>
        </a>
        " "
    }
}
