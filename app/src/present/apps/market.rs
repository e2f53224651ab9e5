//! Apps that are offered, as the Marketplace shows them.

use std::sync::Arc;

use oauth::client::Client;
use oauth::id::ClientId;
use provider::Provider;
use provider::apps::AppRecord;

use super::{BEFORE, MARKETPLACE};
use crate::components::form::PostForm;
use crate::pages::marketplace::{MarketAction, MarketApp};
use crate::present::permissions::Permissions;
use crate::words::Words;

/// One of them.
pub fn app(provider: &Provider, words: Words, client: &Client, action: MarketAction) -> MarketApp {
    let permissions = Permissions::of(provider, client, words);
    MarketApp {
        name: client.display_name(),
        description: client.display_description().unwrap_or_default(),
        publisher: client.publisher_name(),
        permissions: permissions.prompts(&client.allowed_scopes()).join(" · "),
        website: client.publisher.as_ref().and_then(|publisher| publisher.website.clone()),
        action,
    }
}

/// Those that wait. `to` makes the form that decides about one.
pub fn waiting(
    provider: &Provider,
    words: Words,
    apps: &[(AppRecord, Arc<Client>)],
    to: impl Fn(&ClientId) -> PostForm,
) -> Vec<MarketApp> {
    let decide = |id: &ClientId| MarketAction::Decide { form: to(id), note: format!("note-{id}") };
    let apps = apps.iter();
    apps.map(|(record, client)| app(provider, words, client, decide(&record.id))).collect()
}

/// The address of the next page.
pub fn older(next: Option<&ClientId>) -> Option<String> {
    next.map(|id| format!("{MARKETPLACE}?{BEFORE}={id}"))
}
