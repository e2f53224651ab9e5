//! Who asks.

use leptos::prelude::*;

use super::{AppFacts, Standing};
use crate::{
    components::{
        data_list::{DataList, Fact},
        icon::{Icon, Symbol},
    },
    render::RenderContext,
};

/// The app, its publisher, and the facts behind them.
#[component]
pub fn WhoAsks(
    /// The app that asks.
    app: AppFacts,
) -> AnyView {
    let platform = expect_context::<RenderContext>().platform_name;
    let publisher = match app.standing {
        Standing::FirstParty => view! { {format!("by {platform}")} }.into_any(),
        Standing::Verified => view! {
            "by "
            <strong>
                <bdi>{app.publisher.clone()}</bdi>
            </strong>
            " "
            <span class="verified">
                <Icon symbol=Symbol::Check />
                "Verified publisher"
            </span>
        }
        .into_any(),
        Standing::Unverified => view! {
            <span class="unverified">
                <Icon symbol=Symbol::Warning />
                "Unverified publisher"
            </span>
            ", calls itself "
            <bdi>{app.publisher.clone()}</bdi>
        }
        .into_any(),
    };
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
                <p>{publisher}</p>
            </div>
        </div>
        <details class="more">
            <summary>"About this app"</summary>
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
        (!app.domains.is_empty()).then(|| Fact::new("Checked domains", app.domains.join(", ")));
    let mut facts: Vec<Fact> = [
        app.website.map(|website| Fact::new("Website", website)),
        domains,
        app.registered.map(|date| Fact::new("Registered on", date)),
    ]
    .into_iter()
    .flatten()
    .collect();
    facts.push(Fact::new("Full address you go to", app.redirect_uri));
    facts.push(Fact::new("Client id", app.client_id));
    facts
}
