use oauth::catalogue::Level;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, ApiCredentialState};
use oauth::credential::attention::Attention;
use oauth::credential::request::{ApiCredentialError, EXPIRY_LIMIT_DAYS};
use oauth::display_text::TextError;
use oauth::role::Role;
use oauth::scope::Scope;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::account::session::SignedIn;
use routes::CREDENTIALS;

use crate::components::badge::Tone;
use crate::components::error_summary::FormError;
use crate::components::page_head::Crumb;
use crate::i18n::{Localizer, date, t};
use crate::pages::credentials::client::form::ROLE;
use crate::pages::credentials::form::{NAME, NOTE, PERMISSIONS};
use crate::pages::credentials::token::form::DAY;
use crate::pages::permissions::Permissions;

pub(crate) const ONE_DAY: std::time::Duration = std::time::Duration::from_hours(24);

pub(crate) fn crumbs() -> Vec<Crumb> {
    vec![Crumb::new(CREDENTIALS, t("cred-title"))]
}

#[derive(Clone, Debug)]
pub struct CredentialActions {
    pub replace: String,
    pub revoke: String,
}

pub(crate) fn kind_name(localizer: Localizer, kind: ApiCredentialKind) -> String {
    match kind {
        ApiCredentialKind::ApiKey => localizer.t("cred-api-key"),
        ApiCredentialKind::PartnerApiKey => localizer.t("cred-partner-key"),
        ApiCredentialKind::ApiToken => localizer.t("cred-api-token"),
        ApiCredentialKind::OAuthClient => localizer.t("cred-oauth-client"),
        ApiCredentialKind::App => localizer.t("cred-app"),
    }
}

pub(crate) fn credential_home(credential: &ApiCredential) -> String {
    match credential.kind {
        ApiCredentialKind::App => routes::app(&credential.id),
        _ => routes::credential(&credential.id),
    }
}

pub(crate) fn client_id(credential: &ApiCredential) -> Option<String> {
    let is_client = credential.kind == ApiCredentialKind::OAuthClient;
    is_client.then(|| credential.id.to_string())
}

pub(crate) fn permissions(
    provider: &Provider,
    localizer: Localizer,
    kind: ApiCredentialKind,
) -> Option<Permissions<'_>> {
    match kind {
        ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => None,
        ApiCredentialKind::ApiToken => Some(Permissions::of_tokens(provider, localizer)),
        ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
            Some(Permissions::of_catalogue(provider, localizer))
        }
    }
}

pub(crate) fn highest(
    provider: &Provider,
    localizer: Localizer,
    credential: &ApiCredential,
) -> Level {
    let permissions = permissions(provider, localizer, credential.kind);
    let highest = permissions.and_then(|permissions| permissions.highest(&credential.scopes));
    highest.unwrap_or(Level::Admin)
}

pub(crate) fn masked_secret(provider: &Provider, kind: ApiCredentialKind, ending: &str) -> String {
    format!("{}…{ending}", provider.credentials().api_secret_prefix(kind))
}

/// What it is now, and whether that is as it should be.
pub(crate) fn status(
    localizer: Localizer,
    credential: &ApiCredential,
    now: Timestamp,
) -> (String, Tone) {
    let day = |at| [("day", date::day(localizer, at).into())];
    match (credential.state(now), credential.attention(now)) {
        (ApiCredentialState::Expired { at }, _) => {
            (localizer.t_args("cred-expired", &day(at)), Tone::Plain)
        }
        (ApiCredentialState::Revoked { at }, _) => {
            (localizer.t_args("cred-revoked", &day(at)), Tone::Plain)
        }
        (ApiCredentialState::Active, Some(Attention::ExpiresSoon)) => {
            (localizer.t("cred-expires-soon"), Tone::Warning)
        }
        (ApiCredentialState::Active, Some(Attention::Unused)) => {
            (localizer.t("cred-unused"), Tone::Warning)
        }
        (ApiCredentialState::Active, Some(Attention::FullAccess)) => {
            (localizer.t("cred-full-access"), Tone::Bad)
        }
        (ApiCredentialState::Active, None) => (localizer.t("cred-active"), Tone::Good),
    }
}

pub(crate) fn actions(
    signed_in: &SignedIn,
    credential: &ApiCredential,
    now: Timestamp,
) -> Option<CredentialActions> {
    let may = !credential.kind.is_companys() || signed_in.membership.role == Role::Administrator;
    let works = credential.state(now) == ApiCredentialState::Active;
    (may && works).then(|| CredentialActions {
        replace: routes::credential_replace(&credential.id),
        revoke: routes::credential_revoke(&credential.id),
    })
}

pub fn last_used(localizer: Localizer, credential: &ApiCredential, now: Timestamp) -> String {
    with_place(localizer, date::last_used(localizer, credential.last_used_at, now), credential)
}

pub(crate) fn with_place(localizer: Localizer, when: String, credential: &ApiCredential) -> String {
    match &credential.last_used_from {
        Some(from) => localizer
            .t_args("when-and-where", &[("when", when.into()), ("address", from.as_str().into())]),
        None => when,
    }
}

pub(crate) fn secrets(
    provider: &Provider,
    localizer: Localizer,
    credential: &ApiCredential,
) -> Vec<(String, String)> {
    let now = provider.now();
    let secrets = credential.secrets.iter().map(|secret| {
        let until = match secret.stops_at {
            None => localizer.t_args(
                "cred-secret-made",
                &[("day", date::day(localizer, secret.made_at).into())],
            ),
            Some(at) => {
                let when = [("when", date::day_and_clock(localizer, at).into())];
                if at > now {
                    localizer.t_args("cred-old-stops", &when)
                } else {
                    localizer.t_args("cred-secret-stopped", &when)
                }
            }
        };
        (masked_secret(provider, credential.kind, &secret.ending), until)
    });
    secrets.collect()
}

pub(crate) fn form_error(
    provider: &Provider,
    localizer: Localizer,
    error: &ApiCredentialError,
) -> FormError {
    let permission = |scope: &Scope| {
        let all = [
            Permissions::of_tokens(provider, localizer),
            Permissions::of_catalogue(provider, localizer),
        ];
        let prompt = all.iter().find_map(|permissions| permissions.known_prompt(scope));
        [("permission", prompt.unwrap_or_else(|| scope.to_string()).into())]
    };
    let (text, field) = match error {
        ApiCredentialError::Name(error) => (text_error(localizer, error), NAME),
        ApiCredentialError::Note(error) => (text_error(localizer, error), NOTE),
        ApiCredentialError::NoScope => (localizer.t("cred-error-no-permission"), PERMISSIONS),
        ApiCredentialError::UnknownScope(scope) => {
            (localizer.t_args("cred-error-unknown", &permission(scope)), PERMISSIONS)
        }
        ApiCredentialError::NeedsAdministrator(scope) => {
            (localizer.t_args("cred-error-administrator", &permission(scope)), PERMISSIONS)
        }
        ApiCredentialError::BeyondRole(scope) => {
            (localizer.t_args("cred-error-beyond", &permission(scope)), PERMISSIONS)
        }
        ApiCredentialError::NoRole => (localizer.t("cred-error-role"), ROLE),
        ApiCredentialError::Expiry => {
            let last = provider.now() + ONE_DAY * (EXPIRY_LIMIT_DAYS - 1);
            let last = [("day", date::day(localizer, last).into())];
            (localizer.t_args("cred-error-ends", &last), DAY)
        }
    };
    FormError::new(text, field)
}

fn text_error(localizer: Localizer, error: &TextError) -> String {
    match error {
        TextError::Empty => localizer.t("cred-error-name"),
        TextError::TooLong { limit, .. } => {
            localizer.t_args("cred-error-long", &[("limit", (*limit).into())])
        }
        TextError::Spaces
        | TextError::Hidden { .. }
        | TextError::StackedMarks
        | TextError::Address { .. } => localizer.t("cred-error-text"),
    }
}
