use oauth::client::app::draft::AppKind;
use oauth::client::proven::Proven;
use oauth::client::redirect_uri::{Destination, RedirectUri};
use oauth::client::{Client, ClientKind};
use oauth::consent::policy::AppDecision;
use oauth::role::Role;
use oauth::scope::Scope;
use provider::Provider;
use provider::clients::apps::marketplace::{
    MarketplaceApp, MissingRequirement, missing_requirements,
};
use routes::{MARKETPLACE, MARKETPLACE_REVIEW};

use crate::components::app_tile::AppFace;
use crate::components::badge::Tone;
use crate::components::form::PostForm;
use crate::components::page_head::Crumb;
use crate::components::scope_line::ScopeGroup;
use crate::i18n::{Localizer, date};
use crate::pages::apps::present::permissions_text;
use crate::pages::permissions::Permissions;

/// More permissions than this are worth a question.
const MANY: usize = 6;

/// One app of the Marketplace, to those who may approve it for their company and to those who decide
/// whether it is offered.
#[derive(Clone, Debug)]
pub struct MarketAppPage {
    /// What was decided about was shown otherwise: this is how it is now.
    pub changed: bool,
    pub crumbs: Vec<Crumb>,
    pub app: AppFace,
    pub description: String,
    /// Where people begin, once it is offered.
    pub website: Option<String>,
    /// Its place in the playground, where it answers there.
    pub playground: Option<String>,
    pub preview: String,
    pub warnings: Vec<String>,
    pub facts: Vec<(String, String)>,
    pub links: Vec<(String, String)>,
    pub addresses: Vec<Address>,
    pub summary: String,
    pub permissions: Vec<ScopeGroup>,
    pub action: MarketAction,
}

#[derive(Clone, Debug)]
pub struct Address {
    pub uri: String,
    pub mark: (String, Tone),
}

#[derive(Clone, Debug)]
pub enum MarketAction {
    None,
    Approve {
        company: String,
        form: PostForm,
    },
    Approved {
        company: String,
    },
    Blocked,
    /// Their own company makes what they would decide about.
    Own,
    Decide {
        form: PostForm,
        note: String,
    },
}

/// Who looks at it, and the forms that they may send.
pub struct Viewer<'a> {
    pub company: &'a str,
    pub role: Role,
    pub approve: PostForm,
    pub decide: PostForm,
    /// As it was typed, where the page is shown again.
    pub note: &'a str,
}

pub fn market_app_page(
    provider: &Provider,
    localizer: Localizer,
    found: &MarketplaceApp,
    viewer: Viewer<'_>,
) -> MarketAppPage {
    let client = &*found.client;
    let id = &client.id;
    let permissions = Permissions::of(provider, client, localizer);
    let publisher = client.publisher.as_ref();
    let uses = client.scopes.iter().map(|entry| (entry.scope.clone(), entry.requirement));
    let mut crumbs = vec![Crumb::new(MARKETPLACE, localizer.t("market-title"))];
    if !found.is_listed() {
        crumbs.push(Crumb::new(MARKETPLACE_REVIEW, localizer.t("market-review")));
    }
    MarketAppPage {
        changed: false,
        crumbs,
        app: AppFace::of(client),
        description: client.display_description().unwrap_or_default(),
        website: publisher
            .filter(|_| found.is_listed())
            .and_then(|publisher| publisher.website.clone()),
        playground: None,
        preview: routes::marketplace_app_preview(id),
        warnings: warnings(provider, localizer, found, &permissions),
        facts: facts(localizer, found),
        links: links(localizer, client),
        addresses: addresses(localizer, client),
        summary: permissions_text(localizer, &permissions, uses),
        permissions: permissions.groups(&client.allowed_scopes()),
        action: action(found, viewer),
    }
}

fn action(found: &MarketplaceApp, viewer: Viewer<'_>) -> MarketAction {
    let company = viewer.company.to_owned();
    if !found.is_listed() {
        return if found.is_own {
            MarketAction::Own
        } else {
            MarketAction::Decide { form: viewer.decide, note: viewer.note.to_owned() }
        };
    }
    match (&found.decision, viewer.role) {
        (Some(AppDecision::Approved(_)), _) => MarketAction::Approved { company },
        (Some(AppDecision::Blocked), _) => MarketAction::Blocked,
        (None, Role::Administrator) => MarketAction::Approve { company, form: viewer.approve },
        (None, _) => MarketAction::None,
    }
}

/// What a reviewer, or an administrator, should not have to find out by themselves.
fn warnings(
    provider: &Provider,
    localizer: Localizer,
    found: &MarketplaceApp,
    permissions: &Permissions<'_>,
) -> Vec<String> {
    let client = &*found.client;
    let mut warnings = Vec::new();
    let name = client.publisher_name();
    match client.proven() {
        Proven::Nothing => warnings.push(localizer.t("market-warn-unverified")),
        Proven::Domain(_) => {
            warnings.push(localizer.t_args("market-warn-name", &[("publisher", name.into())]));
        }
        Proven::Name { .. } => {}
    }
    let kind = app_kind(client);
    for missing in missing_requirements(Some(client), kind) {
        match missing {
            MissingRequirement::PrivacyPolicy => warnings.push(localizer.t("market-warn-privacy")),
            MissingRequirement::Website => warnings.push(localizer.t("market-warn-website")),
            MissingRequirement::VerifiedDomain if client.proven().is_verified() => {
                warnings.push(localizer.t("market-warn-unverified"));
            }
            // Said already, or of no app that is shown here.
            MissingRequirement::VerifiedDomain
            | MissingRequirement::Registration
            | MissingRequirement::Loopback => {}
        }
    }
    let scopes = client.allowed_scopes();
    let needs_role = |scope: &&Scope| !provider.catalogue().may_allow(Role::Standard, scope);
    let admin: Vec<_> =
        scopes.iter().filter(needs_role).map(|scope| permissions.prompt(scope)).collect();
    if !admin.is_empty() {
        let list = admin.join(" · ");
        warnings.push(localizer.t_args("market-warn-admin", &[("permissions", list.into())]));
    }
    let count = scopes.iter().count();
    if count > MANY {
        warnings.push(localizer.t_args("market-warn-many", &[("count", count.into())]));
    }
    warnings
}

fn app_kind(client: &Client) -> AppKind {
    match client.kind {
        ClientKind::Confidential => AppKind::Server,
        ClientKind::Public if client.native => AppKind::Device,
        ClientKind::Public => AppKind::Browser,
    }
}

fn facts(localizer: Localizer, found: &MarketplaceApp) -> Vec<(String, String)> {
    let kind = match app_kind(&found.client) {
        AppKind::Server => "partner-kind-server",
        AppKind::Browser => "partner-kind-browser",
        AppKind::Device => "partner-kind-device",
    };
    let domains = found.client.publisher.iter();
    let domains: Vec<_> =
        domains.flat_map(|publisher| publisher.verified_domains.iter().cloned()).collect();
    let domains =
        if domains.is_empty() { localizer.t("market-no-domain") } else { domains.join(" · ") };
    let mut facts = vec![
        (localizer.t("market-owner"), found.company.name.clone()),
        (localizer.t("about-domains"), domains),
        (localizer.t("partner-kind"), localizer.t(kind)),
    ];
    if let Some(at) = found.app.registered_at {
        facts.push((localizer.t("about-registered"), date::day(localizer, at)));
    }
    if let Some(at) = found.app.listing.since {
        let label = if found.is_listed() { "market-listed-since" } else { "market-since" };
        facts.push((localizer.t(label), date::day(localizer, at)));
    }
    facts
}

fn links(localizer: Localizer, client: &Client) -> Vec<(String, String)> {
    let Some(publisher) = &client.publisher else { return Vec::new() };
    [
        ("about-website", &publisher.website),
        ("partner-privacy", &publisher.privacy_policy),
        ("partner-terms", &publisher.terms),
    ]
    .into_iter()
    .filter_map(|(label, link)| Some((localizer.t(label), link.clone()?)))
    .collect()
}

fn addresses(localizer: Localizer, client: &Client) -> Vec<Address> {
    let address = |uri: &RedirectUri| {
        let destination = Destination::of(uri.as_str());
        let (mark, tone) = if client.is_for_testing(uri) {
            ("market-address-testing", Tone::Plain)
        } else if destination.on_this_device {
            ("market-address-device", Tone::Plain)
        } else if client.proven_at(&destination).is_verified() {
            ("market-address-verified", Tone::Good)
        } else {
            ("market-address-unverified", Tone::Warning)
        };
        Address { uri: uri.to_string(), mark: (localizer.t(mark), tone) }
    };
    client.redirect_uris.iter().map(address).collect()
}
