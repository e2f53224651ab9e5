//! What is written of an app, a part for each page on which it is written.

use leptos::prelude::*;
use oauth::client::Requirement;
use oauth::client::app::draft::AppKind;
use oauth::client::testing::is_for_testing;
use provider::Provider;
use provider::clients::apps::AppDetails;

use crate::components::data_list::PlainFacts;
use crate::components::publisher_line::publisher_text;
use crate::i18n::{Localizer, t};
use crate::pages::apps::sign_in::present::{facts, is_of_use};
use crate::pages::apps::steps::AppStep;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct Section {
    pub title: String,
    pub href: String,
    pub facts: Vec<(String, String)>,
    /// Those that are read letter by letter.
    pub literal: Vec<(String, String)>,
}

pub(super) fn sections(
    provider: &Provider,
    localizer: Localizer,
    details: &AppDetails,
) -> Vec<Section> {
    let steps = AppStep::ALL.into_iter().filter(|step| *step != AppStep::Review);
    let steps = steps.chain(is_of_use(&details.app.draft).then_some(AppStep::SignIn));
    let section = |step: AppStep| {
        let (facts, literal) = match step {
            AppStep::About | AppStep::Review => (about(localizer, details), Vec::new()),
            AppStep::Publisher => publisher(localizer, details),
            AppStep::Addresses => addresses(localizer, details),
            AppStep::Permissions => (permissions(provider, localizer, details), Vec::new()),
            AppStep::SignIn => facts(localizer, &details.app.draft.sign_in),
        };
        Section {
            title: localizer.t(step.label()),
            href: step.path(&details.app.id),
            facts,
            literal,
        }
    };
    steps.map(section).collect()
}

fn about(localizer: Localizer, details: &AppDetails) -> Vec<(String, String)> {
    let draft = &details.app.draft;
    let kind = match draft.kind {
        AppKind::Server => "partner-kind-server",
        AppKind::Browser => "partner-kind-browser",
        AppKind::Device => "partner-kind-device",
    };
    vec![
        (localizer.t("partner-name"), draft.name.clone()),
        (localizer.t("partner-description"), draft.description.clone()),
        (localizer.t("partner-kind"), localizer.t(kind)),
    ]
}

type Facts = Vec<(String, String)>;

fn publisher(localizer: Localizer, details: &AppDetails) -> (Facts, Facts) {
    let Some(publisher) = &details.publisher else { return (Vec::new(), Vec::new()) };
    let line = publisher_text(localizer, &publisher.display_name(), &details.proven);
    let domains = publisher.verified_domains.iter();
    let domains = domains.map(|domain| (localizer.t("about-domains"), domain.clone())).collect();
    (vec![(localizer.t("partner-publisher-mark"), line)], domains)
}

fn addresses(localizer: Localizer, details: &AppDetails) -> (Facts, Facts) {
    let draft = &details.app.draft;
    let modes: Vec<_> = draft.used_response_modes().iter().map(|mode| mode.as_str()).collect();
    let is_native = draft.kind == AppKind::Device;
    let all = || draft.redirect_uris.split_whitespace();
    let label = |uri: &str| {
        let is_for_testing = is_for_testing(uri, is_native, all());
        if is_for_testing { "partner-testing-addresses" } else { "partner-redirect-uris" }
    };
    let uris = all().map(|uri| (localizer.t(label(uri)), uri.to_owned())).collect();
    (vec![(localizer.t("partner-response-modes"), modes.join(" · "))], uris)
}

fn permissions(provider: &Provider, localizer: Localizer, details: &AppDetails) -> Facts {
    let permissions = Permissions::of_catalogue(provider, localizer);
    let mut facts = Vec::new();
    for (requirement, label) in
        [(Requirement::Required, "partner-required"), (Requirement::Optional, "partner-optional")]
    {
        let meant = details.app.draft.scopes.iter();
        let meant = meant.filter(|entry| entry.requirement == requirement);
        let prompts: Vec<_> = meant.map(|entry| permissions.prompt(&entry.scope)).collect();
        if !prompts.is_empty() {
            facts.push((localizer.t(label), prompts.join(" · ")));
        }
    }
    facts
}

#[component]
pub fn Sections(sections: Vec<Section>) -> AnyView {
    let sections = sections.into_iter().map(|section| {
        let title = section.title.clone();
        view! {
            <section class="app-part">
                <h2>{title}</h2>
                <PlainFacts facts=section.facts literal=section.literal />
                <a class="btn btn-text" href=section.href>
                    {t("partner-change")} <span class="vh">": " {section.title}</span>
                </a>
            </section>
        }
    });
    view! { <div class="panel parts">{sections.collect_view()}</div> }.into_any()
}
