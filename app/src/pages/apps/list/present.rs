use oauth::client::app::listing::ListingState;
use provider::account::session::SignedIn;
use provider::clients::apps::{AppPage, AppRecord};
use routes::{APPS, BEFORE};

use crate::i18n::Localizer;
use crate::pages::apps::present::{app_name, listing_state, registration_state};

#[derive(Clone, Debug)]
pub struct AppListPage {
    pub done: Option<String>,
    pub company: String,
    pub apps: Vec<AppRow>,
    pub older: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AppRow {
    pub name: String,
    pub description: String,
    pub state: String,
    pub href: String,
}

pub fn app_list_page(localizer: Localizer, signed_in: &SignedIn, page: &AppPage) -> AppListPage {
    AppListPage {
        done: None,
        company: signed_in.company.name.clone(),
        apps: page.apps.iter().map(|app| row(localizer, app)).collect(),
        older: page.next.as_ref().map(|id| format!("{APPS}?{BEFORE}={id}")),
    }
}

fn row(localizer: Localizer, app: &AppRecord) -> AppRow {
    let mut state = vec![registration_state(localizer, app)];
    if app.listing.state != ListingState::Unlisted {
        state.push(listing_state(localizer, app));
    }
    AppRow {
        name: app_name(localizer, app),
        description: app.draft.description.clone(),
        state: state.join(" · "),
        href: routes::app(&app.id),
    }
}
