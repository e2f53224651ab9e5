//! `/marketplace`: apps that are offered to every company, and those that wait to be.

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::MarketplacePage;
use self::view::Marketplace;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for MarketplacePage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("market-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <Marketplace page=*self /> }.into_any()
    }
}
