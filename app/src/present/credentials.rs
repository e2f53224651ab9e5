//! API keys and API tokens, as pages show them.

mod token_draft;

use oauth::api_credential::{
    ApiCredential, ApiCredentialError, ApiCredentialKind, ApiCredentialState, EXPIRY_DAYS,
    EXPIRY_LIMIT_DAYS, Overlap,
};
use oauth::display_text::TextError;
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::api_credentials::{ApiCredentialPage, ApiCredentialRecord, MadeApiSecret};
use provider::session::SignedIn;

pub use self::token_draft::TokenDraft;
use super::date;
use super::permissions::Permissions;
use crate::components::badge::Level;
use crate::components::error_summary::Fault;
use crate::components::form::PostForm;
use crate::pages::credentials::details::{CredentialDetailsPage, Opens};
use crate::pages::credentials::key_form::{CONFIRM, KeyFormPage};
use crate::pages::credentials::list::{CredentialActions, CredentialListPage, CredentialRow};
use crate::pages::credentials::once::OncePage;
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

/// The list.
pub fn list(
    provider: &Provider,
    words: Words,
    signed_in: &SignedIn,
    page: &ApiCredentialPage,
) -> CredentialListPage {
    let rows = |keys: bool| {
        let records = page.records.iter();
        let records = records.filter(|record| record.credential.kind.is_key() == keys);
        records.map(|record| row(provider, words, signed_in, record)).collect()
    };
    CredentialListPage {
        done: None,
        company: signed_in.company.name.clone(),
        administrator: signed_in.user.role == Role::Administrator,
        tokens: rows(false),
        keys: rows(true),
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
    }
}

/// What a key opens is an administrator's.
fn highest(provider: &Provider, words: Words, credential: &ApiCredential) -> Level {
    let of_token = || Permissions::of_tokens(provider, words).highest(&credential.scopes);
    let of_token = if credential.kind.is_key() { None } else { of_token() };
    of_token.unwrap_or(Level::Admin)
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
    let may = !credential.kind.is_key() || signed_in.user.role == Role::Administrator;
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
    if !credential.note.is_empty() {
        facts.push((words.say("cred-note"), credential.note.clone()));
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
    let is_key = credential.kind.is_key();
    let company = [("company", signed_in.company.name.as_str().into())];
    CredentialDetailsPage {
        name: credential.name.clone(),
        kind: kind_name(words, credential.kind),
        facts,
        secrets: secrets.collect(),
        opens: if is_key {
            Opens::Everything(words.say_with("cred-opens-everything", &company))
        } else {
            Opens::Permissions(Permissions::of_tokens(provider, words).groups(&credential.scopes))
        },
        actions: actions(signed_in, credential, now),
        copy: (!is_key).then(|| format!("{NEW_TOKEN}?{COPY_OF}={}", credential.id)),
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
    let permission = |scope| {
        let prompt = Permissions::of_tokens(provider, words).prompt(scope);
        [("permission", prompt.into())]
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
pub fn once(words: Words, made: MadeApiSecret) -> OncePage {
    let is_key = made.credential.kind.is_key();
    OncePage {
        title: if is_key { words.say("cred-once-key") } else { words.say("cred-once-token") },
        name: made.credential.name,
        secret: made.secret,
        header: if is_key { "X-SmartToken: " } else { "Authorization: Bearer " },
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
        used: date::last_used(words, credential.last_used_at, provider.now()),
        overlaps: overlaps.collect(),
        form,
        back: credential_path(&credential.id),
    }
}

/// The list's address after a credential was revoked.
pub fn revoked_path(credential: &ApiCredential) -> String {
    let done = Parameters::from_pairs([(REVOKED, credential.id.as_str())]).unwrap_or_default();
    format!("{CREDENTIALS}?{}", done.to_query())
}

/// The parameter that names what has just been revoked.
pub const REVOKED: &str = "revoked";
