use leptos::prelude::*;
use routes::{MARKETPLACE, MARKETPLACE_PUBLISHERS, MARKETPLACE_REVIEW};

use crate::components::badge::Tone;
use crate::components::tabs::{Tab, Tabs};
use crate::i18n::{Localizer, t};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketTab {
    Apps,
    Review,
    Publishers,
}

/// For platform administrators; everyone else has the apps alone.
pub fn market_tabs(localizer: Localizer, here: MarketTab, waiting: u32) -> Vec<Tab> {
    let tab = |tab: MarketTab| {
        let (href, label) = match tab {
            MarketTab::Apps => (MARKETPLACE, "market-apps"),
            MarketTab::Review => (MARKETPLACE_REVIEW, "market-review"),
            MarketTab::Publishers => (MARKETPLACE_PUBLISHERS, "market-names"),
        };
        let count = (tab == MarketTab::Review && waiting > 0).then_some(waiting as usize);
        Tab {
            href: href.to_owned(),
            label: localizer.t(label),
            count,
            tone: Tone::Warning,
            current: tab == here,
        }
    };
    [MarketTab::Apps, MarketTab::Review, MarketTab::Publishers].map(tab).to_vec()
}

#[component]
pub fn MarketTabs(tabs: Vec<Tab>) -> impl IntoView {
    (!tabs.is_empty()).then(|| view! { <Tabs label=t("market-title") tabs /> })
}
