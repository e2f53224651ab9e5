use leptos::prelude::*;

use crate::components::data_list::DataList;
use crate::components::publisher_line::PublisherLine;
use crate::i18n::t;
use crate::pages::consent::present::AppFacts;

pub fn who_asks(app: &AppFacts) -> AnyView {
    let face = match app.logo.clone().filter(|_| app.proven.is_verified()) {
        Some(href) => {
            view! { <img class="logo" src=href alt="" width="48" height="48" /> }.into_any()
        }
        None => view! { <span class="initial" aria-hidden="true">{initial(&app.name)}</span> }
            .into_any(),
    };
    let name = app.name.clone();
    view! {
        <div class="who">
            {face}
            <div>
                <p class="who-name"><bdi>{name}</bdi></p>
                <p>
                    <PublisherLine publisher=app.publisher.clone() proven=app.proven.clone() />
                </p>
            </div>
        </div>
        <details class="more">
            <summary>{t("about-app")}</summary>
            <DataList facts=facts(app) />
        </details>
    }
    .into_any()
}

fn initial(name: &str) -> String {
    name.chars().next().into_iter().flat_map(char::to_uppercase).collect()
}

fn facts(app: &AppFacts) -> Vec<(String, String)> {
    let domains = (!app.domains.is_empty()).then(|| (t("about-domains"), app.domains.join(", ")));
    let mut facts: Vec<(String, String)> = [
        app.website.clone().map(|website| (t("about-website"), website)),
        app.support_email.clone().map(|email| (t("about-support"), email)),
        domains,
        app.registered.clone().map(|date| (t("about-registered"), date)),
    ]
    .into_iter()
    .flatten()
    .collect();
    facts.extend(app.redirect_uri.clone().map(|uri| (t("about-address"), uri)));
    facts.push((t("about-client-id"), app.client_id.clone()));
    facts
}
