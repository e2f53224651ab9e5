use std::sync::Arc;
use std::time::Duration;

use oauth::consent::offer::AcceptError;
use oauth::identity::is_only_identity;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use provider::Provider;
use provider::administration::approvals::MESSAGE_LENGTH;
use provider::authorization::consent_request::{Companies, ConsentRequest};
use provider::authorization::decide::ConsentEntries;

use crate::components::account_strip::Account;
use crate::components::error_summary::FormError;
use crate::components::form::{PostForm, SHOWN_TO};
use crate::components::scope_line::ScopeGroup;
use crate::i18n::{Localizer, date, t};
use crate::pages::consent::companies::{CompanyOption, options};
use crate::pages::consent::durations::{DurationChoice, durations};
use crate::pages::consent::facts::{AppFacts, app_facts};
use crate::pages::consent::glance::Glance;
use crate::pages::permissions::Permissions;

#[derive(Clone, Debug, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sentence of the page")]
pub struct ConsentPage {
    pub account: Account,
    pub switch: PostForm,
    pub app: Arc<AppFacts>,
    /// What the access is to, where it is more than the platform's own API.
    pub apis: Vec<String>,
    /// Those to choose from; empty where there is one.
    pub companies: Vec<CompanyOption>,
    pub required: Vec<ScopeGroup>,
    pub optional: Vec<ScopeGroup>,
    pub declined: Vec<ScopeGroup>,
    pub unavailable: Vec<UnavailableScope>,
    pub prompt: ConsentPrompt,
    pub glance: Glance,
    pub before: Option<PreviousConsent>,
    pub reaches_company: bool,
    /// Nothing is asked for but who the person is.
    pub only_identity: bool,
    pub trust: Option<TrustBox>,
    pub missing: Option<AcceptError>,
    /// What was answered was another page: this is what it is now.
    pub changed: bool,
    pub works_while_away: bool,
    pub durations: Vec<DurationChoice>,
    /// Access ends after so many days without use.
    pub idle_days: u32,
    /// Typed to an administrator, on a page that came back.
    pub message: String,
    pub form: PostForm,
}

#[derive(Clone, Debug, Hash)]
pub struct UnavailableScope {
    pub id: String,
    pub prompt: String,
    pub reason: UnavailableReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnavailableReason {
    Role,
    Policy,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ConsentPrompt {
    First,
    More,
    Continue,
    /// Only an administrator can allow what is required. The page has no button to allow then.
    Administrator {
        beyond_role: Vec<String>,
        beyond_policy: Vec<String>,
        message_length: usize,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PreviousConsent {
    /// Empty, as `ends` is, where the person is asked as for the first time.
    pub day: String,
    pub allowed: Vec<ScopeGroup>,
    pub ends: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TrustBox {
    pub confirmed: bool,
    /// The form came back because the box was not ticked.
    pub missing: bool,
}

impl ConsentPage {
    pub(crate) fn is_incomplete(&self) -> bool {
        matches!(self.missing, Some(AcceptError::NothingSelected | AcceptError::TrustMissing))
    }

    pub(crate) fn errors(&self) -> Vec<FormError> {
        let trust = self.trust.is_some_and(|trust| trust.missing);
        let trust = trust.then(|| FormError::new(t("consent-trust-missing"), "trust"));
        let nothing_selected = self.missing == Some(AcceptError::NothingSelected);
        let nothing =
            nothing_selected.then(|| FormError::new(t("consent-nothing-ticked"), "optional"));
        trust.into_iter().chain(nothing).collect()
    }

    pub(crate) fn asks(&self) -> bool {
        matches!(self.prompt, ConsentPrompt::First | ConsentPrompt::More)
    }
}

/// A form that came back, with what was entered in it.
pub struct Resubmission<'a> {
    /// `None`: what was shown has changed since.
    pub error: Option<AcceptError>,
    pub entries: &'a ConsentEntries,
}

pub fn consent_page(
    localizer: Localizer,
    provider: &Provider,
    consent: &ConsentRequest,
    switch: PostForm,
    again: Option<&Resubmission<'_>>,
) -> ConsentPage {
    let permissions = Permissions::of(provider, &consent.request.client, localizer);
    let offer = &consent.offer;
    let prompt = consent_prompt(consent, &permissions);
    let only_identity = is_only_identity(&consent.request.scopes.union(&offer.has_already()));
    let asks_for_more = matches!(prompt, ConsentPrompt::More);
    let lines = |scopes: &ScopeSet, is_new: bool| -> Vec<ScopeGroup> {
        permissions.groups_with(scopes, |scope, mut line| {
            line.selected = again.is_some_and(|again| again.entries.selected.contains(scope));
            line.is_new = is_new;
            line
        })
    };
    ConsentPage {
        account: Account::of(localizer, &consent.signed_in),
        switch,
        app: Arc::new(app_facts(localizer, &consent.request)),
        apis: apis(provider, consent),
        companies: match &consent.companies {
            Some(Companies(choices)) => options(localizer, choices, Some(&consent.signed_in)),
            None => Vec::new(),
        },
        required: lines(&offer.required, asks_for_more),
        optional: lines(&offer.optional, asks_for_more),
        declined: lines(&offer.declined_before, false),
        unavailable: unavailable(&offer.unavailable, UnavailableReason::Role, &permissions)
            .chain(unavailable(&offer.blocked_by_policy, UnavailableReason::Policy, &permissions))
            .collect(),
        before: previous_consent(localizer, consent, &permissions, &prompt),
        reaches_company: consent.signed_in.membership.role == Role::Administrator
            && provider.catalogue().needs_role(&offer.asked()),
        trust: offer.needs_trust.then(|| TrustBox {
            // Trust was in what was shown, and in nothing else.
            confirmed: again
                .is_some_and(|again| again.error.is_some() && again.entries.confirmed_trust),
            missing: again.is_some_and(|again| again.error == Some(AcceptError::TrustMissing)),
        }),
        missing: again.and_then(|again| again.error),
        changed: again.is_some_and(|again| again.error.is_none()),
        works_while_away: consent.offline,
        durations: match prompt {
            ConsentPrompt::First | ConsentPrompt::More => {
                let lifetime = provider.settings().lifetimes.grant;
                durations(localizer, lifetime, consent, again.map(|again| again.entries.duration))
            }
            ConsentPrompt::Continue | ConsentPrompt::Administrator { .. } => Vec::new(),
        },
        // What is all there is to read needs no summary.
        glance: if only_identity { Glance::default() } else { Glance::of(offer, &permissions) },
        only_identity,
        prompt,
        idle_days: days(provider.settings().lifetimes.grant_unused),
        message: again.map(|again| again.entries.message.clone()).unwrap_or_default(),
        form: PostForm::new(routes::DECIDE)
            .with("request", &consent.sealed)
            .with(SHOWN_TO, consent.signed_in.user.id.as_str()),
    }
}

fn consent_prompt(consent: &ConsentRequest, permissions: &Permissions<'_>) -> ConsentPrompt {
    let offer = &consent.offer;
    if offer.needs_administrator() {
        return ConsentPrompt::Administrator {
            beyond_role: permissions.prompts(&offer.requires_admin),
            beyond_policy: permissions.prompts(&offer.beyond_policy),
            message_length: MESSAGE_LENGTH,
        };
    }
    match &consent.before {
        Some(_) if offer.is_settled() => ConsentPrompt::Continue,
        Some(_) => ConsentPrompt::More,
        None => ConsentPrompt::First,
    }
}

fn previous_consent(
    localizer: Localizer,
    consent: &ConsentRequest,
    permissions: &Permissions<'_>,
    prompt: &ConsentPrompt,
) -> Option<PreviousConsent> {
    let Some(grant) = &consent.before else {
        // Who is asked as for the first time sees what the app gets in any case.
        let besides = &consent.offer.granted_besides;
        return (!besides.is_empty()).then(|| PreviousConsent {
            day: String::new(),
            allowed: permissions.groups(besides),
            ends: String::new(),
        });
    };
    // Who only goes on sees what goes along; who is asked for more sees all that
    // stays.
    let allowed = match prompt {
        ConsentPrompt::Continue => consent.offer.has_already(),
        _ => grant.scopes.clone(),
    };
    Some(PreviousConsent {
        day: date::day(localizer, grant.answered_at),
        allowed: permissions.groups(&allowed),
        ends: date::grant_end(localizer, grant.expires_at),
    })
}

/// By name, or else by address. Without a name the platform's own is what its account is for.
fn apis(provider: &Provider, consent: &ConsentRequest) -> Vec<String> {
    let (known, named) = (provider.resources(), &consent.request.resources);
    let asked = known.iter().enumerate().filter(|(_, api)| named.contains(&api.resource));
    asked
        .filter_map(|(position, api)| {
            let address = || (position > 0).then(|| api.resource.to_string());
            api.name.clone().or_else(address)
        })
        .collect()
}

fn unavailable<'a>(
    scopes: &'a ScopeSet,
    reason: UnavailableReason,
    permissions: &'a Permissions<'_>,
) -> impl Iterator<Item = UnavailableScope> + 'a {
    scopes.iter().map(move |scope| UnavailableScope {
        id: scope.to_string(),
        prompt: permissions.prompt(scope),
        reason,
    })
}

fn days(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs() / (24 * 60 * 60)).unwrap_or(u32::MAX)
}
