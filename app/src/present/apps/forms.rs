//! The pages on which an app is written: what they show, and what they say.

use oauth::app::draft::{AppDraft, AppKind, DraftError, DraftScope, REDIRECT_URIS};
use oauth::client::Requirement;
use oauth::display_text::{NameError, TextError};
use oauth::domain::{DomainCheck, ProvenBy};
use oauth::parameters::Parameters;
use oauth::publisher::Publisher;
use oauth::redirect_uri::{PartnerUriError, RedirectUriError};
use oauth::registration::RegistrationError;
use oauth::role::Role;
use oauth::scope::Scope;
use provider::Provider;
use provider::apps::publisher::{DomainClaim, PublisherDraft};

use crate::components::error_summary::Fault;
use crate::components::form::PostForm;
use crate::pages::apps::about::{self, AboutPage};
use crate::pages::apps::addresses::{self, AddressesPage};
use crate::pages::apps::permissions::{
    AppPermissionsPage, DEFAULT, NOT_USED, OPTIONAL, PERMISSIONS, PURPOSE, PermissionChoice,
    REQUIRED, USE,
};
use crate::pages::apps::publisher::{self, ClaimRow};
use crate::pages::apps::steps::Steps;
use crate::present::date;
use crate::present::permissions::Permissions;
use crate::words::Words;

fn text(form: &Parameters, name: &str) -> String {
    form.get(name).unwrap_or_default().trim().to_owned()
}

/// Reads the page of what an app is.
pub fn read_about(form: &Parameters, draft: &mut AppDraft) {
    draft.name = text(form, about::NAME);
    draft.description = text(form, about::DESCRIPTION);
    let kind = form.get(about::KIND).unwrap_or_default();
    let kind = AppKind::ALL.into_iter().find(|known| known.as_str() == kind);
    draft.kind = kind.unwrap_or(draft.kind);
}

/// Reads the page of where its users go back to.
pub fn read_addresses(form: &Parameters, draft: &mut AppDraft) {
    // Browsers send lines with both marks (HTML §4.10.11.3); one is enough.
    draft.redirect_uris = text(form, addresses::REDIRECT_URIS).replace("\r\n", "\n");
}

/// Reads the page of what it asks for.
pub fn read_permissions(form: &Parameters, provider: &Provider, draft: &mut AppDraft) {
    let scopes = provider.catalogue().scopes().iter().map(|entry| &entry.scope);
    let read = |scope: &Scope| {
        let requirement = match form.get(&format!("{USE}{scope}"))? {
            REQUIRED => Requirement::Required,
            OPTIONAL => Requirement::Optional,
            _ => return None,
        };
        Some(DraftScope {
            scope: scope.clone(),
            requirement,
            is_default: form.get(&format!("{DEFAULT}{scope}")).is_some(),
            purpose: text(form, &format!("{PURPOSE}{scope}")),
        })
    };
    draft.scopes = scopes.filter_map(read).collect();
}

/// Reads the page of who makes it.
pub fn read_publisher(form: &Parameters) -> PublisherDraft {
    PublisherDraft {
        name: text(form, publisher::NAME),
        website: text(form, publisher::WEBSITE),
        privacy_policy: text(form, publisher::PRIVACY_POLICY),
        terms: text(form, publisher::TERMS),
    }
}

/// What the publisher's page shows of one that is kept.
pub fn publisher_draft(publisher: &Publisher) -> PublisherDraft {
    let link = |link: &Option<String>| link.clone().unwrap_or_default();
    PublisherDraft {
        name: publisher.name.clone(),
        website: link(&publisher.website),
        privacy_policy: link(&publisher.privacy_policy),
        terms: link(&publisher.terms),
    }
}

/// The page of what an app is.
pub fn about_page(
    words: Words,
    steps: Steps,
    form: PostForm,
    draft: &AppDraft,
    is_registered: bool,
    faults: Vec<Fault>,
) -> AboutPage {
    let kinds = AppKind::ALL.into_iter().map(|kind| {
        let (title, consequence) = match kind {
            AppKind::Server => ("partner-kind-server", "partner-kind-server-text"),
            AppKind::Browser => ("partner-kind-browser", "partner-kind-browser-text"),
            AppKind::Device => ("partner-kind-device", "partner-kind-device-text"),
        };
        (kind.as_str(), words.say(title), words.say(consequence), kind == draft.kind)
    });
    AboutPage {
        steps,
        form,
        faults,
        name: draft.name.clone(),
        description: draft.description.clone(),
        kinds: kinds.collect(),
        kind_is_kept: is_registered,
    }
}

/// The page of where its users go back to.
pub fn addresses_page(
    steps: Steps,
    form: PostForm,
    draft: &AppDraft,
    playground: Option<String>,
    faults: Vec<Fault>,
) -> AddressesPage {
    AddressesPage { steps, form, faults, redirect_uris: draft.redirect_uris.clone(), playground }
}

/// The page of what it asks for.
pub fn permissions_page(
    provider: &Provider,
    words: Words,
    steps: Steps,
    form: PostForm,
    draft: &AppDraft,
    faults: Vec<Fault>,
) -> AppPermissionsPage {
    let catalogue = provider.catalogue();
    let all = catalogue.scopes().iter().map(|entry| entry.scope.clone()).collect();
    let groups = Permissions::of_catalogue(provider, words).groups(&all).into_iter().map(|group| {
        let choices = group.scopes.into_iter().map(|line| {
            let written = draft.scopes.iter().find(|entry| entry.scope.as_str() == line.id);
            PermissionChoice {
                chosen: match written.map(|entry| entry.requirement) {
                    None => NOT_USED,
                    Some(Requirement::Required) => REQUIRED,
                    Some(Requirement::Optional) => OPTIONAL,
                },
                is_default: written.is_some_and(|entry| entry.is_default),
                purpose: written.map(|entry| entry.purpose.clone()).unwrap_or_default(),
                id: line.id,
                prompt: line.prompt,
                sentence: line.sentence,
                level: line.level,
                admin: line.admin,
            }
        });
        (group.name, choices.collect())
    });
    AppPermissionsPage { steps, form, faults, groups: groups.collect() }
}

/// A domain that is claimed. `to` makes the form of a page below the app's.
pub fn claim_row(
    words: Words,
    publisher: &Publisher,
    claim: &DomainClaim,
    to: impl Fn(&str) -> PostForm,
) -> ClaimRow {
    let domain = claim.domain.as_str();
    // Once proven it stays so, whatever a later look found.
    let is_proven = publisher.verified_domains.iter().any(|verified| verified == domain);
    let state = match claim.checked {
        _ if is_proven => "partner-domain-verified",
        None => "partner-domain-waiting",
        Some(_) => "partner-domain-failed",
    };
    let found = claim.checked.map(|(at, found)| {
        let text = match found {
            DomainCheck::Proven(ProvenBy::Record) => "partner-domain-proven-record",
            DomainCheck::Proven(ProvenBy::File) => "partner-domain-proven-file",
            DomainCheck::NotFound => "partner-domain-not-found",
            DomainCheck::OtherValue => "partner-domain-other",
            DomainCheck::NoAnswer => "partner-domain-no-answer",
        };
        words.say_with(text, &[("day", date::day_and_clock(words, at).into())])
    });
    ClaimRow {
        domain: domain.to_owned(),
        state: words.say(state),
        found,
        is_proven,
        record: claim.domain.record_name(),
        file: claim.domain.file_address(),
        value: claim.value.clone(),
        check: to("check-domain").with(publisher::DOMAIN, domain),
        remove: to("remove-domain").with(publisher::DOMAIN, domain),
    }
}

/// What is wrong with a draft, in words, and at which field.
pub fn fault(provider: &Provider, words: Words, error: &DraftError) -> Fault {
    let permission = |scope: &Scope| {
        let prompt = Permissions::of_catalogue(provider, words).prompt(scope);
        [("permission", prompt.into())]
    };
    let line = |line: usize, fault: &'static str| {
        let fault = words.say(fault);
        words.say_with("partner-error-line", &[("line", line.into()), ("fault", fault.into())])
    };
    let (text, field) = match error {
        DraftError::Name(error) => (name_fault(words, error), about::NAME.to_owned()),
        DraftError::Description(error) => (
            match error {
                TextError::Empty => words.say("partner-error-description"),
                _ => words.say("cred-error-text"),
            },
            about::DESCRIPTION.to_owned(),
        ),
        DraftError::NoRedirectUri => {
            (words.say("partner-error-no-address"), addresses::REDIRECT_URIS.to_owned())
        }
        DraftError::TooManyRedirectUris => (
            words.say_with("partner-error-many-addresses", &[("limit", REDIRECT_URIS.into())]),
            addresses::REDIRECT_URIS.to_owned(),
        ),
        DraftError::RedirectUri { line: number, fault, .. } => {
            (line(*number, uri_fault(*fault)), addresses::REDIRECT_URIS.to_owned())
        }
        DraftError::RepeatedRedirectUri { line: number, .. } => {
            (line(*number, "partner-error-repeated"), addresses::REDIRECT_URIS.to_owned())
        }
        DraftError::NoScope => (words.say("partner-error-no-permission"), PERMISSIONS.to_owned()),
        DraftError::UnknownScope(scope) => {
            (words.say_with("cred-error-unknown", &permission(scope)), PERMISSIONS.to_owned())
        }
        DraftError::Purpose { scope, fault } => {
            let text = match fault {
                TextError::Empty => "partner-error-purpose",
                _ => "partner-error-purpose-text",
            };
            (words.say_with(text, &permission(scope)), format!("{PURPOSE}{scope}"))
        }
    };
    Fault { text, field: Some(field) }
}

/// What is wrong with who makes it, in words, and at which field.
pub fn publisher_fault(words: Words, error: &RegistrationError) -> Fault {
    let (text, field) = match error {
        RegistrationError::Name(error) => (name_fault(words, error), publisher::NAME),
        RegistrationError::Link { field: "website" } => {
            (words.say("partner-link-error"), publisher::WEBSITE)
        }
        RegistrationError::Link { field: "privacy policy" } => {
            (words.say("partner-link-error"), publisher::PRIVACY_POLICY)
        }
        // Of a publisher nothing else is checked.
        _ => (words.say("partner-link-error"), publisher::TERMS),
    };
    Fault { text, field: Some(field.to_owned()) }
}

fn name_fault(words: Words, error: &NameError) -> String {
    match error {
        NameError::Text(TextError::Empty) => words.say("partner-error-name"),
        NameError::Text(TextError::TooLong { .. }) => words.say("partner-error-name-long"),
        NameError::Text(_)
        | NameError::NoLetter
        | NameError::Picture(_)
        | NameError::MixedScripts { .. } => words.say("partner-error-name-text"),
        NameError::Platform { platform: name } | NameError::Taken { name } => {
            words.say_with("partner-error-name-taken", &[("name", name.as_str().into())])
        }
    }
}

fn uri_fault(fault: PartnerUriError) -> &'static str {
    match fault {
        PartnerUriError::Address => "partner-error-ip",
        PartnerUriError::LookAlike => "partner-error-look-alike",
        PartnerUriError::Rule(rule) => match rule {
            RedirectUriError::Characters => "partner-error-characters",
            RedirectUriError::Wildcard => "partner-error-wildcard",
            RedirectUriError::NotAbsolute => "partner-error-not-absolute",
            RedirectUriError::Fragment => "partner-error-fragment",
            RedirectUriError::UserInfo => "partner-error-user-info",
            RedirectUriError::HttpsRequired => "partner-error-https",
            RedirectUriError::DangerousScheme => "partner-error-scheme",
            RedirectUriError::SchemeWithoutDot => "partner-error-own-scheme",
            RedirectUriError::AnswerParameter => "partner-error-answer",
        },
    }
}

/// The roles as whom a preview can be seen.
pub fn preview_roles() -> [Role; 2] {
    [Role::Standard, Role::Administrator]
}
