use leptos::prelude::*;
use oauth::catalogue::DataFlag;
use oauth::client::redirect_uri;

use crate::components::app_tile::{TileSize, app_tile};
use crate::components::badge::LevelBadge;
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::{Host, Literal};
use crate::components::publisher_line::PublisherLine;
use crate::i18n::{t, t_args, t_rich};
use crate::pages::consent::facts::{AppFacts, Destination};
use crate::pages::consent::glance::Glance;

pub fn who_asks(app: &AppFacts) -> AnyView {
    let AppFacts { name, logo, publisher, proven, .. } = app.clone();
    let shown = isolated(name.clone());
    let shown =
        if app.is_stranger() { t_rich("consent-own-words", vec![("name", shown)]) } else { shown };
    let face = app_tile(&name, logo, &proven, TileSize::Large);
    view! {
        <div class="who-app">
            {face}
            <div>
                <p class="who-name">{shown}</p>
                <p class="who-by">
                    <PublisherLine publisher proven />
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn isolated(name: String) -> AnyView {
    view! { <bdi>{name}</bdi> }.into_any()
}

/// What the publisher says of itself, at an address of its own.
pub fn publisher_links(app: &AppFacts) -> Option<AnyView> {
    let privacy = app.privacy_policy.clone().map(|href| ("consent-privacy-policy", href));
    let terms = app.terms.clone().map(|href| ("consent-terms", href));
    let host = |href: &str| redirect_uri::Destination::of(href).answerer().to_owned();
    let links: Vec<_> = privacy.into_iter().chain(terms).collect();
    let is_at = |at: &str| links.iter().all(|(_, href)| host(href) == at);
    let text = match &*links {
        [] => return None,
        [(one, first), (other, second)] if is_at(&host(first)) => {
            let slots = vec![
                ("one", policy(one, first.clone())),
                ("other", policy(other, second.clone())),
                ("host", policy_host(host(first))),
            ];
            t_rich("consent-policies", slots)
        }
        _ => {
            let each = links.iter().enumerate().map(|(position, (title, href))| {
                let slots =
                    vec![("link", policy(title, href.clone())), ("host", policy_host(host(href)))];
                view! {
                    {(position > 0).then_some(" · ")}
                    {t_rich("consent-policy", slots)}
                }
            });
            each.collect_view().into_any()
        }
    };
    Some(view! { <p class="pub-links">{text}</p> }.into_any())
}

fn policy(title: &'static str, href: String) -> AnyView {
    view! {
        <a href=href rel="noreferrer" target="_blank">
            {t(title)}
            <span class="vh">{t("consent-new-tab")}</span>
        </a>
    }
    .into_any()
}

fn policy_host(host: String) -> AnyView {
    view! { <bdi class="wrap notranslate" translate="no" dir="ltr">{host}</bdi> }.into_any()
}

/// The whole in three lines; everything in it is shown in full beside it.
#[component]
pub fn AtAGlance(apis: Vec<String>, glance: Glance, destination: Destination) -> AnyView {
    let Glance { required, optional, level, flags } = glance;
    let asks = match (required, optional) {
        (0, 0) => None,
        (0, optional) => Some(t_args("consent-asks-optional", &[("count", optional.into())])),
        (required, 0) => Some(t_args("consent-asks-required", &[("count", required.into())])),
        (required, optional) => {
            let required = t_args("consent-asks-required", &[("count", required.into())]);
            let counts = [("permissions", required.into()), ("optional", optional.into())];
            Some(t_args("consent-asks-both", &counts))
        }
    };
    let asks = asks.map(|asks| fact(t("consent-asks"), asks.into_any()));
    let level = level.map(|level| {
        let data: Vec<String> = flags.into_iter().map(data_words).collect();
        let data = (!data.is_empty()).then(|| format!(" · {}", data.join(", ")));
        let most = view! {
            <LevelBadge level />
            {data}
        };
        fact(t("consent-most"), most.into_any())
    });
    let goes = match destination {
        Destination::Host(host) | Destination::ThisDevice(host) => {
            view! { <Host text=host /> }.into_any()
        }
        Destination::Program(scheme) => t_rich(
            "consent-goes-program",
            vec![("scheme", view! { <Host text=scheme /> }.into_any())],
        ),
        Destination::OtherDevice(_) => t("consent-goes-device").into_any(),
    };
    let apis = apis.into_iter().enumerate().map(|(position, api)| {
        view! {
            {(position > 0).then_some(", ")}
            <bdi>{api}</bdi>
        }
    });
    let apis: Vec<_> = apis.collect();
    let apis = (!apis.is_empty()).then(|| fact(t("consent-access-to"), apis.into_any()));
    view! {
        <dl class="glance">
            {apis}
            {asks}
            {level}
            {fact(t("consent-goes"), goes)}
        </dl>
    }
    .into_any()
}

fn fact(label: String, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

pub fn about_app(app: &AppFacts) -> AnyView {
    let domains = (!app.domains.is_empty()).then(|| app.domains.join(", "));
    let facts = [
        ("about-website", app.website.clone()),
        ("about-support", app.support_email.clone()),
        ("about-domains", domains),
        ("about-registered", app.registered.clone()),
        ("about-client-id", Some(app.client_id.clone())),
        ("about-address", app.redirect_uri.clone()),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(label, value)| Some((t(label), value?)))
        .map(|(label, value)| fact(label, view! { <Literal text=value /> }.into_any()))
        .collect_view();
    view! {
        <details class="more-app">
            <summary>
                <Icon symbol=Symbol::Down small=true />
                {t("about-app")}
            </summary>
            <dl>{facts}</dl>
        </details>
    }
    .into_any()
}

/// In the middle of a sentence.
fn data_words(flag: DataFlag) -> String {
    match flag {
        DataFlag::Candidate => t("consent-most-candidate"),
        DataFlag::Pay => t("consent-most-pay"),
        DataFlag::Staff => t("consent-most-staff"),
        DataFlag::Public => t("consent-most-public"),
    }
}
