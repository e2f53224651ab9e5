use provider::Provider;
use provider::clients::apps::marketplace::MarketplaceApp;

use crate::components::tabs::Tab;
use crate::i18n::{Localizer, date};
use crate::pages::marketplace::list::present::{MarketRow, market_row};

#[derive(Clone, Debug)]
pub struct ReviewListPage {
    pub done: Option<String>,
    pub tabs: Vec<Tab>,
    pub waiting: Vec<WaitingRow>,
    /// Whether these are not the newest.
    pub is_later: bool,
    pub older: Option<String>,
}

#[derive(Clone, Debug)]
pub struct WaitingRow {
    pub app: MarketRow,
    pub company: String,
    pub since: String,
    pub is_own: bool,
}

pub fn waiting_row(
    provider: &Provider,
    localizer: Localizer,
    waiting: &MarketplaceApp,
) -> WaitingRow {
    let since = waiting.app.listing.since;
    WaitingRow {
        app: market_row(provider, localizer, &waiting.client, false),
        company: waiting.company.name.clone(),
        since: since.map(|at| date::day(localizer, at)).unwrap_or_default(),
        is_own: waiting.is_own,
    }
}
