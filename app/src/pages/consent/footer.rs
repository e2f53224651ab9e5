use std::sync::Arc;

use leptos::prelude::*;
use oauth::client::redirect_uri;
use routes::{CONNECTED_APPS, HELP_REPORT};

use crate::components::literal::Host;
use crate::components::pick_row::radio_rows;
use crate::i18n::{t, t_args, t_named, t_rich};
use crate::pages::consent::present::{
    AppFacts, ConsentPrompt, Destination, DurationChoice, PreviousConsent, TrustBox,
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
    pub app: Arc<AppFacts>,
    pub company: String,
    pub works_while_away: bool,
    pub durations: Vec<DurationChoice>,
    pub before: Option<PreviousConsent>,
    /// Access ends after so many days without use.
    pub idle_days: u32,
    pub trust: Option<TrustBox>,
    pub prompt: ConsentPrompt,
}

#[component]
pub fn ConsentFooter(terms: Terms) -> AnyView {
    let Terms { app, company, works_while_away, durations, before, idle_days, trust, prompt } =
        terms;
    let asks = matches!(prompt, ConsentPrompt::First | ConsentPrompt::More);
    let facts = (!matches!(prompt, ConsentPrompt::Administrator { .. })).then(|| {
        let ends = before.map(|before| before.ends).unwrap_or_default();
        view! {
            <Limits company works_while_away />
            <section>
                <h2>{t("consent-how-long")}</h2>
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
                <h2>{t("consent-next")}</h2>
                <Next destination prompt=prompt.clone() />
            </section>
        </div>
        {trust}
        <Buttons prompt />
        <SmallPrint app can_undo />
    }
    .into_any()
}

#[component]
fn Limits(company: String, works_while_away: bool) -> AnyView {
    let while_away = works_while_away.then(|| view! { <li>{t("consent-limit-away")}</li> });
    view! {
        <section>
            <h2>{t("consent-limits")}</h2>
            <ul class="limits">
                <li>{t_named("consent-limit-reach", ("company", company))}</li>
                <li>{t("consent-limit-password")}</li>
                {while_away}
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn HowLong(durations: Vec<DurationChoice>, ends: String, idle_days: u32) -> AnyView {
    let idle = t_args("consent-until-idle", &[("days", idle_days.into())]);
    if durations.is_empty() {
        return view! { <p>{ends} ". " {idle}</p> }.into_any();
    }
    let choices = durations.into_iter().map(|choice| (choice.value, choice.label, choice.chosen));
    let choices = radio_rows("duration", choices);
    view! {
        <fieldset class="durations">
            <legend>{t("consent-duration")}</legend>
            {choices}
            <p>{idle}</p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Buttons(prompt: ConsentPrompt) -> AnyView {
    let (refuse, go_on, message) = match prompt {
        ConsentPrompt::First | ConsentPrompt::More => {
            (t("consent-deny"), ("allow", t("consent-allow")), None)
        }
        ConsentPrompt::Continue => (t("consent-cancel"), ("allow", t("consent-continue")), None),
        ConsentPrompt::Administrator { message_length, .. } => {
            (t("consent-cancel"), ("ask", t("consent-ask")), Some(message_length))
        }
    };
    let message = message.map(|length| {
        view! {
            <div class="field">
                <label for="message">{t("consent-message")}</label>
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
        <button type="submit" class="btn" name="decision" value=value>{label}</button>
    }
}

#[component]
fn Next(destination: Destination, prompt: ConsentPrompt) -> impl IntoView {
    let host = vec![("host", host(&destination))];
    let next = match (prompt, destination) {
        (ConsentPrompt::First | ConsentPrompt::More, Destination::Host(_)) => {
            t_rich("consent-next-host", host)
        }
        (ConsentPrompt::First | ConsentPrompt::More, Destination::ThisDevice(_)) => {
            t_rich("consent-next-device", host)
        }
        (
            ConsentPrompt::First | ConsentPrompt::More | ConsentPrompt::Continue,
            Destination::OtherDevice(_),
        ) => t_rich("consent-next-other-device", vec![]),
        (ConsentPrompt::Continue, Destination::Host(_)) => t_rich("consent-next-continue", host),
        (ConsentPrompt::Continue, Destination::ThisDevice(_)) => {
            t_rich("consent-next-continue-device", host)
        }
        (ConsentPrompt::Administrator { .. }, Destination::OtherDevice(_)) => {
            t_rich("consent-next-cancel-device", vec![])
        }
        (ConsentPrompt::Administrator { .. }, _) => t_rich("consent-next-cancel", host),
    };
    view! { <p>{next}</p> }
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
        Destination::OtherDevice(_) => t_rich("consent-trust-device", vec![]),
        Destination::Host(_) | Destination::ThisDevice(_) => {
            t_rich("consent-trust", vec![("host", host(&destination))])
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
fn SmallPrint(app: Arc<AppFacts>, can_undo: bool) -> AnyView {
    let undo = can_undo.then(|| {
        let link = view! { <a href=CONNECTED_APPS>{t("consent-undo-link")}</a> };
        view! { <p>{t_rich("consent-undo", vec![("link", link.into_any())])}</p> }
    });
    let policies = [
        app.privacy_policy.clone().map(|href| (t("consent-privacy-policy"), href)),
        app.terms.clone().map(|href| (t("consent-terms"), href)),
    ]
    .into_iter()
    .flatten()
    .map(|(title, href)| view! { <Policy title href /> })
    .collect_view();
    let policies = (!policies.is_empty()).then(|| {
        let publisher = t_named("consent-policies-of", ("publisher", app.publisher.as_str()));
        view! { <p>{publisher} " " {policies}</p> }
    });
    view! {
        <div class="small-print">
            {undo} {policies} <p>
                <a href=HELP_REPORT>{t("consent-report")}</a>
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Policy(title: String, href: String) -> impl IntoView {
    let host = redirect_uri::Destination::of(&href).answerer().to_owned();
    view! {
        <a href=href rel="noreferrer" target="_blank">
            {title}
            " ("
            <bdi class="wrap notranslate" translate="no">{host}</bdi>
            ")"
            <span class="hidden">{t("consent-new-tab")}</span>
        </a>
        " "
    }
}
