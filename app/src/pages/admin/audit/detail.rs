//! What an entry says besides, in words: what is stored is for programs.

use oauth::audit::policy_detail::PolicyDetail;
use oauth::audit::{ActionWord, AuditAction, AuditEvent};
use oauth::authentication::{AuthenticationMethod, AuthenticationMethods};
use oauth::catalogue::Level;
use oauth::client::domain::{DomainCheck, ProvenBy};
use oauth::consent::policy::CompanyPolicy;
use oauth::display_text::clean;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::upstream::OWN_LOGIN;
use provider::Provider;

use crate::i18n::Localizer;
use crate::pages::account::role_name;
use crate::pages::admin::audit::sentence::{SHOWN, isolate_bidi};
use crate::pages::admin::policy::present::who_may;
use crate::pages::permissions::Permissions;

const BETWEEN: &str = " · ";

/// Empty if there is nothing to say. What is not understood is shown unchanged.
pub(crate) fn detail(provider: &Provider, localizer: Localizer, event: &AuditEvent) -> String {
    let text = event.detail.as_str();
    if text.is_empty() {
        return String::new();
    }
    let said = match &event.action {
        ActionWord::Known(action) => understood(provider, localizer, *action, text),
        ActionWord::Other(_) => None,
    };
    said.unwrap_or_else(|| isolate_bidi(text))
}

fn understood(
    provider: &Provider,
    localizer: Localizer,
    action: AuditAction,
    text: &str,
) -> Option<String> {
    match action {
        AuditAction::GrantGiven
        | AuditAction::PermissionRemoved
        | AuditAction::AppApproved
        | AuditAction::ApprovalAsked
        | AuditAction::ApprovalWithdrawn => scopes(provider, localizer, text),
        AuditAction::PolicyChanged => Some(policy(localizer, &PolicyDetail::parse(text)?)),
        AuditAction::UserAdded
        | AuditAction::UserChanged
        | AuditAction::UserInvited
        | AuditAction::MembershipAdded => all(text, |part| user(localizer, part)),
        AuditAction::DomainChecked => domain_check(localizer, text),
        AuditAction::ClientSecretAdded => match text {
            "only" => Some(localizer.t("audit-secret-only")),
            "beside" => Some(localizer.t("audit-secret-beside")),
            _ => None,
        },
        AuditAction::ClientAdded => {
            let publisher = text.strip_prefix("publisher=")?;
            Some(set(localizer, localizer.t("audit-publisher"), isolate_bidi(publisher)))
        }
        AuditAction::ClientChanged if text == "sign_in" => {
            Some(localizer.t("audit-client-sign-in"))
        }
        AuditAction::ClientChanged => {
            let modes = text.strip_prefix("response_modes=")?.replace(',', ", ");
            Some(set(localizer, localizer.t("audit-response-modes"), isolate_bidi(&modes)))
        }
        AuditAction::PublisherChanged | AuditAction::PublisherReviewed => {
            publisher(localizer, text)
        }
        AuditAction::SignedIn => sign_in(localizer, text),
        AuditAction::SessionsEnded if text == "others" => {
            Some(localizer.t("audit-sessions-others"))
        }
        AuditAction::PasswordChanged => all(text, |part| password(localizer, part)),
        AuditAction::GrantRemoved | AuditAction::LockedDown if text == "via=mail" => {
            Some(localizer.t("audit-email-link"))
        }
        AuditAction::EmailGivenUp if text == "not rendered" => {
            Some(localizer.t("audit-email-not-written"))
        }
        _ => None,
    }
}

fn set(localizer: Localizer, what: String, now: String) -> String {
    localizer.t_args("audit-set", &[("what", what.into()), ("now", now.into())])
}

/// Where each part is understood.
fn all(text: &str, read: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts: Option<Vec<String>> = text.split(' ').map(read).collect();
    Some(parts?.join(BETWEEN))
}

fn scopes(provider: &Provider, localizer: Localizer, text: &str) -> Option<String> {
    let scopes = ScopeSet::try_from(text.to_owned()).ok()?;
    let permissions = Permissions::of_catalogue(provider, localizer);
    let known: Vec<String> = permissions.prompts(&scopes);
    // One that left the catalogue has no words any more.
    let unknown = scopes.iter().filter(|scope| permissions.known_prompt(scope).is_none());
    let all = known.into_iter().chain(unknown.map(ToString::to_string));
    Some(all.collect::<Vec<_>>().join(", "))
}

fn policy(localizer: Localizer, detail: &PolicyDetail) -> String {
    let now = words(localizer, &detail.now);
    let Some(before) = &detail.before else {
        return now
            .into_iter()
            .map(|(what, now)| set(localizer, what, now))
            .collect::<Vec<_>>()
            .join(BETWEEN);
    };
    let changes: Vec<String> = words(localizer, before)
        .into_iter()
        .zip(now)
        .filter(|((_, before), (_, now))| before != now)
        .map(|((what, before), (_, now))| {
            let values = [("what", what.into()), ("before", before.into()), ("now", now.into())];
            localizer.t_args("audit-changed", &values)
        })
        .collect();
    if changes.is_empty() { localizer.t("audit-unchanged") } else { changes.join(BETWEEN) }
}

fn words(localizer: Localizer, policy: &CompanyPolicy) -> [(String, String); 5] {
    let CompanyPolicy { read, change, delete, admin, until_removed } = policy;
    let level = |level| match level {
        Level::Read => localizer.t("level-read"),
        Level::Change => localizer.t("level-change"),
        Level::Delete => localizer.t("level-delete"),
        Level::Admin => localizer.t("level-admin"),
    };
    let may = if *until_removed { localizer.t("audit-yes") } else { localizer.t("audit-no") };
    [
        (level(Level::Read), who_may(localizer, *read)),
        (level(Level::Change), who_may(localizer, *change)),
        (level(Level::Delete), who_may(localizer, *delete)),
        (level(Level::Admin), who_may(localizer, *admin)),
        (localizer.t("audit-no-end-date"), may),
    ]
}

fn user(localizer: Localizer, part: &str) -> Option<String> {
    match part.split_once('=') {
        Some(("role", role)) => {
            let role = role_name(localizer, Role::parse(role)?);
            Some(set(localizer, localizer.t("audit-role"), role))
        }
        Some(("disabled", "true")) => Some(localizer.t("audit-account-disabled")),
        Some(("disabled", "false")) => Some(localizer.t("audit-account-enabled")),
        Some(("email", address)) => {
            Some(set(localizer, localizer.t("audit-account-email"), isolate_bidi(address)))
        }
        Some(("via", "mail")) => Some(localizer.t("audit-email-link")),
        Some(("subject", subject)) => {
            Some(set(localizer, localizer.t("audit-account-subject"), isolate_bidi(subject)))
        }
        Some(("via", through)) => {
            Some(set(localizer, localizer.t("audit-via"), isolate_bidi(through)))
        }
        Some(_) => None,
        None => match part {
            "password" => Some(localizer.t("audit-account-password")),
            "first_name" => Some(localizer.t("audit-account-first-name")),
            "email" => Some(localizer.t("audit-account-email")),
            "again" => Some(localizer.t("audit-invited-again")),
            "signed_out" => Some(localizer.t("audit-account-signed-out")),
            "last_name" => Some(localizer.t("audit-account-last-name")),
            "job_title" => Some(localizer.t("audit-account-job-title")),
            _ => None,
        },
    }
}

fn password(localizer: Localizer, part: &str) -> Option<String> {
    match part {
        "by=password" => Some(localizer.t("audit-by-password")),
        "by=passkey" => Some(localizer.t("audit-by-passkey")),
        "by=link" => Some(localizer.t("audit-email-link")),
        "delegates_ended" => Some(localizer.t("audit-delegates-ended")),
        _ => None,
    }
}

/// `methods=… provider=…`
fn sign_in(localizer: Localizer, text: &str) -> Option<String> {
    let (methods, provider) = match text.split_once(" provider=") {
        Some((methods, provider)) => (methods, Some(provider)),
        None => (text, None),
    };
    let methods = methods.strip_prefix("methods=")?.replace(',', " ");
    let Ok(methods) = methods.parse::<AuthenticationMethods>();
    let mut words: Vec<String> = methods
        .iter()
        .filter_map(|method| match method {
            AuthenticationMethod::Password => Some(localizer.t("method-password")),
            AuthenticationMethod::OneTimePassword => Some(localizer.t("method-code")),
            AuthenticationMethod::HardwareKey | AuthenticationMethod::SoftwareKey => {
                Some(localizer.t("method-passkey"))
            }
            AuthenticationMethod::UserPresence | AuthenticationMethod::MultipleFactors => None,
        })
        .collect();
    // The platform may say no more than that.
    if words.len() < 2 && methods.contains(AuthenticationMethod::MultipleFactors) {
        let has_key = methods.contains(AuthenticationMethod::HardwareKey)
            || methods.contains(AuthenticationMethod::SoftwareKey);
        words.extend((!has_key).then(|| localizer.t("method-two-factors")));
    }
    let methods =
        (!words.is_empty()).then(|| set(localizer, localizer.t("audit-method"), words.join(", ")));
    let provider = provider.map(|provider| match provider {
        OWN_LOGIN => localizer.t("audit-own-login"),
        other => set(localizer, localizer.t("audit-via"), isolate_bidi(other)),
    });
    Some(methods.into_iter().chain(provider).collect::<Vec<_>>().join(BETWEEN))
}

fn domain_check(localizer: Localizer, text: &str) -> Option<String> {
    let check = DomainCheck::ALL.into_iter().find(|check| check.as_str() == text)?;
    Some(match check {
        DomainCheck::Proven(ProvenBy::Record) => localizer.t("audit-domain-by-record"),
        DomainCheck::Proven(ProvenBy::File) => localizer.t("audit-domain-by-file"),
        DomainCheck::NotFound => localizer.t("audit-domain-not-found"),
        DomainCheck::OtherValue => localizer.t("audit-domain-other"),
        DomainCheck::NoAnswer => localizer.t("audit-domain-no-answer"),
    })
}

/// `domains=… hosts=…`, or `domains=… review=ended before=…`, of which the last is a name: it may
/// hold anything.
fn publisher(localizer: Localizer, text: &str) -> Option<String> {
    let (rest, before) = match text.strip_prefix("before=") {
        Some(before) => ("", Some(before)),
        None => match text.split_once(" before=") {
            Some((rest, before)) => (rest, Some(before)),
            None => (text, None),
        },
    };
    let (rest, ended) = match rest.strip_suffix("review=ended") {
        Some(rest) => (rest.trim_end(), true),
        None => (rest, false),
    };
    let (domains, hosts) = match rest.split_once(" hosts=") {
        Some((domains, hosts)) => (domains, Some(hosts)),
        None => (rest, None),
    };
    let domains = match domains {
        "" => None,
        domains => Some(domains.strip_prefix("domains=")?),
    };
    let listed = |text: &str| isolate_bidi(&clean(text, SHOWN).replace(' ', ", "));
    let said = [
        before.map(|name| set(localizer, localizer.t("audit-name-before"), isolate_bidi(name))),
        domains.map(|domains| set(localizer, localizer.t("audit-domains"), listed(domains))),
        hosts
            .filter(|hosts| !hosts.is_empty())
            .map(|hosts| set(localizer, localizer.t("audit-hosts"), listed(hosts))),
        ended.then(|| localizer.t("audit-review-ended")),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(BETWEEN))
}
