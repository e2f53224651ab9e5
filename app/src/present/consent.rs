//! A request as the consent page shows it.

use std::time::Duration;

use oauth::catalogue::{self, Catalogue, ScopeEntry};
use oauth::consent::AcceptError;
use oauth::redirect_uri;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use provider::Provider;
use provider::consent_request::ConsentRequest;

use super::date;
use crate::components::account_strip::Account;
use crate::components::badge::{DataFlag, Level};
use crate::components::form::PostForm;
use crate::components::icon::Symbol;
use crate::components::scope_line::{ScopeGroup, ScopeLine};
use crate::functions::decide::DECIDE_PATH;
use crate::pages::consent::{
    AppFacts, Asking, ConsentPage, Destination, NotIncluded, OutsideLink, Standing, TrustBox,
};

/// Why the page is shown again, and what the person had ticked.
pub struct Again<'a> {
    /// What is missing.
    pub error: AcceptError,
    /// What was ticked.
    pub ticked: &'a ScopeSet,
}

/// The page for a request. `switch` signs out and comes back.
pub fn page(
    provider: &Provider,
    consent: &ConsentRequest,
    switch: PostForm,
    again: Option<&Again<'_>>,
) -> ConsentPage {
    let words = Words {
        catalogue: provider.catalogue(),
        platform: &provider.settings().platform_name,
        consent,
        ticked: again.map(|again| again.ticked),
    };
    let offer = &consent.offer;
    let is_missing = |error| again.is_some_and(|again| again.error == error);
    let asked_of_admins = |scopes: &ScopeSet| {
        scopes.iter().any(|scope| {
            words.catalogue.find(scope).is_some_and(|entry| entry.required_role.is_some())
        })
    };
    ConsentPage {
        account: Account::from(&consent.signed_in),
        switch,
        app: app_facts(consent),
        required: words.groups(&offer.required),
        optional: words.groups(&offer.optional),
        not_included: offer
            .not_included
            .iter()
            .map(|scope| NotIncluded { id: scope.to_string(), prompt: words.prompt(scope) })
            .collect(),
        asking: if offer.beyond_role.is_empty() {
            Asking::Person
        } else {
            Asking::Administrator {
                needs: offer.beyond_role.iter().map(|scope| words.prompt(scope)).collect(),
            }
        },
        reaches_company: consent.signed_in.user.role == Role::Administrator
            && (asked_of_admins(&offer.required) || asked_of_admins(&offer.optional)),
        trust: offer
            .needs_trust
            .then(|| TrustBox { missing: is_missing(AcceptError::TrustMissing) }),
        nothing_ticked: is_missing(AcceptError::NothingTicked),
        works_while_away: consent.offline,
        ends: date::day(consent.grant_ends_at),
        idle_days: consent.offline.then(|| days(provider.settings().lifetimes.refresh_token_idle)),
        form: PostForm::new(DECIDE_PATH).with("request", &consent.sealed),
    }
}

fn days(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs() / (24 * 60 * 60)).unwrap_or(u32::MAX)
}

fn app_facts(consent: &ConsentRequest) -> AppFacts {
    let client = &consent.request.client;
    let publisher = client.publisher.as_ref();
    let outside = |link: Option<&String>| {
        link.map(|href| OutsideLink {
            href: href.clone(),
            host: redirect_uri::Destination::of(href).host,
        })
    };
    AppFacts {
        name: client.display_name(),
        // Only where we know whose it is: a picture persuades more than a name.
        logo: client.logo.as_ref().filter(|_| consent.verified).map(super::logo_path),
        publisher: publisher.map(oauth::publisher::Publisher::display_name).unwrap_or_default(),
        standing: if consent.verified { Standing::Verified } else { Standing::Unverified },
        destination: destination(&consent.request.callback.destination()),
        redirect_uri: consent.request.callback.redirect_uri().to_owned(),
        client_id: client.id.to_string(),
        website: publisher.and_then(|publisher| publisher.website.clone()),
        domains: publisher.map(|publisher| publisher.verified_domains.clone()).unwrap_or_default(),
        registered: Some(date::day(client.registered_at)),
        privacy_policy: outside(publisher.and_then(|publisher| publisher.privacy_policy.as_ref())),
        terms: outside(publisher.and_then(|publisher| publisher.terms.as_ref())),
    }
}

/// Where the answer goes, in the page's terms.
pub fn destination(destination: &redirect_uri::Destination) -> Destination {
    let text = destination.host_and_port.clone();
    if destination.on_this_device { Destination::Device(text) } else { Destination::Host(text) }
}

struct Words<'a> {
    catalogue: &'a Catalogue,
    platform: &'a str,
    consent: &'a ConsentRequest,
    ticked: Option<&'a ScopeSet>,
}

impl Words<'_> {
    fn prompt(&self, scope: &oauth::scope::Scope) -> String {
        match self.catalogue.find(scope) {
            Some(entry) => entry.prompt.clone(),
            None => scope.to_string(),
        }
    }

    /// The scopes in the catalogue's groups; within a group the highest risk
    /// first.
    fn groups(&self, scopes: &ScopeSet) -> Vec<ScopeGroup> {
        self.catalogue
            .groups()
            .iter()
            .filter_map(|group| {
                let mut entries: Vec<&ScopeEntry> = self
                    .catalogue
                    .scopes()
                    .iter()
                    .filter(|entry| entry.group == group.id && scopes.contains(&entry.scope))
                    .collect();
                entries.sort_by_key(|entry| std::cmp::Reverse(entry.level));
                (!entries.is_empty()).then(|| ScopeGroup {
                    name: group.title.clone(),
                    symbol: group.icon.into(),
                    scopes: entries.into_iter().map(|entry| self.line(entry)).collect(),
                })
            })
            .collect()
    }

    fn line(&self, entry: &ScopeEntry) -> ScopeLine {
        let registered = self.consent.request.client.scope(&entry.scope);
        ScopeLine {
            id: entry.scope.to_string(),
            prompt: entry.prompt.clone(),
            sentence: entry.sentence.replace("{platform}", self.platform),
            does_not_allow: entry.does_not_allow.clone(),
            level: entry.level.into(),
            admin: entry.required_role == Some(Role::Administrator),
            flags: entry.flags.iter().map(|flag| (*flag).into()).collect(),
            purpose: registered.and_then(oauth::client::ClientScope::display_purpose),
            ticked: self.ticked.is_some_and(|ticked| ticked.contains(&entry.scope)),
        }
    }
}

impl From<catalogue::Level> for Level {
    fn from(level: catalogue::Level) -> Self {
        match level {
            catalogue::Level::Read => Self::Read,
            catalogue::Level::Change => Self::Change,
            catalogue::Level::Delete => Self::Delete,
            catalogue::Level::Admin => Self::Admin,
        }
    }
}

impl From<catalogue::DataFlag> for DataFlag {
    fn from(flag: catalogue::DataFlag) -> Self {
        match flag {
            catalogue::DataFlag::Candidate => Self::Candidate,
            catalogue::DataFlag::Pay => Self::Pay,
            catalogue::DataFlag::Staff => Self::Staff,
            catalogue::DataFlag::Public => Self::Public,
        }
    }
}

impl From<catalogue::Icon> for Symbol {
    fn from(icon: catalogue::Icon) -> Self {
        match icon {
            catalogue::Icon::Person => Self::Person,
            catalogue::Icon::Envelope => Self::Offer,
            catalogue::Icon::Briefcase => Self::Briefcase,
            catalogue::Icon::People => Self::People,
            catalogue::Icon::Gear => Self::Gear,
            catalogue::Icon::Speech => Self::Speech,
            catalogue::Icon::Building => Self::Building,
        }
    }
}
