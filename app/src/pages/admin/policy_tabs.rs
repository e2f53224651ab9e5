use leptos::prelude::*;
use routes::{ADMIN_HOSTS, ADMIN_POLICY, ADMIN_PROVIDERS, ADMIN_TIME_ZONE};

use crate::components::badge::Tone;
use crate::components::tabs::{Tab, Tabs};
use crate::i18n::t;

/// What a company decides once for all its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyTab {
    Apps,
    Hosts,
    SignIn,
    TimeZone,
}

#[component]
pub fn PolicyTabs(here: PolicyTab) -> impl IntoView {
    let tab = |tab: PolicyTab| {
        let (href, label) = match tab {
            PolicyTab::Apps => (ADMIN_POLICY, t("admin-policy-apps")),
            PolicyTab::Hosts => (ADMIN_HOSTS, t("admin-policy-hosts")),
            PolicyTab::SignIn => (ADMIN_PROVIDERS, t("idp-title")),
            PolicyTab::TimeZone => (ADMIN_TIME_ZONE, t("admin-time-zone")),
        };
        Tab { href: href.to_owned(), label, count: None, tone: Tone::Plain, current: tab == here }
    };
    let tabs = [PolicyTab::Apps, PolicyTab::Hosts, PolicyTab::SignIn, PolicyTab::TimeZone];
    view! { <Tabs label=t("admin-policy") tabs=tabs.map(tab).to_vec() /> }
}
