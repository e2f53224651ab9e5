use oauth::client::ClientKind;
use oauth::client::app::change::AppChange;
use oauth::client::app::draft::AppKind;
use oauth::client::app::listing::ListingState;
use oauth::client::testing::is_for_testing;
use oauth::role::Role;
use oauth::scope::Scope;
use provider::Provider;
use provider::clients::apps::marketplace::MissingRequirement;
use provider::clients::apps::{AppDetails, AppRecord};

use crate::components::error_summary::FormError;
use crate::components::form::PostForm;
use crate::components::publisher_line::publisher_text;
use crate::i18n::Localizer;
use crate::pages::apps::details::logo::LogoFacts;
use crate::pages::apps::draft_error::draft_error;
use crate::pages::apps::present::{app_name, listing_state, registration_state};
use crate::pages::apps::steps::{AppStep, Steps, app_steps, mend_path};
use crate::pages::credentials::present::secrets;
use crate::pages::permissions::Permissions;

const MANY: usize = 6;

#[derive(Clone, Debug)]
pub struct AppDetailsPage {
    pub steps: Steps,
    pub done: Option<String>,
    pub errors: Vec<FormError>,
    pub name: String,
    pub state: String,
    pub facts: Vec<(String, String)>,
    pub redirect_uris: Vec<String>,
    pub testing_addresses: Vec<String>,
    pub to_do: Vec<(String, String)>,
    pub hints: Vec<String>,
    pub preview: Option<String>,
    pub register: Option<PostForm>,
    pub changes: Vec<String>,
    pub save: Option<PostForm>,
    pub client: Option<ClientFacts>,
    pub logo: Option<LogoFacts>,
    pub playground: Option<PlaygroundOffer>,
    pub market: Option<MarketFacts>,
    pub remove: String,
}

/// Where an app is tried.
#[derive(Clone, Debug)]
pub enum PlaygroundOffer {
    Ready(String),
    /// Its answers do not go to the playground yet; the page of its addresses.
    AddressMissing(String),
}

#[derive(Clone, Debug)]
pub struct ClientFacts {
    pub id: String,
    pub secrets: Vec<(String, String)>,
    /// `None`: the app has no secret.
    pub replace: Option<String>,
}

#[derive(Clone, Debug)]
pub struct MarketFacts {
    pub state: String,
    pub missing: Vec<String>,
    pub submit: Option<PostForm>,
    pub withdraw: Option<PostForm>,
}

pub fn app_details_page(
    provider: &Provider,
    localizer: Localizer,
    details: &AppDetails,
    playground: Option<PlaygroundOffer>,
    to: impl Fn(&str) -> PostForm,
) -> AppDetailsPage {
    let AppDetails { app, client, credential, publisher, errors, changes, .. } = details;
    let id = &app.id;
    let permissions = Permissions::of_catalogue(provider, localizer);
    let has_publisher = publisher.is_some();
    let mut to_do: Vec<(String, String)> = Vec::new();
    if !has_publisher {
        to_do.push((localizer.t("partner-review-publisher"), routes::app_publisher(id)));
    }
    let mend = |error| (draft_error(provider, localizer, error).text, mend_path(id, error));
    to_do.extend(errors.iter().map(mend));
    let is_registered = client.is_some();
    let is_native = app.draft.kind == AppKind::Device;
    let addresses = || app.draft.redirect_uris.split_whitespace();
    let (testing_addresses, redirect_uris): (Vec<_>, Vec<_>) =
        addresses().map(str::to_owned).partition(|uri| is_for_testing(uri, is_native, addresses()));
    let complete = details.is_complete();
    AppDetailsPage {
        steps: app_steps(localizer, Some(id), AppStep::Review, errors, has_publisher),
        done: None,
        errors: Vec::new(),
        name: app_name(localizer, app),
        state: state(localizer, app, !changes.is_empty()),
        facts: facts(localizer, details, &permissions),
        redirect_uris,
        testing_addresses,
        hints: hints(localizer, app, provider, &permissions),
        preview: complete.then(|| routes::app_preview(id)),
        register: (complete && !is_registered)
            .then(|| to("register").with("form", provider.credentials().new_form_id())),
        changes: change_lines(localizer, app, changes, &permissions),
        save: (complete && is_registered).then(|| to("save")),
        client: client.as_ref().zip(credential.as_ref()).map(|(client, credential)| ClientFacts {
            id: id.to_string(),
            secrets: secrets(provider, localizer, credential),
            replace: (client.kind == ClientKind::Confidential)
                .then(|| routes::credential_replace(&credential.id)),
        }),
        logo: client.as_ref().map(|client| LogoFacts {
            shown: client.logo.as_ref().map(|id| routes::logo(format!("{id}.png"))),
            is_listed: app.listing.state == ListingState::Listed,
            upload: to("logo"),
            remove: client.logo.is_some().then(|| to("remove-logo")),
        }),
        playground: playground.filter(|_| is_registered),
        market: client.as_ref().map(|client| {
            let missing = provider::clients::apps::marketplace::missing_requirements(
                Some(client),
                app.draft.kind,
            );
            let can_submit =
                matches!(app.listing.state, ListingState::Unlisted | ListingState::Declined);
            MarketFacts {
                state: listing_state(localizer, app),
                submit: (can_submit && missing.is_empty()).then(|| to("submit")),
                withdraw: (!can_submit).then(|| to("withdraw")),
                missing: if can_submit {
                    missing_requirements(localizer, &missing)
                } else {
                    Vec::new()
                },
            }
        }),
        to_do,
        remove: routes::app_remove(id),
    }
}

fn state(localizer: Localizer, app: &AppRecord, is_changed: bool) -> String {
    let mut state = vec![registration_state(localizer, app)];
    state.extend(is_changed.then(|| localizer.t("partner-unsaved")));
    state.join(" · ")
}

fn facts(
    localizer: Localizer,
    details: &AppDetails,
    permissions: &Permissions<'_>,
) -> Vec<(String, String)> {
    let draft = &details.app.draft;
    let mut facts = Vec::new();
    if !draft.description.is_empty() {
        facts.push((localizer.t("partner-description"), draft.description.clone()));
    }
    if let Some(publisher) = &details.publisher {
        let line = publisher_text(localizer, &publisher.display_name(), &details.proven);
        facts.push((localizer.t("partner-publisher-mark"), line));
    }
    let modes: Vec<_> = draft.used_response_modes().iter().map(|mode| mode.as_str()).collect();
    facts.push((localizer.t("partner-response-modes"), modes.join(" · ")));
    for (required, label) in [(true, "partner-required"), (false, "partner-optional")] {
        let meant = draft.scopes.iter().filter(|entry| {
            (entry.requirement == oauth::client::Requirement::Required) == required
        });
        let prompts: Vec<_> = meant.map(|entry| permissions.prompt(&entry.scope)).collect();
        if !prompts.is_empty() {
            facts.push((localizer.t(label), prompts.join(" · ")));
        }
    }
    facts
}

fn hints(
    localizer: Localizer,
    app: &AppRecord,
    provider: &Provider,
    permissions: &Permissions<'_>,
) -> Vec<String> {
    let scopes = &app.draft.scopes;
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

fn change_lines(
    localizer: Localizer,
    app: &AppRecord,
    changes: &[AppChange],
    permissions: &Permissions<'_>,
) -> Vec<String> {
    let with = |key, scope: &Scope| {
        localizer.t_args(key, &[("permission", permissions.prompt(scope).into())])
    };
    let mut lines: Vec<String> =
        changes
            .iter()
            .map(|change| match change {
                AppChange::Name { before, now } => {
                    let names = [("before", before.as_str().into()), ("now", now.as_str().into())];
                    localizer.t_args("partner-change-name", &names)
                }
                AppChange::Description => localizer.t("partner-change-description"),
                // Logos are no part of a draft.
                AppChange::Logo | AppChange::LogoGone => localizer.t("partner-logo"),
                AppChange::NewHost(host) => {
                    localizer.t_args("partner-change-host", &[("host", host.as_str().into())])
                }
                AppChange::NewAddress(address) => localizer
                    .t_args("partner-change-new-address", &[("address", address.as_str().into())]),
                AppChange::TestingAddress(address) => localizer
                    .t_args("partner-change-testing", &[("address", address.as_str().into())]),
                AppChange::AddressGone(address) => localizer
                    .t_args("partner-change-address", &[("address", address.as_str().into())]),
                AppChange::ResponseModes => localizer.t("partner-change-modes"),
                AppChange::NowRequired(scope) => with("partner-change-required", scope),
                AppChange::NowOptional(scope) => with("partner-change-optional", scope),
                AppChange::ScopeGone(scope) => with("partner-change-gone", scope),
                AppChange::ScopeWords(scope) => with("partner-change-words", scope),
            })
            .collect();
    if changes.iter().any(AppChange::asks_everybody_anew) {
        lines.push(localizer.t("partner-change-asks"));
    }
    let is_listed = app.listing.state == ListingState::Listed;
    if is_listed && changes.iter().any(AppChange::is_reviewed) {
        lines.push(localizer.t("partner-change-review"));
    }
    lines
}

fn missing_requirements(localizer: Localizer, missing: &[MissingRequirement]) -> Vec<String> {
    let text = |lacking: &MissingRequirement| match lacking {
        // Only a registered app has this part of the page.
        MissingRequirement::Registration => localizer.t("partner-register"),
        MissingRequirement::VerifiedDomain => localizer.t("partner-lacks-verified"),
        MissingRequirement::PrivacyPolicy => localizer.t("partner-lacks-privacy"),
        MissingRequirement::Website => localizer.t("partner-lacks-website"),
        MissingRequirement::Loopback => localizer.t("partner-lacks-loopback"),
    };
    missing.iter().map(text).collect()
}
