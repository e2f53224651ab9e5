use oauth::catalogue::Level;
use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::id::ClientId;
use provider::Provider;
use routes::BEFORE;

use crate::components::tabs::Tab;
use crate::i18n::Localizer;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct MarketplacePage {
    /// Empty for those who have the apps alone.
    pub tabs: Vec<Tab>,
    pub apps: Vec<MarketRow>,
    /// Whether these are not the newest.
    pub is_later: bool,
    pub older: Option<String>,
}

#[derive(Clone, Debug)]
pub struct MarketRow {
    pub name: String,
    pub description: String,
    pub publisher: String,
    pub proven: Proven,
    pub logo: Option<String>,
    pub count: usize,
    pub highest: Option<Level>,
    pub is_approved: bool,
    pub href: String,
}

pub fn market_row(
    provider: &Provider,
    localizer: Localizer,
    app: &Client,
    is_approved: bool,
) -> MarketRow {
    let scopes = app.allowed_scopes();
    MarketRow {
        name: app.display_name(),
        description: app.display_description().unwrap_or_default(),
        publisher: app.publisher_name(),
        proven: app.proven(),
        logo: app.logo.as_ref().map(|id| routes::logo(format!("{id}.png"))),
        count: scopes.iter().count(),
        highest: Permissions::of_catalogue(provider, localizer).highest(&scopes),
        is_approved,
        href: routes::marketplace_app(&app.id),
    }
}

/// Of one of the Marketplace's lists.
pub fn older_path(list: &str, next: Option<&ClientId>) -> Option<String> {
    next.map(|id| format!("{list}?{BEFORE}={id}"))
}
