use oauth::client::ClientKind;
use oauth::client::app::listing::ListingState;
use oauth::client::proven::Proven;
use oauth::client::publisher::Publisher;
use oauth::role::Role;
use oauth::scope::Scope;
use provider::Provider;
use provider::clients::apps::AppDetails;
use provider::clients::apps::marketplace::{MissingRequirement, missing_requirements};
use routes::UrlBuilder;

use crate::components::app_tile::logo_path;
use crate::components::badge::Tone;
use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::publisher_line::publisher_text;
use crate::components::tabs::Tab;
use crate::i18n::{Localizer, date};
use crate::pages::admin::present::destinations;
use crate::pages::apps::details::changes::change_lines;
use crate::pages::apps::details::logo::LogoFacts;
use crate::pages::apps::details::sections::{Section, sections};
use crate::pages::apps::draft_error::draft_error;
use crate::pages::apps::frame::{AppFrame, AppTab, app_tabs, frame};
use crate::pages::apps::present::{app_name, listing_state, permissions_text, status};
use crate::pages::apps::secret::{ClientUse, client_use};
use crate::pages::apps::steps::{AppStep, mend_path};
use crate::pages::credentials::present::secrets;
use crate::pages::permissions::Permissions;

const MANY: usize = 6;

#[derive(Clone, Debug)]
pub struct AppDetailsPage {
    pub frame: AppFrame,
    pub done: Option<String>,
    pub errors: Vec<FormError>,
    pub name: String,
    pub logo: Option<String>,
    pub proven: Proven,
    pub status: (String, Tone),
    pub remove: String,
    pub content: Content,
}

#[derive(Clone, Debug)]
pub enum Content {
    /// The last step of registering it.
    Review(Review),
    /// One of the pages of a registered app.
    Tab { tabs: Vec<Tab>, tab: TabContent },
}

#[derive(Clone, Debug)]
pub enum TabContent {
    Overview(Overview),
    Configure(Configure),
    Credentials(ClientFacts),
    Listing(Listing),
}

#[derive(Clone, Debug)]
pub struct Review {
    pub to_do: Vec<(String, String)>,
    pub hints: Vec<String>,
    pub sections: Vec<Section>,
    pub register: Option<PostForm>,
}

#[derive(Clone, Debug)]
pub struct Overview {
    pub facts: Vec<(String, String)>,
    /// The page with the changes that are not saved, if there are any.
    pub unsaved: Option<String>,
    pub playground: Option<PlaygroundOffer>,
    pub credentials: String,
    /// `None` while it is offered, or waits to be.
    pub listing: Option<String>,
}

/// Where an app is tried.
#[derive(Clone, Debug)]
pub enum PlaygroundOffer {
    Ready(String),
    /// Its answers do not go to the playground yet; the page of its addresses.
    AddressMissing(String),
}

#[derive(Clone, Debug)]
pub struct Configure {
    pub to_do: Vec<(String, String)>,
    pub hints: Vec<String>,
    pub changes: Vec<String>,
    pub save: Option<PostForm>,
    pub sections: Vec<Section>,
    pub logo: LogoFacts,
}

#[derive(Clone, Debug)]
pub struct ClientFacts {
    pub id: String,
    pub secrets: Vec<(String, String)>,
    /// `None`: the app has no secret.
    pub replace: Option<String>,
    pub use_it: ClientUse,
}

#[derive(Clone, Debug)]
pub struct Listing {
    pub state: String,
    /// What is missing, and the page on which it is written.
    pub missing: Vec<(String, String)>,
    pub submit: Option<PostForm>,
    pub withdraw: Option<PostForm>,
}

/// `tab` is shown once the app is registered.
pub fn app_details_page(
    provider: &Provider,
    localizer: Localizer,
    details: &AppDetails,
    tab: AppTab,
    playground: Option<PlaygroundOffer>,
    to: impl Fn(&str) -> PostForm,
) -> AppDetailsPage {
    let AppDetails { app, client, .. } = details;
    let content = match client {
        None => Content::Review(review(provider, localizer, details, to)),
        Some(_) => Content::Tab {
            tabs: app_tabs(localizer, &app.id, tab),
            tab: match tab {
                AppTab::Overview => {
                    TabContent::Overview(overview(provider, localizer, details, playground))
                }
                AppTab::Configure => {
                    TabContent::Configure(configure(provider, localizer, details, to))
                }
                AppTab::Credentials => {
                    TabContent::Credentials(client_facts(provider, localizer, details))
                }
                AppTab::Listing => TabContent::Listing(listing(localizer, details, to)),
            },
        },
    };
    AppDetailsPage {
        frame: frame(localizer, details, AppStep::Review),
        done: None,
        errors: Vec::new(),
        name: app_name(localizer, app),
        logo: client.as_deref().and_then(logo_path),
        proven: details.proven.clone(),
        status: status(localizer, app),
        remove: routes::app_remove(&app.id),
        content,
    }
}

fn review(
    provider: &Provider,
    localizer: Localizer,
    details: &AppDetails,
    to: impl Fn(&str) -> PostForm,
) -> Review {
    let form = || to("register").with("form", provider.credentials().new_form_id());
    Review {
        to_do: to_do(provider, localizer, details),
        hints: hints(provider, localizer, details),
        sections: sections(provider, localizer, details),
        register: details.is_complete().then(form),
    }
}

/// What people see of it, whatever is written for later.
fn overview(
    provider: &Provider,
    localizer: Localizer,
    details: &AppDetails,
    playground: Option<PlaygroundOffer>,
) -> Overview {
    let AppDetails { app, client, publisher, changes, errors, .. } = details;
    let mut facts = Vec::new();
    if let Some(client) = client {
        let permissions = Permissions::of_catalogue(provider, localizer);
        let uses = client.scopes.iter().map(|entry| (entry.scope.clone(), entry.requirement));
        let publisher = publisher.as_ref().map(Publisher::display_name);
        let publisher = publisher.unwrap_or_else(|| client.publisher_name());
        facts.extend([
            ("partner-description", client.display_description().unwrap_or_default()),
            ("partner-publisher-mark", publisher_text(localizer, &publisher, &client.proven())),
            ("partner-permissions-fact", permissions_text(localizer, &permissions, uses)),
            ("about-answers", destinations(localizer, client)),
            ("partner-market", listing_state(localizer, app)),
        ]);
    }
    let mut facts: Vec<_> =
        facts.into_iter().map(|(label, text)| (localizer.t(label), text)).collect();
    if let Some(at) = app.registered_at {
        facts.push((localizer.t("about-registered"), date::day(localizer, at)));
    }
    let is_unsaved = !changes.is_empty() || !errors.is_empty();
    let is_unlisted = matches!(app.listing.state, ListingState::Unlisted | ListingState::Declined);
    Overview {
        facts,
        unsaved: is_unsaved.then(|| routes::app_configure(&app.id)),
        playground,
        credentials: routes::app_credentials(&app.id),
        listing: is_unlisted.then(|| routes::app_listing(&app.id)),
    }
}

fn configure(
    provider: &Provider,
    localizer: Localizer,
    details: &AppDetails,
    to: impl Fn(&str) -> PostForm,
) -> Configure {
    let AppDetails { app, client, changes, .. } = details;
    let logo = client.as_deref().and_then(logo_path);
    let is_listed = app.listing.state == ListingState::Listed;
    let permissions = Permissions::of_catalogue(provider, localizer);
    let changes = change_lines(localizer, changes, is_listed, &permissions);
    Configure {
        to_do: to_do(provider, localizer, details),
        hints: hints(provider, localizer, details),
        save: (details.is_complete() && !changes.is_empty()).then(|| to("save")),
        changes,
        sections: sections(provider, localizer, details),
        logo: LogoFacts {
            remove: logo.is_some().then(|| to("remove-logo")),
            shown: logo,
            is_listed,
            upload: to("logo"),
        },
    }
}

fn client_facts(provider: &Provider, localizer: Localizer, details: &AppDetails) -> ClientFacts {
    let AppDetails { app, client, credential, .. } = details;
    let has_secret = client.as_ref().is_some_and(|client| client.kind == ClientKind::Confidential);
    let shown = credential.as_ref();
    let token_endpoint = UrlBuilder::at(&provider.settings().issuer, routes::TOKEN);
    let replace = shown.filter(|_| has_secret).map(|shown| routes::credential_replace(&shown.id));
    ClientFacts {
        id: app.id.to_string(),
        secrets: shown.map(|shown| secrets(provider, localizer, shown)).unwrap_or_default(),
        replace,
        use_it: client_use(&String::from(token_endpoint), app.id.as_str(), has_secret),
    }
}

fn listing(localizer: Localizer, details: &AppDetails, to: impl Fn(&str) -> PostForm) -> Listing {
    let app = &details.app;
    let missing = missing_requirements(details.client.as_deref(), app.draft.kind);
    let can_submit = matches!(app.listing.state, ListingState::Unlisted | ListingState::Declined);
    let line = |missing: &MissingRequirement| {
        let publisher = || routes::app_publisher(&app.id);
        let (text, href) = match missing {
            MissingRequirement::Registration => ("partner-register", routes::app(&app.id)),
            MissingRequirement::VerifiedDomain => {
                ("partner-lacks-verified", format!("{}#domains", publisher()))
            }
            MissingRequirement::PrivacyPolicy => ("partner-lacks-privacy", publisher()),
            MissingRequirement::Website => ("partner-lacks-website", publisher()),
            MissingRequirement::Loopback => {
                ("partner-lacks-loopback", routes::app_addresses(&app.id))
            }
        };
        (localizer.t(text), href)
    };
    Listing {
        state: listing_state(localizer, app),
        submit: (can_submit && missing.is_empty()).then(|| to("submit")),
        withdraw: (!can_submit).then(|| to("withdraw")),
        missing: if can_submit { missing.iter().map(line).collect() } else { Vec::new() },
    }
}

fn to_do(provider: &Provider, localizer: Localizer, details: &AppDetails) -> Vec<(String, String)> {
    let AppDetails { app, publisher, errors, .. } = details;
    let id = &app.id;
    let mut to_do = Vec::new();
    if publisher.is_none() {
        to_do.push((localizer.t("partner-review-publisher"), routes::app_publisher(id)));
    }
    let mend = |error| (draft_error(provider, localizer, error).text, mend_path(id, error));
    to_do.extend(errors.iter().map(mend));
    to_do
}

fn hints(provider: &Provider, localizer: Localizer, details: &AppDetails) -> Vec<String> {
    let scopes = &details.app.draft.scopes;
    let permissions = Permissions::of_catalogue(provider, localizer);
    let mut hints = Vec::new();
    if scopes.len() > MANY {
        hints.push(localizer.t_args("partner-many", &[("count", scopes.len().into())]));
    }
    let needs_role = |scope: &Scope| !provider.catalogue().may_allow(Role::Standard, scope);
    let admin = scopes.iter().map(|entry| &entry.scope).filter(|scope| needs_role(scope));
    let admin: Vec<_> = admin.map(|scope| permissions.prompt(scope)).collect();
    if !admin.is_empty() {
        let list = admin.join(" · ");
        hints.push(localizer.t_args("partner-admin", &[("permissions", list.into())]));
    }
    hints
}
