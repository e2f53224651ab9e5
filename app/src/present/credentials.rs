//! API keys, API tokens and OAuth clients, as pages show them.

mod client;
mod client_draft;
mod token_draft;

use oauth::api_credential::{
    ApiCredential, ApiCredentialError, ApiCredentialKind, ApiCredentialState, EXPIRY_DAYS,
    EXPIRY_LIMIT_DAYS, Overlap,
};
use oauth::display_text::TextError;
use oauth::id::{ApiCredentialId, ClientId};
use oauth::parameters::Parameters;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::api_credentials::{ApiCredentialPage, ApiCredentialRecord, MadeApiSecret};
use provider::session::SignedIn;

pub use self::client::{client_form, client_review};
pub use self::client_draft::ClientDraft;
pub use self::token_draft::TokenDraft;
use super::permissions::Permissions;
use super::{account, apps, date};
use crate::components::badge::Level;
use crate::components::error_summary::Fault;
use crate::components::form::PostForm;
use crate::pages::credentials::client_form::ROLE;
use crate::pages::credentials::details::{CredentialDetailsPage, Opens};
use crate::pages::credentials::key_form::{CONFIRM, KeyFormPage};
use crate::pages::credentials::list::{CredentialActions, CredentialListPage, CredentialRow};
use crate::pages::credentials::once::{OncePage, Sent};
use crate::pages::credentials::replace::ReplacePage;
use crate::pages::credentials::review::ReviewPage;
use crate::pages::credentials::token_form::{
    DAY, NAME, NOTE, PERMISSIONS, PresetChoice, TokenFormPage,
};
use crate::words::Words;

/// All of them.
pub const CREDENTIALS: &str = "/credentials";
/// A new API token.
pub const NEW_TOKEN: &str = "/credentials/tokens/new";
/// A new OAuth client.
pub const NEW_CLIENT: &str = "/credentials/clients/new";
/// A new API key.
pub const NEW_KEY: &str = "/credentials/keys/new";
/// The parameter that names the credential after which the list goes on.
pub const BEFORE: &str = "before";
/// The parameter that names the credential of which a new one is a copy.
pub const COPY_OF: &str = "copy";

/// The path of one credential.
pub fn credential_path(id: &ApiCredentialId) -> String {
    format!("{CREDENTIALS}/{id}")
}

/// Where a credential is looked after: on its page, or with its app.
pub fn home(credential: &ApiCredential) -> String {
    match credential.kind {
        ApiCredentialKind::App => apps::app_path(&ClientId::new(credential.id.as_str())),
        _ => credential_path(&credential.id),
    }
}

/// The list.
pub fn list(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    page: &ApiCredentialPage,
) -> CredentialListPage {
    let rows = |is_meant: fn(ApiCredentialKind) -> bool| {
        let records = page.records.iter();
        let records = records.filter(|record| is_meant(record.credential.kind));
        records.map(|record| row(provider, words, signed_in, record)).collect()
    };
    CredentialListPage {
        done: None,
        company: signed_in.company.name.clone(),
        administrator: signed_in.user.role == Role::Administrator,
        tokens: rows(|kind| kind == ApiCredentialKind::ApiToken),
        clients: rows(|kind| kind == ApiCredentialKind::OAuthClient),
        keys: rows(ApiCredentialKind::is_key),
        older: page.next.as_ref().map(|id| format!("{CREDENTIALS}?{BEFORE}={id}")),
    }
}

fn row(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    record: &ApiCredentialRecord,
) -> CredentialRow {
    let ApiCredentialRecord { credential, maker } = record;
    let now = provider.now();
    let ending = credential.secrets.first().map(|secret| secret.ending.as_str());
    let made =
        [("name", maker.as_str().into()), ("day", date::day(words, credential.created_at).into())];
    let mut facts = vec![
        words.say_with("cred-made-by", &made),
        date::last_used(words, credential.last_used_at, now),
    ];
    if credential.state(now) == ApiCredentialState::Active {
        facts.push(match credential.expires_at {
            Some(_) => date::grant_end(words, credential.expires_at),
            None => words.say("cred-no-end"),
        });
        let old = credential.secrets.iter().skip(1).filter_map(|secret| secret.stops_at).max();
        facts.extend(old.filter(|at| *at > now).map(|at| {
            words.say_with("cred-old-stops", &[("when", date::day_and_clock(words, at).into())])
        }));
    }
    CredentialRow {
        name: credential.name.clone(),
        kind: (credential.kind == ApiCredentialKind::PartnerApiKey)
            .then(|| kind_name(words, credential.kind)),
        client_id: client_id(credential),
        secret: shown(provider, credential.kind, ending.unwrap_or_default()),
        opens: if credential.kind.is_key() {
            words.say("cred-everything")
        } else {
            words.say_with("cred-count", &[("count", credential.scopes.iter().count().into())])
        },
        highest: highest(provider, words, credential),
        state: state(words, credential, now),
        facts,
        details: credential_path(&credential.id),
        actions: actions(signed_in, credential, now),
    }
}

fn kind_name(words: Words, kind: ApiCredentialKind) -> String {
    match kind {
        ApiCredentialKind::ApiKey => words.say("cred-api-key"),
        ApiCredentialKind::PartnerApiKey => words.say("cred-partner-key"),
        ApiCredentialKind::ApiToken => words.say("cred-api-token"),
        ApiCredentialKind::OAuthClient => words.say("cred-oauth-client"),
        ApiCredentialKind::App => words.say("cred-app"),
    }
}

fn client_id(credential: &ApiCredential) -> Option<String> {
    let is_client = credential.kind == ApiCredentialKind::OAuthClient;
    is_client.then(|| credential.id.to_string())
}

/// The words for what a credential opens; a key, which opens everything, has none.
fn permissions(
    provider: &Provider,
    words: Words,
    kind: ApiCredentialKind,
) -> Option<Permissions<'_>> {
    match kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => None,
        ApiCredentialKind::ApiToken => Some(Permissions::of_tokens(provider, words)),
        ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
            Some(Permissions::of_catalogue(provider, words))
        }
    }
}

/// What a key opens is an administrator's.
fn highest(provider: &Provider, words: Words, credential: &ApiCredential) -> Level {
    let permissions = permissions(provider, words, credential.kind);
    let highest = permissions.and_then(|permissions| permissions.highest(&credential.scopes));
    highest.unwrap_or(Level::Admin)
}

fn shown(provider: &Provider, kind: ApiCredentialKind, ending: &str) -> String {
    format!("{}…{ending}", provider.api_secret_beginning(kind))
}

fn state(words: Words, credential: &ApiCredential, now: Timestamp) -> String {
    let day = |at| [("day", date::day(words, at).into())];
    match credential.state(now) {
        ApiCredentialState::Active => words.say("cred-active"),
        ApiCredentialState::Expired { at } => words.say_with("cred-expired", &day(at)),
        ApiCredentialState::Revoked { at } => words.say_with("cred-revoked", &day(at)),
    }
}

fn actions(
    signed_in: &SignedIn,
    credential: &ApiCredential,
    now: Timestamp,
) -> Option<CredentialActions> {
    let may = !credential.kind.is_companys() || signed_in.user.role == Role::Administrator;
    let works = credential.state(now) == ApiCredentialState::Active;
    let path = credential_path(&credential.id);
    (may && works).then(|| CredentialActions {
        replace: format!("{path}/replace"),
        revoke: format!("{path}/revoke"),
    })
}

/// One credential.
pub fn details(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    record: &ApiCredentialRecord,
) -> CredentialDetailsPage {
    let ApiCredentialRecord { credential, maker } = record;
    let now = provider.now();
    let mut facts = vec![(words.say("cred-status"), state(words, credential, now))];
    facts.extend(client_id(credential).map(|id| (words.say("cred-client-id"), id)));
    facts.extend(
        credential.role.map(|role| (words.say("cred-client-role"), account::role(words, role))),
    );
    if !credential.note.is_empty() {
        facts.push((words.say(note_label(credential.kind)), credential.note.clone()));
    }
    facts.push((words.say("cred-maker"), maker.clone()));
    facts.push((words.say("cred-made"), date::day_and_clock(words, credential.created_at)));
    let end = match credential.expires_at {
        Some(at) => date::day_and_clock(words, at),
        None => words.say("cred-no-end"),
    };
    facts.push((words.say("cred-ends"), end));
    let used = match credential.last_used_at {
        Some(at) => date::ago(words, at, now),
        None => words.say("app-never-used"),
    };
    facts.push((words.say("app-last-used"), used));
    let permissions = permissions(provider, words, credential.kind);
    let company = [("company", signed_in.company.name.as_str().into())];
    let form = match credential.kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey | ApiCredentialKind::App => {
            None
        }
        ApiCredentialKind::ApiToken => Some(NEW_TOKEN),
        ApiCredentialKind::OAuthClient => Some(NEW_CLIENT),
    };
    let may_copy = !credential.kind.is_companys() || signed_in.user.role == Role::Administrator;
    let form = form.filter(|_| may_copy);
    CredentialDetailsPage {
        name: credential.name.clone(),
        kind: kind_name(words, credential.kind),
        facts,
        secrets: secrets(provider, words, credential),
        opens: match permissions {
            None => Opens::Everything(words.say_with("cred-opens-everything", &company)),
            Some(permissions) => Opens::Permissions(permissions.groups(&credential.scopes)),
        },
        actions: actions(signed_in, credential, now),
        copy: form.map(|form| format!("{form}?{COPY_OF}={}", credential.id)),
    }
}

/// A credential's secrets, newest first: what tells them apart, and until when they work.
pub(super) fn secrets(
    provider: &Provider,
    words: Words,
    credential: &ApiCredential,
) -> Vec<(String, String)> {
    let now = provider.now();
    let secrets = credential.secrets.iter().map(|secret| {
        let until = match secret.stops_at {
            None => words
                .say_with("cred-secret-made", &[("day", date::day(words, secret.made_at).into())]),
            Some(at) => {
                let when = [("when", date::day_and_clock(words, at).into())];
                if at > now {
                    words.say_with("cred-old-stops", &when)
                } else {
                    words.say_with("cred-secret-stopped", &when)
                }
            }
        };
        (shown(provider, credential.kind, &secret.ending), until)
    });
    secrets.collect()
}

fn note_label(kind: ApiCredentialKind) -> &'static str {
    match kind {
        ApiCredentialKind::OAuthClient => "cred-description",
        _ => "cred-note",
    }
}

/// The form for a token, as far as it is filled in.
pub fn token_form(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    draft: &TokenDraft,
    errors: &[ApiCredentialError],
    form: PostForm,
) -> TokenFormPage {
    let catalogue = provider.token_catalogue();
    let all: ScopeSet = catalogue.scopes().iter().map(|entry| entry.scope.clone()).collect();
    let givable = catalogue.allowable_by(signed_in.user.role, &all);
    let language = words.language();
    let chosen = catalogue.presets().iter().find(|preset| preset.id == draft.preset);
    let none = PresetChoice {
        id: String::new(),
        title: words.say("cred-start-self"),
        chosen: chosen.is_none(),
    };
    // One whose permissions the person cannot give would only disappoint.
    let presets = catalogue
        .presets()
        .iter()
        .filter(|preset| preset.scopes.is_subset(&givable))
        .map(|preset| PresetChoice {
            id: preset.id.clone(),
            title: preset.words(language).title.clone(),
            chosen: preset.id == draft.preset,
        })
        .chain([none]);
    let now = provider.now();
    let day = |days: u32| date::iso_day(now + DAY_LONG * days);
    let permissions = Permissions::of_tokens(provider, words);
    TokenFormPage {
        faults: errors.iter().map(|error| fault(provider, words, error)).collect(),
        name: draft.name.clone(),
        note: draft.note.clone(),
        presets: presets.collect(),
        preset_note: chosen.map(|preset| preset.words(language).note.clone()),
        permissions: permissions.groups_with(&givable, |scope, mut line| {
            line.ticked = draft.scopes.contains(scope);
            line
        }),
        days: EXPIRY_DAYS
            .into_iter()
            .map(|days| {
                let end = date::day(words, now + DAY_LONG * days);
                (days, end, draft.day().is_none() && draft.days() == Some(days))
            })
            .collect(),
        day: draft.day().map(str::to_owned),
        day_limits: (day(1), day(EXPIRY_LIMIT_DAYS - 1)),
        form,
    }
}

const DAY_LONG: std::time::Duration = std::time::Duration::from_hours(24);

/// What is wrong, and where.
fn fault(provider: &Provider, words: Words, error: &ApiCredentialError) -> Fault {
    let permission = |scope: &Scope| {
        let all =
            [Permissions::of_tokens(provider, words), Permissions::of_catalogue(provider, words)];
        let prompt = all.iter().find_map(|permissions| permissions.known_prompt(scope));
        [("permission", prompt.unwrap_or_else(|| scope.to_string()).into())]
    };
    let (text, field) = match error {
        ApiCredentialError::Name(error) => (text_fault(words, error), NAME),
        ApiCredentialError::Note(error) => (text_fault(words, error), NOTE),
        ApiCredentialError::NoScope => (words.say("cred-error-no-permission"), PERMISSIONS),
        ApiCredentialError::UnknownScope(scope) => {
            (words.say_with("cred-error-unknown", &permission(scope)), PERMISSIONS)
        }
        ApiCredentialError::NeedsAdministrator(scope) => {
            (words.say_with("cred-error-administrator", &permission(scope)), PERMISSIONS)
        }
        ApiCredentialError::BeyondRole(scope) => {
            (words.say_with("cred-error-beyond", &permission(scope)), PERMISSIONS)
        }
        ApiCredentialError::NoRole => (words.say("cred-error-role"), ROLE),
        ApiCredentialError::Expiry => {
            let last = provider.now() + DAY_LONG * (EXPIRY_LIMIT_DAYS - 1);
            let last = [("day", date::day(words, last).into())];
            (words.say_with("cred-error-ends", &last), DAY)
        }
    };
    Fault { text, field: Some(field.to_owned()) }
}

fn text_fault(words: Words, error: &TextError) -> String {
    match error {
        TextError::Empty => words.say("cred-error-name"),
        TextError::TooLong { limit, .. } => {
            words.say_with("cred-error-long", &[("limit", (*limit).into())])
        }
        TextError::Spaces
        | TextError::Hidden { .. }
        | TextError::StackedMarks
        | TextError::Address { .. } => words.say("cred-error-text"),
    }
}

/// What a token would be.
pub fn review(
    provider: &Provider,
    words: Words,
    draft: &TokenDraft,
    expires_at: Timestamp,
    form: PostForm,
) -> ReviewPage {
    let permissions = Permissions::of_tokens(provider, words);
    let mut facts = vec![(words.say("cred-name"), draft.name.clone())];
    if !draft.note.is_empty() {
        facts.push((words.say("cred-note"), draft.note.clone()));
    }
    facts.push((words.say("cred-ends"), date::day_and_clock(words, expires_at)));
    ReviewPage {
        facts,
        highest: permissions.highest(&draft.scopes),
        permissions: permissions.groups(&draft.scopes),
        no_more: words.say("cred-no-more"),
        create: words.say("cred-token-create"),
        form: draft.hide_in(form),
    }
}

/// The form for a key.
pub fn key_form(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    name: &str,
    kind: ApiCredentialKind,
    faults: Vec<Fault>,
    form: PostForm,
) -> KeyFormPage {
    let choice = |value: ApiCredentialKind, purpose: String| {
        (value.as_str(), kind_name(words, value), purpose, value == kind)
    };
    let kinds = if provider.settings().partner_api_keys {
        vec![
            choice(ApiCredentialKind::ApiKey, words.say("cred-api-key-for")),
            choice(ApiCredentialKind::PartnerApiKey, words.say("cred-partner-key-for")),
        ]
    } else {
        Vec::new()
    };
    let company = signed_in.company.name.clone();
    KeyFormPage { form, faults, company, name: name.to_owned(), kinds }
}

/// What is wrong with the form for a key.
pub fn key_faults(
    provider: &Provider,
    words: Words,
    errors: &[ApiCredentialError],
    is_confirmed: bool,
) -> Vec<Fault> {
    let unconfirmed = (!is_confirmed).then(|| Fault {
        text: words.say("cred-key-unconfirmed"),
        field: Some(CONFIRM.to_owned()),
    });
    errors.iter().map(|error| fault(provider, words, error)).chain(unconfirmed).collect()
}

/// A secret, for the one moment in which it is shown.
pub fn once(words: Words, made: MadeApiSecret, token_endpoint: String) -> OncePage {
    let done = match made.credential.kind {
        ApiCredentialKind::App => home(&made.credential),
        _ => CREDENTIALS.to_owned(),
    };
    let (title, sent) = match made.credential.kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
            ("cred-once-key", Sent::InHeader("X-SmartToken: "))
        }
        ApiCredentialKind::ApiToken => {
            ("cred-once-token", Sent::InHeader("Authorization: Bearer "))
        }
        ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
            let client_id = made.credential.id.to_string();
            ("cred-once-client", Sent::ForTokens { client_id, token_endpoint })
        }
    };
    OncePage {
        title: words.say(title),
        name: made.credential.name,
        secret: made.secret,
        sent,
        done,
    }
}

/// When a secret gives way to another.
pub fn replace(
    provider: &Provider,
    words: Words,
    credential: &ApiCredential,
    form: PostForm,
) -> ReplacePage {
    let said = |overlap| match overlap {
        Overlap::None => words.say("cred-replace-now"),
        Overlap::Hour => words.say("cred-replace-hour"),
        Overlap::Day => words.say("cred-replace-day"),
        Overlap::Week => words.say("cred-replace-week"),
    };
    let overlaps = Overlap::ALL
        .into_iter()
        .map(|overlap| (overlap.as_str(), said(overlap), overlap == Overlap::default()));
    ReplacePage {
        title: words.say_with("cred-replace", &[("name", credential.name.as_str().into())]),
        // Of an app it is not noted: people's connections say when they were used.
        used: (credential.kind != ApiCredentialKind::App)
            .then(|| date::last_used(words, credential.last_used_at, provider.now())),
        overlaps: overlaps.collect(),
        form,
        back: home(credential),
    }
}

/// The list's address after a credential was revoked.
pub fn revoked_path(credential: &ApiCredential) -> String {
    let done = Parameters::from_pairs([(REVOKED, credential.id.as_str())]).unwrap_or_default();
    format!("{CREDENTIALS}?{}", done.to_query())
}

/// The parameter that names what has just been revoked.
pub const REVOKED: &str = "revoked";
