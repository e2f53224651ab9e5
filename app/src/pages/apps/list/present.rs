use oauth::catalogue::Level;
use oauth::client::redirect_uri::Destination;
use oauth::scope::ScopeSet;
use provider::Provider;
use provider::account::session::SignedIn;
use provider::clients::apps::{AppPage, AppRecord};
use routes::{APPS, BEFORE};

use crate::components::badge::Tone;
use crate::i18n::Localizer;
use crate::pages::apps::present::{app_name, status};
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug)]
pub struct AppListPage {
    pub done: Option<String>,
    pub company: String,
    pub apps: Vec<AppRow>,
    /// Whether these are not the newest.
    pub is_later: bool,
    pub older: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AppRow {
    pub name: String,
    pub description: String,
    pub count: usize,
    pub highest: Option<Level>,
    pub hosts: Vec<String>,
    pub status: (String, Tone),
    pub is_draft: bool,
    pub href: String,
    /// What is written of it, to go on with that or to change it.
    pub edit: String,
    pub remove: String,
}

pub fn app_list_page(
    provider: &Provider,
    localizer: Localizer,
    signed_in: &SignedIn,
    page: &AppPage,
) -> AppListPage {
    let permissions = Permissions::of_catalogue(provider, localizer);
    AppListPage {
        done: None,
        company: signed_in.company.name.clone(),
        apps: page.apps.iter().map(|app| row(localizer, &permissions, app)).collect(),
        is_later: false,
        older: page.next.as_ref().map(|id| format!("{APPS}?{BEFORE}={id}")),
    }
}

fn row(localizer: Localizer, permissions: &Permissions<'_>, app: &AppRecord) -> AppRow {
    let scopes: ScopeSet = app.draft.scopes.iter().map(|entry| entry.scope.clone()).collect();
    let mut hosts: Vec<String> = Vec::new();
    for uri in app.draft.redirect_uris.split_whitespace() {
        let host = Destination::of(uri).host_and_port;
        if !host.is_empty() && !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    let is_draft = app.registered_at.is_none();
    AppRow {
        name: app_name(localizer, app),
        description: app.draft.description.clone(),
        count: app.draft.scopes.len(),
        highest: permissions.highest(&scopes),
        hosts,
        status: status(localizer, app),
        is_draft,
        href: routes::app(&app.id),
        edit: if is_draft { routes::app(&app.id) } else { routes::app_configure(&app.id) },
        remove: routes::app_remove(&app.id),
    }
}
