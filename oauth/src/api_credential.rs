//! API keys, API tokens and OAuth clients: what a customer makes for their own systems,
//! without an app and without a consent page.

use std::time::Duration;

use thiserror::Error;

use crate::catalogue::Catalogue;
use crate::display_text::{TextError, check_purpose};
use crate::id::{ApiCredentialId, CompanyId, UserId};
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};
use crate::timestamp::Timestamp;

/// What a credential is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ApiCredentialKind {
    /// Opens everything in its company, without end. For testing.
    ApiKey,
    /// As an API key, for a partner. Legacy.
    PartnerApiKey,
    /// Opens what was chosen when it was made, until it ends.
    ApiToken,
    /// Gets access tokens in the company's name (RFC 6749 §4.4). Its record has the id
    /// of its client, and its secrets are the client's.
    OAuthClient,
    /// Asks people for access (RFC 6749 §4.1). Its record has the id of its client, and
    /// holds its secrets; all else of it is with the app.
    App,
}

impl ApiCredentialKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::ApiKey, Self::PartnerApiKey, Self::ApiToken, Self::OAuthClient, Self::App];

    /// The kind as programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiKey => "api_key",
            Self::PartnerApiKey => "partner_api_key",
            Self::ApiToken => "api_token",
            Self::OAuthClient => "oauth_client",
            Self::App => "app",
        }
    }

    /// Whether it is a key: full access, no scopes, no end.
    pub fn is_key(self) -> bool {
        matches!(self, Self::ApiKey | Self::PartnerApiKey)
    }

    /// Whether only administrators make it and change it: it reaches as far as the
    /// company's own systems, whoever made it.
    pub fn is_companys(self) -> bool {
        self != Self::ApiToken
    }
}

/// A credential's record. Of its secrets it has what tells them apart, no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCredential {
    /// Its id.
    pub id: ApiCredentialId,
    /// What it is.
    pub kind: ApiCredentialKind,
    /// Whose data it opens.
    pub company_id: CompanyId,
    /// What it is called.
    pub name: String,
    /// What it is for; may be empty.
    pub note: String,
    /// What it opens; a key has none, and opens everything.
    pub scopes: ScopeSet,
    /// How far an OAuth client reaches; the others have none.
    pub role: Option<Role>,
    /// Who made it.
    pub created_by: UserId,
    /// When.
    pub created_at: Timestamp,
    /// When it ends by itself; only a token does.
    pub expires_at: Option<Timestamp>,
    /// When somebody revoked it, and who.
    pub revoked: Option<(Timestamp, UserId)>,
    /// When it was last used, to within ten minutes.
    pub last_used_at: Option<Timestamp>,
    /// The network that it was last used from, as [`network_of`](crate::network::network_of)
    /// writes it, if that is known.
    pub last_used_from: Option<String>,
    /// Its secrets, newest first: two while one takes the other's place.
    pub secrets: Vec<ApiSecretRecord>,
}

/// What is known of one secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiSecretRecord {
    /// Its last four characters.
    pub ending: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it stops, since another has taken its place.
    pub stops_at: Option<Timestamp>,
}

/// Whether a credential works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiCredentialState {
    /// It does.
    Active,
    /// It has ended by itself.
    Expired {
        /// When.
        at: Timestamp,
    },
    /// Somebody revoked it.
    Revoked {
        /// When.
        at: Timestamp,
    },
}

impl ApiCredential {
    /// Whether it works now.
    pub fn state(&self, now: Timestamp) -> ApiCredentialState {
        match (&self.revoked, self.expires_at) {
            (Some((at, _)), _) => ApiCredentialState::Revoked { at: *at },
            (None, Some(at)) if at <= now => ApiCredentialState::Expired { at },
            _ => ApiCredentialState::Active,
        }
    }
}

/// A credential that is good now, with what it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveApiCredential {
    /// Its id.
    pub id: ApiCredentialId,
    /// What it is.
    pub kind: ApiCredentialKind,
    /// Whose data it opens.
    pub company_id: CompanyId,
    /// Who made it: a token reaches what they reach.
    pub created_by: UserId,
    /// Their role now.
    pub role: Role,
    /// What it opens; a key has none, and opens everything.
    pub scopes: ScopeSet,
    /// When its use was last noted.
    pub last_used_at: Option<Timestamp>,
}

/// For how long an API token is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// So many days from now.
    Days(u32),
    /// Until a date.
    At(Timestamp),
}

/// The days that are offered.
pub const EXPIRY_DAYS: [u32; 4] = [7, 30, 60, 90];
/// The days that are chosen unless somebody chooses others.
pub const DEFAULT_EXPIRY_DAYS: u32 = 30;
/// The most: a year, whichever it is.
pub const EXPIRY_LIMIT_DAYS: u32 = 366;

const DAY: Duration = Duration::from_hours(24);

/// What somebody asks for when they make a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiTokenRequest {
    /// What it is to be called.
    pub name: String,
    /// What it is for; may be empty.
    pub note: String,
    /// What it is to open.
    pub scopes: ScopeSet,
    /// When it is to end.
    pub expiry: Option<Expiry>,
}

/// A token's request that was found good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedApiToken {
    /// Its name, composed.
    pub name: String,
    /// Its note, composed; may be empty.
    pub note: String,
    /// What it opens.
    pub scopes: ScopeSet,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What somebody asks for when they make an OAuth client for client credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthClientRequest {
    /// What it is to be called.
    pub name: String,
    /// What it is for; may be empty.
    pub note: String,
    /// What it is to open.
    pub scopes: ScopeSet,
    /// How far it is to reach.
    pub role: Option<Role>,
}

/// An OAuth client's request that was found good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedOAuthClient {
    /// Its name, composed.
    pub name: String,
    /// Its note, composed; may be empty.
    pub note: String,
    /// What it opens.
    pub scopes: ScopeSet,
    /// How far it reaches.
    pub role: Role,
}

/// What is wrong with a request for a credential. A form shows all at once.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ApiCredentialError {
    /// The name.
    #[error("the name: {0}")]
    Name(TextError),
    /// The note.
    #[error("the note: {0}")]
    Note(TextError),
    /// No scope was chosen.
    #[error("choose at least one permission")]
    NoScope,
    /// A scope that no API token has.
    #[error("there is no permission {0}")]
    UnknownScope(Scope),
    /// A scope that only an administrator may give away.
    #[error("only an administrator can give the permission {0}")]
    NeedsAdministrator(Scope),
    /// A scope that is of no use without the role Administrator.
    #[error("the permission {0} needs the system role Administrator")]
    BeyondRole(Scope),
    /// No role was chosen.
    #[error("choose a system role")]
    NoRole,
    /// No end was chosen, or one that is past, too near or too far away.
    #[error("choose an end between tomorrow and {EXPIRY_LIMIT_DAYS} days from now")]
    Expiry,
}

/// Checks what somebody of that role asks for.
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

/// Checks what an administrator asks for.
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
        if catalogue.find(scope).is_none() {
            Some(ApiCredentialError::UnknownScope(scope.clone()))
        } else if !catalogue.may_allow(role, scope) {
            Some(beyond(scope.clone()))
        } else {
            None
        }
    };
    scopes.iter().filter_map(check).collect()
}

/// A credential's name, composed (NFC), if its owners can read it.
pub fn check_name(name: &str) -> Result<String, ApiCredentialError> {
    check_purpose(name.trim()).map_err(ApiCredentialError::Name)
}

fn check_note(note: &str) -> Result<String, ApiCredentialError> {
    match note.trim() {
        "" => Ok(String::new()),
        note => check_purpose(note).map_err(ApiCredentialError::Note),
    }
}

/// When a token ends, if that is a day away at least, and not too far.
pub fn end_of(expiry: Expiry, now: Timestamp) -> Option<Timestamp> {
    let end = match expiry {
        Expiry::Days(days) => now + DAY * days,
        Expiry::At(end) => end,
    };
    (end >= now + DAY && end <= now + DAY * EXPIRY_LIMIT_DAYS).then_some(end)
}

/// For how long an old secret still works beside the one that takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Overlap {
    /// It stops at once.
    None,
    /// An hour.
    Hour,
    /// A day.
    #[default]
    Day,
    /// A week.
    Week,
}

impl Overlap {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Hour, Self::Day, Self::Week];

    /// The choice as forms and programs write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "now",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
        }
    }

    /// Reads what a form says.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|overlap| overlap.as_str() == text)
    }

    /// How long it is.
    pub fn duration(self) -> Duration {
        match self {
            Self::None => Duration::ZERO,
            Self::Hour => Duration::from_hours(1),
            Self::Day => DAY,
            Self::Week => DAY * 7,
        }
    }
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

    #[test]
    fn a_revoked_token_stays_revoked_when_it_would_have_ended() {
        let credential = ApiCredential {
            id: ApiCredentialId::new("tok"),
            kind: ApiCredentialKind::ApiToken,
            company_id: CompanyId::new("northwind"),
            name: "Career site".to_owned(),
            note: String::new(),
            scopes: ScopeSet::default(),
            role: None,
            created_by: UserId::new("usr_ada"),
            created_at: NOW,
            expires_at: Some(NOW + DAY),
            revoked: None,
            last_used_at: None,
            last_used_from: None,
            secrets: Vec::new(),
        };
        assert_eq!(credential.state(NOW), ApiCredentialState::Active);
        let end = NOW + DAY;
        assert_eq!(credential.state(end), ApiCredentialState::Expired { at: end });
        let revoked = ApiCredential { revoked: Some((NOW, UserId::new("usr_ada"))), ..credential };
        assert_eq!(revoked.state(end + DAY), ApiCredentialState::Revoked { at: NOW });
    }
}
