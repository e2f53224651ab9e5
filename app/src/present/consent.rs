//! A request as the consent page shows it.

use std::time::Duration;

use oauth::authorize::Recipient;
use oauth::consent::AcceptError;
use oauth::grant::GrantDuration;
use oauth::redirect_uri;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::approvals::MESSAGE_LENGTH;
use provider::consent_request::ConsentRequest;

use super::date;
use super::permissions::Permissions;
use crate::components::account_strip::Account;
use crate::components::form::PostForm;
use crate::components::scope_line::ScopeGroup;
use crate::functions::decide::DECIDE_PATH;
use crate::pages::consent::{
    AppFacts, Asking, Before, ConsentPage, Destination, DurationChoice, KeptBy, NotIncluded,
    OutsideLink, Standing, TrustBox,
};
use crate::words::Words;

/// Why the page is shown again, and what the person had chosen.
pub struct Again<'a> {
    /// What is missing.
    pub error: AcceptError,
    /// What was ticked.
    pub ticked: &'a ScopeSet,
    /// The duration.
    pub duration: GrantDuration,
}

/// The page for a request. `switch` signs out and comes back.
pub fn page(
    words: Words,
    provider: &Provider,
    consent: &ConsentRequest,
    switch: PostForm,
    again: Option<&Again<'_>>,
) -> ConsentPage {
    let permissions = Permissions::of(provider, &consent.request.client, words);
    let offer = &consent.offer;
    let asking = asking(consent, &permissions);
    let asks_for_more = matches!(asking, Asking::More);
    let lines = |scopes: &ScopeSet, is_new: bool| -> Vec<ScopeGroup> {
        permissions.groups_with(scopes, |scope, mut line| {
            line.ticked = again.is_some_and(|again| again.ticked.contains(scope));
            line.is_new = is_new;
            line
        })
    };
    ConsentPage {
        account: Account::of(words, &consent.signed_in),
        switch,
        app: app_facts(words, consent),
        required: lines(&offer.required, asks_for_more),
        optional: lines(&offer.optional, asks_for_more),
        declined: lines(&offer.declined_before, false),
        not_included: kept(&offer.not_included, KeptBy::Role, &permissions)
            .chain(kept(&offer.withheld, KeptBy::Policy, &permissions))
            .collect(),
        before: before(words, consent, &permissions, &asking),
        reaches_company: consent.signed_in.user.role == Role::Administrator
            && provider.catalogue().needs_role(&offer.asked()),
        trust: offer.needs_trust.then(|| TrustBox {
            missing: again.is_some_and(|again| again.error == AcceptError::TrustMissing),
        }),
        missing: again.map(|again| again.error),
        works_while_away: consent.offline,
        durations: match asking {
            Asking::First | Asking::More => {
                durations(words, provider, consent, again.map(|again| again.duration))
            }
            Asking::Continue | Asking::Administrator { .. } => Vec::new(),
        },
        asking,
        idle_days: days(provider.settings().lifetimes.grant_unused),
        form: PostForm::new(DECIDE_PATH).with("request", &consent.sealed),
    }
}

fn asking(consent: &ConsentRequest, permissions: &Permissions<'_>) -> Asking {
    let offer = &consent.offer;
    if offer.needs_administrator() {
        return Asking::Administrator {
            beyond_role: permissions.prompts(&offer.beyond_role),
            beyond_policy: permissions.prompts(&offer.beyond_policy),
            message_length: MESSAGE_LENGTH,
        };
    }
    match &consent.before {
        Some(_) if offer.is_settled() => Asking::Continue,
        Some(_) => Asking::More,
        None => Asking::First,
    }
}

fn before(
    words: Words,
    consent: &ConsentRequest,
    permissions: &Permissions<'_>,
    asking: &Asking,
) -> Option<Before> {
    let grant = consent.before.as_ref()?;
    // Who only goes on sees what goes along; who is asked for more sees all that
    // stays.
    let allowed = match asking {
        Asking::Continue => &consent.offer.already,
        _ => &grant.scopes,
    };
    Some(Before {
        day: date::day(words, grant.answered_at),
        allowed: permissions.groups(allowed),
        ends: date::grant_end(words, grant.expires_at),
    })
}

fn kept<'a>(
    scopes: &'a ScopeSet,
    kept_by: KeptBy,
    permissions: &'a Permissions<'_>,
) -> impl Iterator<Item = NotIncluded> + 'a {
    scopes.iter().map(move |scope| NotIncluded {
        id: scope.to_string(),
        prompt: permissions.prompt(scope),
        kept_by,
    })
}

/// The durations to choose from; what was chosen is chosen again, and else the
/// first.
fn durations(
    words: Words,
    provider: &Provider,
    consent: &ConsentRequest,
    chosen: Option<GrantDuration>,
) -> Vec<DurationChoice> {
    let chosen = chosen
        .filter(|chosen| consent.durations.contains(chosen))
        .or_else(|| consent.durations.first().copied());
    let months_12 = provider.settings().lifetimes.grant;
    let on = |at: Timestamp| [("day", date::day(words, at).into())];
    consent
        .durations
        .iter()
        .map(|duration| DurationChoice {
            value: duration.as_str(),
            chosen: Some(*duration) == chosen,
            words: match (duration, consent.before.as_ref().and_then(|grant| grant.expires_at)) {
                (GrantDuration::Days30, _) => {
                    let end = consent.shown_at + Duration::from_hours(30 * 24);
                    words.say_with("consent-duration-30-days", &on(end))
                }
                (GrantDuration::Months12, _) => {
                    words.say_with("consent-duration-12-months", &on(consent.shown_at + months_12))
                }
                (GrantDuration::UntilRemoved, _) => words.say("consent-duration-until-removed"),
                (GrantDuration::AsBefore, Some(end)) => {
                    words.say_with("consent-duration-as-before", &on(end))
                }
                (GrantDuration::AsBefore, None) => words.say("consent-duration-as-before-removed"),
            },
        })
        .collect()
}

fn days(duration: Duration) -> u32 {
    u32::try_from(duration.as_secs() / (24 * 60 * 60)).unwrap_or(u32::MAX)
}

fn app_facts(words: Words, consent: &ConsentRequest) -> AppFacts {
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
        publisher: client.publisher_name(),
        standing: if consent.verified { Standing::Verified } else { Standing::Unverified },
        destination: destination(&consent.request.recipient),
        redirect_uri: consent
            .request
            .recipient
            .callback()
            .map(|callback| callback.redirect_uri().to_owned()),
        client_id: client.id.to_string(),
        website: publisher.and_then(|publisher| publisher.website.clone()),
        support_email: publisher.and_then(|publisher| publisher.support_email.clone()),
        domains: publisher.map(|publisher| publisher.verified_domains.clone()).unwrap_or_default(),
        registered: Some(date::day(words, client.registered_at)),
        privacy_policy: outside(publisher.and_then(|publisher| publisher.privacy_policy.as_ref())),
        terms: outside(publisher.and_then(|publisher| publisher.terms.as_ref())),
    }
}

/// Where the answer goes, in the page's terms.
fn destination(recipient: &Recipient) -> Destination {
    match recipient {
        Recipient::App(callback) => {
            let destination = callback.destination();
            let text = destination.host_and_port.clone();
            if destination.on_this_device {
                Destination::ThisDevice(text)
            } else {
                Destination::Host(text)
            }
        }
        Recipient::Device(device) => Destination::OtherDevice(device.user_code.clone()),
    }
}
