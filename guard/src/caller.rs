//! Who calls an API.

use oauth::api_credential::{ApiCredentialKind, LiveApiCredential};
use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::token::access_token::LiveAccessToken;

/// Who calls, after what they showed has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// What they showed.
    pub method: Method,
    /// The person on whose behalf they call; `None` for a service or a key.
    pub user_id: Option<UserId>,
    /// The company whose data they reach.
    pub company_id: CompanyId,
    /// How far they reach there.
    pub role: Role,
    /// What they may do there.
    pub access: Access,
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

/// How a call is authenticated, without who it is.
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

    /// The kind as programs read it.
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

    /// What OpenAPI documents call it.
    pub fn scheme_name(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorizationCode",
            Self::ClientCredentials => "clientCredentials",
            Self::ApiKey => "apiKey",
            Self::PartnerApiKey => "partnerApiKey",
            Self::ApiToken => "apiToken",
        }
    }

    /// Its name, for whoever calls by another.
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
    /// Without who it is.
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

/// What a caller may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything: a key has no scopes.
    Full,
    /// What these scopes open.
    Scopes(ScopeSet),
}

impl Access {
    /// Whether it holds a scope.
    pub fn opens(&self, scope: &Scope) -> bool {
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
        Self { method, user_id, company_id: live.company_id, role: live.role, access }
    }
}
