//! What an administrator must know of an app before they decide about it: at least what a person
//! sees who is asked.

use leptos::prelude::*;
use oauth::catalogue::{DataFlag, Level};
use oauth::client::Client;
use oauth::scope::ScopeSet;
use provider::Provider;

use crate::components::app_tile::{AppFace, TileSize};
use crate::components::badge::{Flag, LevelBadge};
use crate::components::data_list::PlainFacts;
use crate::components::icon::{Icon, Symbol};
use crate::components::scope_line::{Control, ScopeGroup, scope_groups};
use crate::i18n::{Localizer, date, t, t_args};
use crate::pages::admin::present::destinations;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AppSubject {
    pub(crate) app: AppFace,
    pub(crate) permissions: Vec<ScopeGroup>,
    count: usize,
    highest: Option<Level>,
    flags: Vec<DataFlag>,
    destinations: String,
    facts: Vec<(String, String)>,
    literal: Vec<(String, String)>,
}

impl AppSubject {
    /// With the scopes that a decision is about.
    pub(crate) fn of(
        provider: &Provider,
        localizer: Localizer,
        client: &Client,
        scopes: &ScopeSet,
    ) -> Self {
        let catalogue = provider.catalogue();
        let permissions = Permissions::of(provider, client, localizer).groups(scopes);
        let publisher = client.publisher.as_ref();
        let domains = publisher.map(|publisher| publisher.verified_domains.join(", "));
        let of_publisher = |label: &'static str, value: Option<String>| {
            value.filter(|value| !value.is_empty()).map(|value| (localizer.t(label), value))
        };
        let facts = [
            of_publisher(
                "about-website",
                publisher.and_then(|publisher| publisher.website.clone()),
            ),
            of_publisher(
                "about-support",
                publisher.and_then(|publisher| publisher.support_email.clone()),
            ),
            of_publisher("about-domains", domains),
            Some((localizer.t("about-registered"), date::day(localizer, client.registered_at))),
        ];
        Self {
            app: AppFace::of(client),
            count: permissions.iter().map(|group| group.scopes.len()).sum(),
            permissions,
            highest: catalogue.highest(scopes),
            flags: catalogue.flags(scopes),
            destinations: destinations(localizer, client),
            facts: facts.into_iter().flatten().collect(),
            literal: vec![(localizer.t("about-client-id"), client.id.to_string())],
        }
    }

    /// Beside the title of the page.
    pub(crate) fn marks(&self) -> AnyView {
        view! { <p class="by">{self.app.publisher_line()}</p> }.into_any()
    }

    #[must_use]
    pub(crate) fn with_fact(mut self, label: String, value: String) -> Self {
        self.facts.push((label, value));
        self
    }

    pub(crate) fn warning(&self) -> Option<AnyView> {
        (!self.app.proven.is_verified()).then(|| {
            view! {
                <div class="note note-warn">
                    <h2>
                        <Icon symbol=Symbol::Warning />
                        {t("consent-unverified-heading")}
                    </h2>
                    <p>{t("admin-unverified")}</p>
                </div>
            }
            .into_any()
        })
    }

    /// How much it asks for, the most it can do, and where the answers go.
    pub(crate) fn glance(&self) -> AnyView {
        let flags = self.flags.iter().map(|flag| view! { " " <Flag flag=*flag /> }).collect_view();
        let highest = self.highest.map(|level| {
            view! {
                <div>
                    <dt>{t("admin-at-most")}</dt>
                    <dd><LevelBadge level /> {flags}</dd>
                </div>
            }
        });
        let destinations = (!self.destinations.is_empty()).then(|| {
            let hosts = self.destinations.clone();
            view! {
                <div>
                    <dt>{t("about-answers")}</dt>
                    <dd><bdi class="host wrap" dir="ltr">{hosts}</bdi></dd>
                </div>
            }
        });
        view! {
            <div class="panel subject">
                {self.app.tile(TileSize::Large)}
                <dl>
                    <div>
                        <dt>{t("admin-asks-for")}</dt>
                        <dd>{t_args("permission-count", &[("count", self.count.into())])}</dd>
                    </div>
                    {highest}
                    {destinations}
                </dl>
            </div>
        }
        .into_any()
    }

    pub(crate) fn facts(&self) -> AnyView {
        let facts = view! { <PlainFacts facts=self.facts.clone() literal=self.literal.clone() /> };
        view! { <div class="panel pad">{facts}</div> }.into_any()
    }

    pub(crate) fn permissions(&self) -> AnyView {
        scope_groups(self.permissions.clone(), &self.app.publisher, Control::None).into_any()
    }
}

/// The name of the box with which an administrator says that they trust an app's publisher.
pub const TRUST: &str = "trust";

/// For an app whose operator is not verified.
pub(crate) fn trust_box(missing: bool) -> AnyView {
    let error = missing.then(|| {
        view! { <p class="field-error" id="trust-error">{t("admin-trust-missing")}</p> }
    });
    view! {
        <div class="trust">
            {error}
            <label class="pick">
                <input
                    type="checkbox"
                    id=TRUST
                    name=TRUST
                    value="yes"
                    aria-invalid=missing.then_some("true")
                    aria-describedby=missing.then_some("trust-error")
                />
                <span>{t("admin-trust")}</span>
            </label>
        </div>
    }
    .into_any()
}
