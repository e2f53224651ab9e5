use oauth::catalogue::Level;
use oauth::client::Client;
use oauth::id::ClientId;
use provider::Provider;
use routes::BEFORE;

use crate::components::app_tile::AppFace;
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
    pub app: AppFace,
    pub description: String,
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
        app: AppFace::of(app),
        description: app.display_description().unwrap_or_default(),
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
