use std::sync::Arc;

use leptos::prelude::*;
use routes::{CONNECTED_APPS, HELP_REPORT};

use crate::components::literal::Host;
use crate::context::platform_name;
use crate::i18n::{t, t_args, t_named, t_rich};
use crate::pages::consent::durations::DurationChoice;
use crate::pages::consent::facts::{AppFacts, Destination};
use crate::pages::consent::present::{ConsentPrompt, PreviousConsent, TrustBox};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
    pub app: Arc<AppFacts>,
    pub company: String,
    /// Nothing is asked for but who the person is.
    pub only_identity: bool,
    pub works_while_away: bool,
    pub durations: Vec<DurationChoice>,
    pub before: Option<PreviousConsent>,
    /// Access ends after so many days without use.
    pub idle_days: u32,
    pub trust: Option<TrustBox>,
    /// Typed to an administrator, on a page that came back.
    pub message: String,
    pub prompt: ConsentPrompt,
}

#[component]
pub fn ConsentFooter(terms: Terms) -> AnyView {
    let Terms { app, company, durations, before, idle_days, .. } = terms;
    // What an app learns about identity cannot be taken back.
    let works_while_away = terms.works_while_away && !terms.only_identity;
    let asks = matches!(terms.prompt, ConsentPrompt::First | ConsentPrompt::More);
    let can_allow = !matches!(terms.prompt, ConsentPrompt::Administrator { .. });
    let facts = can_allow.then(|| {
        let ends = before.map(|before| before.ends).unwrap_or_default();
        let reach = if terms.only_identity {
            t_args("consent-limit-identity", &[("platform", platform_name().into())]).into_any()
        } else {
            t_named("consent-limit-reach", ("company", company))
        };
        view! {
            <div>
                <dt>{t("consent-limits")}</dt>
                <dd>
                    {reach} " "
                    {t("consent-limit-password")}
                </dd>
            </div>
            <div class="how">
                <dt>{t("consent-how-long")}</dt>
                <dd>
                    <HowLong durations ends idle_days works_while_away />
                </dd>
            </div>
        }
    });
    let trust = terms
        .trust
        .filter(|_| asks)
        .map(|trust| view! { <Trust trust destination=app.destination.clone() /> });
    view! {
        <dl class="terms">
            {facts} <div>
                <dt>{t("consent-next")}</dt>
                <dd>{next(&app.destination, &terms.prompt)}</dd>
            </div>
        </dl>
        {trust}
        <Buttons prompt=terms.prompt message=terms.message />
        <SmallPrint can_undo=can_allow />
    }
    .into_any()
}

#[component]
fn HowLong(
    durations: Vec<DurationChoice>,
    ends: String,
    idle_days: u32,
    works_while_away: bool,
) -> AnyView {
    let idle = t_args("consent-until-idle", &[("days", idle_days.into())]);
    let away = works_while_away.then(|| format!(" {}", t("consent-signed-out")));
    if durations.is_empty() {
        return view! { <p>{ends} ". " {idle} {away}</p> }.into_any();
    }
    if let [DurationChoice { value, term, day, .. }] = &durations[..] {
        let until = day.as_ref().map(|day| format!(" ({day})"));
        return view! {
            <input type="hidden" name="duration" value=*value />
            <p>{term.clone()} {until} ". " {idle} {away}</p>
        }
        .into_any();
    }
    let tiles = durations
        .into_iter()
        .map(|DurationChoice { value, term, day, chosen }| {
            let day = day.map(|day| format!(" {day}"));
            view! {
                <label class="when">
                    <input type="radio" name="duration" value=value checked=chosen />
                    <span>
                        <b>{term}</b>
                        {day}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend class="vh">{t("consent-how-long")}</legend>
            <div class="whens">{tiles}</div>
        </fieldset>
        <p class="muted">{idle} {away}</p>
    }
    .into_any()
}

#[component]
fn Buttons(prompt: ConsentPrompt, message: String) -> AnyView {
    let (refuse, go_on, length) = match prompt {
        ConsentPrompt::First | ConsentPrompt::More => {
            (t("consent-deny"), ("allow", t("consent-allow")), None)
        }
        ConsentPrompt::Continue => (t("consent-cancel"), ("allow", t("consent-continue")), None),
        ConsentPrompt::Administrator { message_length, .. } => {
            (t("consent-cancel"), ("ask", t("consent-ask")), Some(message_length))
        }
    };
    let message = length.map(|length| {
        view! {
            <div class="field">
                <label for="message">{t("consent-message")}</label>
                <textarea
                    id="message"
                    class="in"
                    name="message"
                    dir="auto"
                    rows="3"
                    maxlength=length
                >
                    {message}
                </textarea>
            </div>
        }
    });
    let (value, label) = go_on;
    view! {
        {message}
        <div class="decide">
            <Decision value="deny" label=refuse />
            <Decision value label />
        </div>
    }
    .into_any()
}

#[component]
fn Decision(value: &'static str, label: String) -> impl IntoView {
    view! {
        <button type="submit" class="btn" name="decision" value=value>{label}</button>
    }
}

fn next(destination: &Destination, prompt: &ConsentPrompt) -> AnyView {
    let scheme = vec![("scheme", host(destination))];
    let host = vec![("host", host(destination))];
    match (prompt, destination) {
        (ConsentPrompt::First | ConsentPrompt::More, Destination::Host(_)) => {
            t_rich("consent-next-host", host)
        }
        (ConsentPrompt::First | ConsentPrompt::More, Destination::ThisDevice(_)) => {
            t_rich("consent-next-device", host)
        }
        (ConsentPrompt::First | ConsentPrompt::More, Destination::Program(_)) => {
            t_rich("consent-next-program", scheme)
        }
        (
            ConsentPrompt::First | ConsentPrompt::More | ConsentPrompt::Continue,
            Destination::OtherDevice(_),
        ) => t_rich("consent-next-other-device", vec![]),
        (ConsentPrompt::Continue, Destination::Host(_)) => t_rich("consent-next-continue", host),
        (ConsentPrompt::Continue, Destination::ThisDevice(_)) => {
            t_rich("consent-next-continue-device", host)
        }
        (ConsentPrompt::Continue, Destination::Program(_)) => {
            t_rich("consent-next-continue-program", scheme)
        }
        (ConsentPrompt::Administrator { .. }, Destination::OtherDevice(_)) => {
            t_rich("consent-next-cancel-device", vec![])
        }
        (ConsentPrompt::Administrator { .. }, _) => t_rich("consent-next-cancel", host),
    }
}

fn host(destination: &Destination) -> AnyView {
    let text = destination.text().to_owned();
    view! { <Host text=text /> }.into_any()
}

#[component]
fn Trust(trust: TrustBox, destination: Destination) -> AnyView {
    let error = trust.missing.then(|| {
        view! {
            <p class="field-error" id="trust-error">{t("consent-trust-missing")}</p>
        }
    });
    let started = match destination {
        Destination::Program(_) | Destination::OtherDevice(_) => {
            t_rich("consent-trust-device", vec![])
        }
        Destination::Host(_) | Destination::ThisDevice(_) => {
            t_rich("consent-trust", vec![("host", host(&destination))])
        }
    };
    view! {
        <div class="trust-in">
            {error}
            <label class="trust" for="trust">
                <input
                    type="checkbox"
                    id="trust"
                    name="trust"
                    value="yes"
                    checked=trust.confirmed
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
fn SmallPrint(can_undo: bool) -> AnyView {
    let undo = can_undo.then(|| {
        let link = view! { <a href=CONNECTED_APPS>{t("apps-title")}</a> };
        view! {
            {t_rich("consent-undo", vec![("link", link.into_any())])}
            " "
        }
    });
    view! {
        <p class="fine">
            {undo} <a href=HELP_REPORT class:alone=!can_undo>{t("consent-report")}</a>
        </p>
    }
    .into_any()
}
