use oauth::display_text::{NAME_LIMIT, PURPOSE_LIMIT, clean};
use oauth::id::ClientId;
use provider::Provider;
use provider::clients::apps::marketplace::MarketplaceApp;
use routes::{BEFORE, MARKETPLACE};

use crate::components::form::PostForm;
use crate::i18n::Localizer;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct MarketplacePage {
    pub done: Option<String>,
    pub waiting: Option<Vec<MarketApp>>,
    pub apps: Vec<MarketApp>,
    pub older: Option<String>,
}

#[derive(Clone, Debug)]
pub struct MarketApp {
    pub name: String,
    pub description: String,
    pub publisher: String,
    pub permissions: String,
    pub website: Option<String>,
    pub action: MarketAction,
}

#[derive(Clone, Debug)]
pub enum MarketAction {
    None,
    Approve { company: String, form: PostForm },
    Approved { company: String },
    Decide { form: PostForm, note: String },
}

pub fn market_app(
    provider: &Provider,
    localizer: Localizer,
    app: &MarketplaceApp,
    action: MarketAction,
) -> MarketApp {
    MarketApp {
        name: clean(&app.name, NAME_LIMIT),
        description: clean(&app.description, PURPOSE_LIMIT),
        publisher: clean(&app.publisher, NAME_LIMIT),
        permissions: Permissions::of_catalogue(provider, localizer)
            .prompts(&app.scopes)
            .join(" · "),
        website: app.website.clone(),
        action,
    }
}

pub fn waiting_apps(
    provider: &Provider,
    localizer: Localizer,
    apps: &[MarketplaceApp],
    to: impl Fn(&ClientId) -> PostForm,
) -> Vec<MarketApp> {
    let decide = |id: &ClientId| MarketAction::Decide { form: to(id), note: format!("note-{id}") };
    apps.iter().map(|app| market_app(provider, localizer, app, decide(&app.id))).collect()
}

pub fn older_path(next: Option<&ClientId>) -> Option<String> {
    next.map(|id| format!("{MARKETPLACE}?{BEFORE}={id}"))
}
