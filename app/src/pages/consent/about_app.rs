//! Who asks.

use leptos::prelude::*;

use super::{AppFacts, Standing};
use crate::{
    components::{
        data_list::{DataList, Fact},
        publisher_line::PublisherLine,
    },
    words::say,
};

/// The app, its publisher, and the facts behind them.
#[component]
pub fn WhoAsks(
    /// The app that asks.
    app: AppFacts,
) -> AnyView {
    let face = match app.logo.clone().filter(|_| app.standing != Standing::Unverified) {
        Some(href) => {
            view! { <img class="logo" src=href alt="" width="48" height="48" /> }.into_any()
        }
        None => view! {
            <span class="initial" aria-hidden="true">
                {initial(&app.name)}
            </span>
        }
        .into_any(),
    };
    let name = app.name.clone();
    view! {
        <div class="who">
            {face}
            <div>
                <p class="who-name">
                    <bdi>{name}</bdi>
                </p>
                <p>
                    <PublisherLine publisher=app.publisher.clone() standing=app.standing />
                </p>
            </div>
        </div>
        <details class="more">
            <summary>{say("about-app")}</summary>
            <DataList facts=facts(app) />
        </details>
    }
    .into_any()
}

fn initial(name: &str) -> String {
    name.chars().next().into_iter().flat_map(char::to_uppercase).collect()
}

fn facts(app: AppFacts) -> Vec<Fact> {
    let domains =
        (!app.domains.is_empty()).then(|| Fact::new(say("about-domains"), app.domains.join(", ")));
    let mut facts: Vec<Fact> = [
        app.website.map(|website| Fact::new(say("about-website"), website)),
        app.support_email.map(|email| Fact::new(say("about-support"), email)),
        domains,
        app.registered.map(|date| Fact::new(say("about-registered"), date)),
    ]
    .into_iter()
    .flatten()
    .collect();
    facts.extend(app.redirect_uri.map(|uri| Fact::new(say("about-address"), uri)));
    facts.push(Fact::new(say("about-client-id"), app.client_id));
    facts
}
