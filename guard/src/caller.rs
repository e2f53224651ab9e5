//! The caller of an API.

use oauth::authentication::{Authenticated, AuthenticationClass};
use oauth::credential::api_credential::{ApiCredentialKind, LiveApiCredential};
use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;

/// Who calls, as their valid credential says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// How the call is authenticated, and by which client or credential.
    pub method: Method,
    /// The person on whose behalf they call; `None` for a service or a key.
    pub user_id: Option<UserId>,
    /// The company whose data they reach.
    pub company_id: CompanyId,
    /// Their role in that company: an Administrator reaches all of its data.
    pub role: Role,
    /// The scopes of the credential.
    pub access: Access,
    /// How and when the person signed in; `None` for a credential without a person.
    pub signed_in: Option<SignIn>,
}

/// That a person signed in (RFC 9470 §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// How strongly they proved who they are (`acr`).
    pub class: AuthenticationClass,
    /// When (`auth_time`).
    pub at: Timestamp,
}

impl SignIn {
    /// What a token says of it. A class that is not known proves the least.
    pub(crate) fn read(acr: Option<&str>, auth_time: Option<Timestamp>) -> Option<Self> {
        let class = acr.and_then(AuthenticationClass::parse);
        Some(Self { class: class.unwrap_or(AuthenticationClass::OneFactor), at: auth_time? })
    }
}

impl From<&Authenticated> for SignIn {
    fn from(authenticated: &Authenticated) -> Self {
        Self { class: authenticated.methods.class(), at: authenticated.at }
    }
}

/// How a call is authenticated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// An access token that acts for a person (RFC 6749 §4.1).
    AuthorizationCode(ClientId),
    /// An access token of a service (RFC 6749 §4.4).
    ClientCredentials(ClientId),
    /// An API key.
    ApiKey(ApiCredentialId),
    /// A partner's API key.
    PartnerApiKey(ApiCredentialId),
    /// An API token.
    ApiToken(ApiCredentialId),
}

/// The kind of a [`Method`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "see Method")]
pub enum MethodKind {
    AuthorizationCode,
    ClientCredentials,
    ApiKey,
    PartnerApiKey,
    ApiToken,
}

impl MethodKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::AuthorizationCode,
        Self::ClientCredentials,
        Self::ApiKey,
        Self::PartnerApiKey,
        Self::ApiToken,
    ];

    /// The kind as the response of introspection spells it (`method`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::ClientCredentials => "client_credentials",
            Self::ApiKey => "api_key",
            Self::PartnerApiKey => "partner_api_key",
            Self::ApiToken => "api_token",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether it is a key: shown in a header of its own, and without scopes.
    pub fn is_key(self) -> bool {
        matches!(self, Self::ApiKey | Self::PartnerApiKey)
    }

    /// The name in error messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "an access token that acts for a person",
            Self::ClientCredentials => "an access token of a service",
            Self::ApiKey => "an API key",
            Self::PartnerApiKey => "a partner API key",
            Self::ApiToken => "an API token",
        }
    }
}

impl Method {
    /// The kind of this method.
    pub fn kind(&self) -> MethodKind {
        match self {
            Self::AuthorizationCode(_) => MethodKind::AuthorizationCode,
            Self::ClientCredentials(_) => MethodKind::ClientCredentials,
            Self::ApiKey(_) => MethodKind::ApiKey,
            Self::PartnerApiKey(_) => MethodKind::PartnerApiKey,
            Self::ApiToken(_) => MethodKind::ApiToken,
        }
    }
}

/// What a credential grants access to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything: a key has no scopes.
    Full,
    /// These scopes.
    Scopes(ScopeSet),
}

impl Access {
    /// Whether it grants access to a scope.
    pub fn grants(&self, scope: &Scope) -> bool {
        match self {
            Self::Full => true,
            Self::Scopes(scopes) => scopes.contains(scope),
        }
    }
}

impl From<LiveAccessToken> for Caller {
    fn from(token: LiveAccessToken) -> Self {
        Self {
            method: match token.user_id {
                Some(_) => Method::AuthorizationCode(token.client_id),
                None => Method::ClientCredentials(token.client_id),
            },
            user_id: token.user_id,
            company_id: token.company_id,
            role: token.role,
            access: Access::Scopes(token.scopes),
            signed_in: token.authenticated.as_ref().map(SignIn::from),
        }
    }
}

impl From<LiveApiCredential> for Caller {
    fn from(live: LiveApiCredential) -> Self {
        let (method, user_id, access) = match live.kind {
            ApiCredentialKind::ApiKey => (Method::ApiKey(live.id), None, Access::Full),
            ApiCredentialKind::PartnerApiKey => {
                (Method::PartnerApiKey(live.id), None, Access::Full)
            }
            // A token reaches what its maker reaches.
            ApiCredentialKind::ApiToken => {
                (Method::ApiToken(live.id), Some(live.created_by), Access::Scopes(live.scopes))
            }
            // Not shown to an API: its tokens are.
            ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
                let client = ClientId::new(live.id.as_str());
                (Method::ClientCredentials(client), None, Access::Scopes(live.scopes))
            }
        };
        let (company_id, role) = (live.company_id, live.role);
        Self { method, user_id, company_id, role, access, signed_in: None }
    }
}
