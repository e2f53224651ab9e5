//! Apps that a company makes for others: written step by step, looked at, registered.

pub mod about;
pub mod addresses;
pub mod details;
pub mod list;
pub mod logo;
pub mod permissions;
pub mod preview;
pub mod publisher;
pub mod steps;

use leptos::prelude::*;

use self::{
    about::{About, AboutPage},
    addresses::{Addresses, AddressesPage},
    details::{AppDetails, AppDetailsPage},
    list::{AppList, AppListPage},
    permissions::{AppPermissions, AppPermissionsPage},
    preview::{Preview, PreviewPage},
    publisher::{Publisher, PublisherPage},
};
use crate::{
    page::{fault, titled},
    pages::credentials::once::{Once, OncePage},
    words::Words,
};

/// One of the pages.
#[derive(Clone, Debug)]
pub enum AppsPage {
    /// All of them.
    List(AppListPage),
    /// What it is.
    About(AboutPage),
    /// Who makes it.
    Publisher(PublisherPage),
    /// Where its users go back to.
    Addresses(AddressesPage),
    /// What it asks for.
    Permissions(AppPermissionsPage),
    /// All of it.
    Details(Box<AppDetailsPage>),
    /// What people will read.
    Preview(Box<PreviewPage>),
    /// Its secret, shown once.
    Once(OncePage),
}

impl AppsPage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        if self.is_fault() { 422 } else { 200 }
    }

    fn is_fault(&self) -> bool {
        match self {
            Self::About(page) => !page.faults.is_empty(),
            Self::Publisher(page) => !page.faults.is_empty(),
            Self::Addresses(page) => !page.faults.is_empty(),
            Self::Permissions(page) => !page.faults.is_empty(),
            Self::Details(page) => !page.faults.is_empty(),
            _ => false,
        }
    }

    /// Whether the page has an island.
    pub fn has_island(&self) -> bool {
        match self {
            Self::Once(_) | Self::Details(_) => true,
            Self::Addresses(page) => page.playground.is_some(),
            Self::Preview(page) => page.consent.has_island(),
            _ => false,
        }
    }

    /// Whether the page has a small script of its own: the consent page's.
    pub fn has_script(&self) -> bool {
        matches!(self, Self::Preview(_))
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        let state = match self {
            Self::List(_) => words.say("partner-title"),
            Self::About(_) => words.say("partner-new"),
            Self::Publisher(_) => words.say("partner-publisher"),
            Self::Addresses(_) => words.say("partner-addresses"),
            Self::Permissions(_) => words.say("partner-permissions"),
            Self::Details(page) => page.name.clone(),
            Self::Preview(_) => words.say("partner-preview-title"),
            Self::Once(page) => page.title.clone(),
        };
        let title = titled(words, state, platform);
        if self.is_fault() { fault(words, title) } else { title }
    }
}

/// The page.
#[component]
pub fn Apps(
    /// Which.
    page: AppsPage,
) -> AnyView {
    let content = match page {
        AppsPage::List(page) => view! { <AppList page /> }.into_any(),
        AppsPage::About(page) => view! { <About page /> }.into_any(),
        AppsPage::Publisher(page) => view! { <Publisher page /> }.into_any(),
        AppsPage::Addresses(page) => view! { <Addresses page /> }.into_any(),
        AppsPage::Permissions(page) => view! { <AppPermissions page /> }.into_any(),
        AppsPage::Details(page) => view! { <AppDetails page=*page /> }.into_any(),
        AppsPage::Preview(page) => return view! { <Preview page=*page /> }.into_any(),
        AppsPage::Once(page) => view! { <Once page /> }.into_any(),
    };
    view! { <div class="page">{content}</div> }.into_any()
}
