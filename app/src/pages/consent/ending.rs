//! Limits, how long, where next; the decision; how to undo it.

use leptos::prelude::*;

use super::{
    AppFacts, Asking, Before, Destination, DurationChoice, OutsideLink, Standing, TrustBox,
};
use crate::{
    present::connected_apps::CONNECTED_APPS_PATH,
    words::{name, rich, say, say_with},
};

/// What follows the permissions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
    /// The app that asks.
    pub app: AppFacts,
    /// The company whose data is reached.
    pub company: String,
    /// Whether the app may go on when the person is not signed in.
    pub works_while_away: bool,
    /// The durations to choose from.
    pub durations: Vec<DurationChoice>,
    /// What was allowed before.
    pub before: Option<Before>,
    /// After how many days without use access ends.
    pub idle_days: u32,
    /// The box to tick first, if there is one.
    pub trust: Option<TrustBox>,
    /// What is asked.
    pub asking: Asking,
}

/// All that follows the permissions.
#[component]
pub fn Ending(
    /// What it says.
    terms: Terms,
) -> AnyView {
    let Terms { app, company, works_while_away, durations, before, idle_days, trust, asking } =
        terms;
    let asks = matches!(asking, Asking::First | Asking::More);
    let facts = (!matches!(asking, Asking::Administrator { .. })).then(|| {
        let ends = before.map(|before| before.ends).unwrap_or_default();
        view! {
            <Limits company works_while_away />
            <section>
                <h2>{say("consent-how-long")}</h2>
                <HowLong durations ends idle_days />
            </section>
        }
    });
    let trust = trust
        .filter(|_| asks)
        .map(|trust| view! { <Trust trust destination=app.destination.clone() /> });
    let can_undo = facts.is_some();
    let destination = app.destination.clone();
    view! {
        <div class="terms">
            {facts} <section>
                <h2>{say("consent-next")}</h2>
                <Next destination asking=asking.clone() />
            </section>
        </div>
        {trust}
        <Buttons asking />
        <SmallPrint app can_undo />
    }
    .into_any()
}

#[component]
fn Limits(company: String, works_while_away: bool) -> AnyView {
    let while_away = works_while_away.then(|| view! { <li>{say("consent-limit-away")}</li> });
    view! {
        <section>
            <h2>{say("consent-limits")}</h2>
            <ul class="limits">
                <li>{rich("consent-limit-reach", vec![("company", name(company))])}</li>
                <li>{say("consent-limit-password")}</li>
                {while_away}
            </ul>
        </section>
    }
    .into_any()
}

/// The durations to choose from, or when it ends where nothing is asked.
#[component]
fn HowLong(durations: Vec<DurationChoice>, ends: String, idle_days: u32) -> AnyView {
    let idle = say_with("consent-until-idle", &[("days", idle_days.into())]);
    if durations.is_empty() {
        return view! { <p>{ends} ". " {idle}</p> }.into_any();
    }
    let choices = durations
        .into_iter()
        .map(|duration| {
            view! {
                <label class="pick-row">
                    <input
                        type="radio"
                        name="duration"
                        value=duration.value
                        checked=duration.chosen
                    />
                    <span>{duration.words}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="durations">
            <legend>{say("consent-duration")}</legend>
            {choices}
            <p>{idle}</p>
        </fieldset>
    }
    .into_any()
}

/// The buttons: the one that allows nothing comes first, for the Enter key
/// presses the first.
#[component]
fn Buttons(asking: Asking) -> AnyView {
    let (refuse, go_on, message) = match asking {
        Asking::First | Asking::More => {
            (say("consent-deny"), ("allow", say("consent-allow")), None)
        }
        Asking::Continue => (say("consent-cancel"), ("allow", say("consent-continue")), None),
        Asking::Administrator { message_length, .. } => {
            (say("consent-cancel"), ("ask", say("consent-ask")), Some(message_length))
        }
    };
    let message = message.map(|length| {
        view! {
            <div class="field">
                <label for="message">{say("consent-message")}</label>
                <textarea id="message" name="message" rows="3" maxlength=length></textarea>
            </div>
        }
    });
    let (value, label) = go_on;
    view! {
        {message}
        <div class="buttons">
            <Decision value="deny" label=refuse />
            <Decision value label />
        </div>
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
fn Next(destination: Destination, asking: Asking) -> impl IntoView {
    let host = vec![("host", host(&destination))];
    let next = match (asking, destination) {
        (Asking::First | Asking::More, Destination::Host(_)) => rich("consent-next-host", host),
        (Asking::First | Asking::More, Destination::ThisDevice(_)) => {
            rich("consent-next-device", host)
        }
        (Asking::First | Asking::More | Asking::Continue, Destination::OtherDevice(_)) => {
            rich("consent-next-other-device", vec![])
        }
        (Asking::Continue, Destination::Host(_)) => rich("consent-next-continue", host),
        (Asking::Continue, Destination::ThisDevice(_)) => {
            rich("consent-next-continue-device", host)
        }
        (Asking::Administrator { .. }, Destination::OtherDevice(_)) => {
            rich("consent-next-cancel-device", vec![])
        }
        (Asking::Administrator { .. }, _) => rich("consent-next-cancel", host),
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
    let started = match destination {
        Destination::OtherDevice(_) => rich("consent-trust-device", vec![]),
        Destination::Host(_) | Destination::ThisDevice(_) => {
            rich("consent-trust", vec![("host", host(&destination))])
        }
    };
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
                <span>{started}</span>
            </label>
        </div>
    }
    .into_any()
}

#[component]
fn SmallPrint(app: AppFacts, can_undo: bool) -> AnyView {
    let undo = can_undo.then(|| {
        let link = view! { <a href=CONNECTED_APPS_PATH>{say("consent-undo-link")}</a> };
        view! { <p>{rich("consent-undo", vec![("link", link.into_any())])}</p> }
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
