//! Apps that are offered, as the Marketplace shows them.

use oauth::display_text::{NAME_LIMIT, PURPOSE_LIMIT, clean};
use oauth::id::ClientId;
use provider::Provider;
use provider::apps::marketplace::MarketplaceApp;

use super::{BEFORE, MARKETPLACE};
use crate::components::form::PostForm;
use crate::pages::marketplace::{MarketAction, MarketApp};
use crate::present::permissions::Permissions;
use crate::words::Words;

/// One of them.
pub fn app(
    provider: &Provider,
    words: Words,
    app: &MarketplaceApp,
    action: MarketAction,
) -> MarketApp {
    MarketApp {
        name: clean(&app.name, NAME_LIMIT),
        description: clean(&app.description, PURPOSE_LIMIT),
        publisher: clean(&app.publisher, NAME_LIMIT),
        permissions: Permissions::of_catalogue(provider, words).prompts(&app.scopes).join(" · "),
        website: app.website.clone(),
        action,
    }
}

/// Those that wait. `to` makes the form that decides about one.
pub fn waiting(
    provider: &Provider,
    words: Words,
    apps: &[MarketplaceApp],
    to: impl Fn(&ClientId) -> PostForm,
) -> Vec<MarketApp> {
    let decide = |id: &ClientId| MarketAction::Decide { form: to(id), note: format!("note-{id}") };
    apps.iter().map(|waiting| app(provider, words, waiting, decide(&waiting.id))).collect()
}

/// The address of the next page.
pub fn older(next: Option<&ClientId>) -> Option<String> {
    next.map(|id| format!("{MARKETPLACE}?{BEFORE}={id}"))
}
