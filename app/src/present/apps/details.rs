//! One app, as its page shows it.

use oauth::api_credential::ApiCredential;
use oauth::app::change::AppChange;
use oauth::app::listing::ListingState;
use oauth::client::ClientKind;
use oauth::role::Role;
use oauth::scope::Scope;
use provider::Provider;
use provider::apps::marketplace::Lacking;
use provider::apps::{AppDetails, AppRecord};
use provider::consent_request::ConsentRequest;

use super::forms::{fault, preview_roles};
use super::{AppStep, below, listing, mend_path, name, registered, steps};
use crate::components::form::PostForm;
use crate::pages::apps::details::{AppDetailsPage, ClientFacts, MarketFacts};
use crate::pages::apps::preview::PreviewPage;
use crate::present::permissions::Permissions;
use crate::present::{account, consent, credentials};
use crate::words::Words;

/// From so many permissions on, people hesitate.
const MANY: usize = 6;

/// The page. `to` makes the form of a page below the app's.
pub fn page(
    provider: &Provider,
    words: Words,
    details: &AppDetails,
    playground: Option<String>,
    to: impl Fn(&str) -> PostForm,
) -> AppDetailsPage {
    let AppDetails { app, client, credential, publisher, errors, changes } = details;
    let id = &app.id;
    let permissions = Permissions::of_catalogue(provider, words);
    let has_publisher = publisher.is_some();
    let mut to_do: Vec<(String, String)> = Vec::new();
    if !has_publisher {
        to_do.push((words.say("partner-review-publisher"), below(id, "publisher")));
    }
    let mend = |error| (fault(provider, words, error).text, mend_path(id, error));
    to_do.extend(errors.iter().map(mend));
    let is_registered = client.is_some();
    let complete = details.is_complete();
    AppDetailsPage {
        steps: steps(words, Some(id), AppStep::Review, errors, has_publisher),
        done: None,
        name: name(words, app),
        state: state(words, app, !changes.is_empty()),
        facts: facts(words, details, &permissions),
        hints: hints(words, app, provider, &permissions),
        preview: complete.then(|| below(id, "preview")),
        register: (complete && !is_registered)
            .then(|| to("register").with("form", provider.new_form_mark())),
        changes: changes_in_words(words, app, changes, &permissions),
        save: (complete && is_registered).then(|| to("save")),
        client: client.as_ref().zip(credential.as_ref()).map(|(client, credential)| ClientFacts {
            id: id.to_string(),
            secrets: credentials::secrets(provider, words, credential),
            replace: (client.kind == ClientKind::Confidential).then(|| replace_path(credential)),
        }),
        playground: playground.filter(|_| is_registered),
        market: client.as_ref().map(|client| {
            let lacks = Provider::lacking(Some(client), app.draft.kind);
            let can_submit =
                matches!(app.listing.state, ListingState::Unlisted | ListingState::Declined);
            MarketFacts {
                state: listing(words, app),
                submit: (can_submit && lacks.is_empty()).then(|| to("submit")),
                withdraw: (!can_submit).then(|| to("withdraw")),
                lacks: if can_submit { in_words(words, &lacks) } else { Vec::new() },
            }
        }),
        to_do,
        remove: below(id, "remove"),
    }
}

fn replace_path(credential: &ApiCredential) -> String {
    format!("{}/replace", credentials::credential_path(&credential.id))
}

fn state(words: Words, app: &AppRecord, is_changed: bool) -> String {
    let mut state = vec![registered(words, app)];
    state.extend(is_changed.then(|| words.say("partner-unsaved")));
    state.join(" · ")
}

fn facts(
    words: Words,
    details: &AppDetails,
    permissions: &Permissions<'_>,
) -> Vec<(String, String)> {
    let draft = &details.app.draft;
    let mut facts = Vec::new();
    if !draft.description.is_empty() {
        facts.push((words.say("partner-description"), draft.description.clone()));
    }
    if let Some(publisher) = &details.publisher {
        let mark = if publisher.is_verified() {
            words.say("verified-publisher")
        } else {
            words.say("unverified-publisher")
        };
        let line = format!("{} ({mark})", publisher.display_name());
        facts.push((words.say("partner-publisher-mark"), line));
    }
    let addresses: Vec<_> = draft.redirect_uris.split_whitespace().collect();
    if !addresses.is_empty() {
        facts.push((words.say("partner-redirect-uris"), addresses.join(" · ")));
    }
    for (required, label) in [(true, "partner-required"), (false, "partner-optional")] {
        let meant = draft.scopes.iter().filter(|entry| {
            (entry.requirement == oauth::client::Requirement::Required) == required
        });
        let prompts: Vec<_> = meant.map(|entry| permissions.prompt(&entry.scope)).collect();
        if !prompts.is_empty() {
            facts.push((words.say(label), prompts.join(" · ")));
        }
    }
    facts
}

fn hints(
    words: Words,
    app: &AppRecord,
    provider: &Provider,
    permissions: &Permissions<'_>,
) -> Vec<String> {
    let scopes = &app.draft.scopes;
    let mut hints = Vec::new();
    if scopes.len() > MANY {
        hints.push(words.say_with("partner-many", &[("count", scopes.len().into())]));
    }
    let needs_role = |scope: &Scope| !provider.catalogue().may_allow(Role::Standard, scope);
    let admin = scopes.iter().map(|entry| &entry.scope).filter(|scope| needs_role(scope));
    let admin: Vec<_> = admin.map(|scope| permissions.prompt(scope)).collect();
    if !admin.is_empty() {
        let list = admin.join(" · ");
        hints.push(words.say_with("partner-admin", &[("permissions", list.into())]));
    }
    hints
}

fn changes_in_words(
    words: Words,
    app: &AppRecord,
    changes: &[AppChange],
    permissions: &Permissions<'_>,
) -> Vec<String> {
    let with = |key, scope: &Scope| {
        words.say_with(key, &[("permission", permissions.prompt(scope).into())])
    };
    let mut lines: Vec<String> = changes
        .iter()
        .map(|change| match change {
            AppChange::Name { before, now } => {
                let names = [("before", before.as_str().into()), ("now", now.as_str().into())];
                words.say_with("partner-change-name", &names)
            }
            AppChange::Description => words.say("partner-change-description"),
            AppChange::NewHost(host) => {
                words.say_with("partner-change-host", &[("host", host.as_str().into())])
            }
            AppChange::NewAddress(address) => words
                .say_with("partner-change-new-address", &[("address", address.as_str().into())]),
            AppChange::AddressGone(address) => {
                words.say_with("partner-change-address", &[("address", address.as_str().into())])
            }
            AppChange::NowRequired(scope) => with("partner-change-required", scope),
            AppChange::NowOptional(scope) => with("partner-change-optional", scope),
            AppChange::ScopeGone(scope) => with("partner-change-gone", scope),
            AppChange::ScopeWords(scope) => with("partner-change-words", scope),
        })
        .collect();
    if changes.iter().any(AppChange::asks_everybody_anew) {
        lines.push(words.say("partner-change-asks"));
    }
    let is_listed = app.listing.state == ListingState::Listed;
    if is_listed && changes.iter().any(AppChange::is_reviewed) {
        lines.push(words.say("partner-change-review"));
    }
    lines
}

fn in_words(words: Words, lacks: &[Lacking]) -> Vec<String> {
    let text = |lacking: &Lacking| match lacking {
        // Only a registered app has this part of the page.
        Lacking::Registration => words.say("partner-register"),
        Lacking::VerifiedPublisher => words.say("partner-lacks-verified"),
        Lacking::PrivacyPolicy => words.say("partner-lacks-privacy"),
        Lacking::Website => words.say("partner-lacks-website"),
        Lacking::Loopback => words.say("partner-lacks-loopback"),
    };
    lacks.iter().map(text).collect()
}

/// What people would read, and as whom it can be seen.
pub fn preview(
    provider: &Provider,
    words: Words,
    app: &oauth::id::ClientId,
    request: &ConsentRequest,
) -> PreviewPage {
    let path = below(app, "preview");
    let here = PostForm::new(path.clone());
    let shown = request.signed_in.user.role;
    let views = preview_roles().into_iter().map(|role| {
        let href = format!("{path}?{AS}={}", role.as_str());
        (account::role(words, role), href, role == shown)
    });
    let mut consent = consent::page(words, provider, request, here.clone(), None);
    consent.form = here;
    PreviewPage { views: views.collect(), back: super::app_path(app), consent }
}

/// The parameter that says as whom a preview is seen.
pub const AS: &str = "as";
