//! What a customer asks for to make an API token or an OAuth client.

use std::time::Duration;

use thiserror::Error;

use crate::catalogue::Catalogue;
use crate::display_text::{TextError, check_purpose};
use crate::identity::is_identity;
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};
use crate::timestamp::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// From now.
    Days(u32),
    /// Until a date.
    At(Timestamp),
}

pub const EXPIRY_DAYS: [u32; 4] = [7, 30, 60, 90];
pub const DEFAULT_EXPIRY_DAYS: u32 = 30;
/// A year, whichever it is.
pub const EXPIRY_LIMIT_DAYS: u32 = 366;

const DAY: Duration = Duration::from_hours(24);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiTokenRequest {
    pub name: String,
    /// May be empty.
    pub note: String,
    pub scopes: ScopeSet,
    pub expiry: Option<Expiry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedApiToken {
    pub name: String,
    /// May be empty.
    pub note: String,
    pub scopes: ScopeSet,
    pub expires_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthClientRequest {
    pub name: String,
    /// May be empty.
    pub note: String,
    pub scopes: ScopeSet,
    pub role: Option<Role>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedOAuthClient {
    pub name: String,
    /// May be empty.
    pub note: String,
    pub scopes: ScopeSet,
    pub role: Role,
}

/// A form shows all at once.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ApiCredentialError {
    #[error("the name: {0}")]
    Name(TextError),
    #[error("the note: {0}")]
    Note(TextError),
    #[error("choose at least one permission")]
    NoScope,
    #[error("there is no permission {0}")]
    UnknownScope(Scope),
    #[error("only an administrator can give the permission {0}")]
    NeedsAdministrator(Scope),
    #[error("the permission {0} needs the system role Administrator")]
    BeyondRole(Scope),
    #[error("choose a system role")]
    NoRole,
    #[error("choose an end between tomorrow and {EXPIRY_LIMIT_DAYS} days from now")]
    Expiry,
}

pub fn check_api_token(
    request: &ApiTokenRequest,
    role: Role,
    catalogue: &Catalogue,
    now: Timestamp,
) -> Result<CheckedApiToken, Vec<ApiCredentialError>> {
    let mut errors = Vec::new();
    let name = check_name(&request.name).map_err(|error| errors.push(error)).ok();
    let note = check_note(&request.note).map_err(|error| errors.push(error)).ok();
    let beyond = ApiCredentialError::NeedsAdministrator;
    errors.extend(check_scopes(&request.scopes, role, catalogue, beyond));
    let expires_at = request.expiry.and_then(|expiry| end_of(expiry, now));
    if expires_at.is_none() {
        errors.push(ApiCredentialError::Expiry);
    }
    match (name, note, expires_at) {
        (Some(name), Some(note), Some(expires_at)) if errors.is_empty() => {
            Ok(CheckedApiToken { name, note, scopes: request.scopes.clone(), expires_at })
        }
        _ => Err(errors),
    }
}

pub fn check_oauth_client(
    request: &OAuthClientRequest,
    catalogue: &Catalogue,
) -> Result<CheckedOAuthClient, Vec<ApiCredentialError>> {
    let mut errors = Vec::new();
    let name = check_name(&request.name).map_err(|error| errors.push(error)).ok();
    let note = check_note(&request.note).map_err(|error| errors.push(error)).ok();
    if request.role.is_none() {
        errors.push(ApiCredentialError::NoRole);
    }
    // Without a role nothing is known of the scopes: only that they exist.
    let role = request.role.unwrap_or(Role::Administrator);
    let beyond = ApiCredentialError::BeyondRole;
    errors.extend(check_scopes(&request.scopes, role, catalogue, beyond));
    match (name, note) {
        (Some(name), Some(note)) if errors.is_empty() => {
            Ok(CheckedOAuthClient { name, note, scopes: request.scopes.clone(), role })
        }
        _ => Err(errors),
    }
}

fn check_scopes(
    scopes: &ScopeSet,
    role: Role,
    catalogue: &Catalogue,
    beyond: impl Fn(Scope) -> ApiCredentialError,
) -> Vec<ApiCredentialError> {
    if scopes.is_empty() {
        return vec![ApiCredentialError::NoScope];
    }
    let check = |scope: &Scope| {
        // A service is no person.
        if catalogue.find(scope).is_none() || is_identity(scope) {
            Some(ApiCredentialError::UnknownScope(scope.clone()))
        } else if !catalogue.may_allow(role, scope) {
            Some(beyond(scope.clone()))
        } else {
            None
        }
    };
    scopes.iter().filter_map(check).collect()
}

/// Composed (NFC).
pub fn check_name(name: &str) -> Result<String, ApiCredentialError> {
    check_purpose(name.trim()).map_err(ApiCredentialError::Name)
}

fn check_note(note: &str) -> Result<String, ApiCredentialError> {
    match note.trim() {
        "" => Ok(String::new()),
        note => check_purpose(note).map_err(ApiCredentialError::Note),
    }
}

/// A day away at least, and not too far.
pub fn end_of(expiry: Expiry, now: Timestamp) -> Option<Timestamp> {
    let end = match expiry {
        Expiry::Days(days) => now + DAY * days,
        Expiry::At(end) => end,
    };
    (end >= now + DAY && end <= now + DAY * EXPIRY_LIMIT_DAYS).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::API_TOKENS;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn request() -> ApiTokenRequest {
        ApiTokenRequest {
            name: "Career site".to_owned(),
            note: String::new(),
            scopes: ScopeSet::try_from("jobs companies".to_owned()).expect("scopes"),
            expiry: Some(Expiry::Days(30)),
        }
    }

    fn check(
        request: &ApiTokenRequest,
        role: Role,
    ) -> Result<CheckedApiToken, Vec<ApiCredentialError>> {
        let catalogue = Catalogue::parse("api_tokens.toml", API_TOKENS).expect("shipped");
        check_api_token(request, role, &catalogue, NOW)
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let request = ApiTokenRequest {
            name: " ".to_owned(),
            note: "see https://a.example".to_owned(),
            scopes: ScopeSet::default(),
            expiry: None,
        };
        let errors = check(&request, Role::Administrator).expect_err("refused");
        assert_eq!(errors.len(), 4, "{errors:?}");
    }

    #[test]
    fn a_scope_that_does_not_exist_or_needs_an_administrator_is_refused() {
        for (scope, role) in [("candidates_read", Role::Administrator), ("users", Role::Standard)] {
            let scopes = ScopeSet::try_from(format!("jobs {scope}")).expect("scopes");
            let errors = check(&ApiTokenRequest { scopes, ..request() }, role).expect_err(scope);
            assert_eq!(errors.len(), 1);
        }
        let scopes = ScopeSet::try_from("users".to_owned()).expect("scopes");
        assert!(check(&ApiTokenRequest { scopes, ..request() }, Role::Administrator).is_ok());
    }

    #[test]
    fn an_end_that_is_past_too_near_or_too_far_away_is_refused() {
        let almost_a_day = NOW + DAY - Duration::from_secs(1);
        let ends = [
            Expiry::Days(0),
            Expiry::Days(367),
            Expiry::Days(u32::MAX),
            Expiry::At(NOW),
            Expiry::At(almost_a_day),
        ];
        for expiry in ends {
            let request = ApiTokenRequest { expiry: Some(expiry), ..request() };
            assert_eq!(check(&request, Role::Standard), Err(vec![ApiCredentialError::Expiry]));
        }
        let request = ApiTokenRequest { expiry: Some(Expiry::Days(366)), ..request() };
        assert!(check(&request, Role::Standard).is_ok());
    }
}
