use std::collections::BTreeSet;
use std::sync::Arc;

use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::id::{ClientId, PublisherId};
use provider::Provider;
use provider::clients::review_publishers::ReviewablePublisher;
use routes::{BEFORE, MARKETPLACE};

use crate::components::form::PostForm;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::Localizer;
use crate::pages::admin::present::destinations;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct MarketplacePage {
    pub done: Option<String>,
    /// What was decided about was shown otherwise: this is how it is now.
    pub changed: bool,
    pub apps: Vec<MarketApp>,
    pub older: Option<String>,
    /// For a platform administrator.
    pub review: Option<Review>,
}

#[derive(Clone, Debug)]
pub struct Review {
    pub waiting: Vec<MarketApp>,
    pub names: Vec<PublisherName>,
}

#[derive(Clone, Debug)]
pub struct MarketApp {
    pub name: String,
    pub description: String,
    pub publisher: String,
    pub proven: Proven,
    /// Only beside a mark.
    pub logo: Option<String>,
    pub permissions: String,
    pub website: Option<String>,
    pub action: MarketAction,
}

#[derive(Clone, Debug)]
pub enum MarketAction {
    None,
    Approve { company: String, form: PostForm },
    Approved { company: String },
    Decide(Decide),
}

#[derive(Clone, Debug)]
pub struct Decide {
    pub form: PostForm,
    pub note_id: String,
    /// As it was typed, where the page is shown again.
    pub note: String,
    /// Which permissions it asks for, and why.
    pub permissions: Vec<ScopeGroup>,
    pub destinations: String,
}

/// A publisher whose name a platform administrator may review.
#[derive(Clone, Debug)]
pub struct PublisherName {
    pub name: String,
    pub domains: String,
    pub hosts: String,
    pub website: Option<String>,
    pub is_reviewed: bool,
    pub form: PostForm,
}

pub fn market_app(
    provider: &Provider,
    localizer: Localizer,
    app: &Client,
    action: MarketAction,
) -> MarketApp {
    let proven = app.proven();
    MarketApp {
        name: app.display_name(),
        description: app.display_description().unwrap_or_default(),
        publisher: app.publisher_name(),
        logo: app
            .logo
            .as_ref()
            .filter(|_| proven.is_verified())
            .map(|id| routes::logo(format!("{id}.png"))),
        permissions: Permissions::of_catalogue(provider, localizer)
            .prompts(&app.allowed_scopes())
            .join(" · "),
        website: app.publisher.as_ref().and_then(|publisher| publisher.website.clone()),
        proven,
        action,
    }
}

/// `to` makes the form of an app; `note` was typed for one of them.
pub fn waiting_apps(
    provider: &Provider,
    localizer: Localizer,
    apps: &[Arc<Client>],
    to: impl Fn(&Client) -> PostForm,
    note: Option<(&ClientId, &str)>,
) -> Vec<MarketApp> {
    let decide = |app: &Client| {
        MarketAction::Decide(Decide {
            form: to(app),
            note_id: format!("note-{}", app.id),
            note: note
                .filter(|(id, _)| **id == app.id)
                .map(|(_, note)| note)
                .unwrap_or_default()
                .to_owned(),
            permissions: Permissions::of(provider, app, localizer).groups(&app.allowed_scopes()),
            destinations: destinations(localizer, app),
        })
    };
    apps.iter().map(|app| market_app(provider, localizer, app, decide(app))).collect()
}

/// `to` makes the form of a publisher.
pub fn publisher_name(
    found: &ReviewablePublisher,
    to: impl Fn(&PublisherId) -> PostForm,
) -> PublisherName {
    let publisher = &found.record.publisher;
    let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
    PublisherName {
        name: publisher.display_name(),
        domains: list(&found.facts.domains),
        hosts: list(&found.facts.hosts),
        website: publisher.website.clone(),
        is_reviewed: found.is_reviewed(),
        form: to(&publisher.id),
    }
}

pub fn older_path(next: Option<&ClientId>) -> Option<String> {
    next.map(|id| format!("{MARKETPLACE}?{BEFORE}={id}"))
}
