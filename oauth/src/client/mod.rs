//! Clients (RFC 6749 §2): the apps and services that ask for tokens.

pub mod app;
pub mod authentication;
pub mod domain;
pub mod introduced;
pub mod logo;
pub mod logout_uri;
pub mod proven;
pub mod publisher;
pub mod redirect_uri;
pub mod registration;
pub mod review;
pub mod sign_in;
pub mod testing;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::authentication::AuthenticationClass;
use crate::authorize::response_mode::ResponseMode;
use crate::client::logo::LogoId;
use crate::client::logout_uri::BackChannelLogout;
use crate::client::publisher::Publisher;
use crate::client::redirect_uri::RedirectUri;
use crate::credential::digest::Digest;
use crate::discovery::resource::Resources;
use crate::display_text::{NAME_LIMIT, PURPOSE_LIMIT, clean};
use crate::id::{ClientId, CompanyId};
use crate::identity::subject::SubjectType;
use crate::jose::algorithm::{IdTokenAlgorithm, SigningAlgorithm};
use crate::jose::jwk::PublicJwk;
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};
use crate::timestamp::Timestamp;
use crate::words::words;

#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of the registration")]
pub struct Client {
    pub id: ClientId,
    /// As registered; people read [`Client::display_name`].
    pub name: String,
    pub description: Option<String>,
    /// `None` for a customer's own service credential.
    pub publisher: Option<Publisher>,
    pub kind: ClientKind,
    /// Runs on the person's own device (RFC 8252).
    pub native: bool,
    pub profile: Profile,
    /// Up to two at once, so that one can be replaced while the other still works.
    pub secrets: Vec<Digest>,
    /// Made and replaced in the credential manager, and stored with its record there: registering
    /// the client leaves them alone.
    pub managed_secrets: Vec<ManagedSecret>,
    pub keys: Vec<PublicJwk>,
    /// Where its keys are, if it does not name them (RFC 7591 §2).
    pub jwks_uri: Option<String>,
    pub grant_types: Vec<GrantType>,
    pub redirect_uris: Vec<RedirectUri>,
    /// Where people may go on after they have signed out (OpenID Connect RP-Initiated Logout 1.0 §3).
    pub post_logout_redirect_uris: Vec<RedirectUri>,
    /// Where it learns that sessions have ended.
    pub backchannel_logout: Option<BackChannelLogout>,
    /// How answers may reach it.
    pub response_modes: Vec<ResponseMode>,
    /// RFC 9126 §6.
    pub requires_pushed_requests: bool,
    /// A request for a scope that it may not have is an error. Of others, such a scope is left out
    /// (RFC 6749 §3.3): many ask for whatever an API knows.
    pub strict_scopes: bool,
    /// Its access tokens must be bound to a key (RFC 9449 §5.2).
    pub requires_dpop: bool,
    /// Nothing beyond (OAuth 2.1 §7.9).
    pub scopes: Vec<ClientScope>,
    /// For client credentials.
    pub service: Option<ServiceIdentity>,
    pub access_token_format: AccessTokenFormat,
    /// At the introspection endpoint.
    pub may_introspect: bool,
    /// The APIs it answers for: it learns of tokens for those alone. None named: the platform's own
    /// API.
    pub serves: Resources,
    /// By what it knows a person (OpenID Connect Core §8).
    pub subject_type: SubjectType,
    pub id_token_algorithm: IdTokenAlgorithm,
    /// A request for an ID token with a nonce needs no challenge (RFC 9700 §2.1.1).
    pub nonce_instead_of_pkce: bool,
    /// Of a request that names no `max_age`.
    pub default_max_age: Option<Duration>,
    /// Of a request that names no `acr_values`.
    pub default_class: Option<AuthenticationClass>,
    /// Where people are sent so that it signs them in (OpenID Connect Core §4).
    pub initiate_login_uri: Option<String>,
    pub logo: Option<LogoId>,
    pub registered_at: Timestamp,
    /// Something changed by which people know it: who allowed it before is asked again, as if for
    /// the first time.
    pub changed_at: Option<Timestamp>,
    /// A disabled client is answered like an unknown one.
    pub disabled: bool,
    /// Grows when it is disabled: what it was issued before has ended for good.
    pub access_epoch: i64,
}

impl Client {
    /// Nothing else is registered yet: it may do nothing.
    pub fn new(id: ClientId, kind: ClientKind, registered_at: Timestamp) -> Self {
        Self {
            id,
            name: String::new(),
            description: None,
            publisher: None,
            kind,
            native: false,
            profile: Profile::Standard,
            secrets: Vec::new(),
            managed_secrets: Vec::new(),
            keys: Vec::new(),
            jwks_uri: None,
            grant_types: Vec::new(),
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            backchannel_logout: None,
            response_modes: Vec::new(),
            requires_pushed_requests: false,
            strict_scopes: false,
            requires_dpop: false,
            scopes: Vec::new(),
            service: None,
            access_token_format: AccessTokenFormat::Opaque,
            may_introspect: false,
            serves: Resources::default(),
            subject_type: SubjectType::Public,
            id_token_algorithm: IdTokenAlgorithm::Rs256,
            nonce_instead_of_pkce: false,
            default_max_age: None,
            default_class: None,
            initiate_login_uri: None,
            logo: None,
            registered_at,
            changed_at: None,
            disabled: false,
            access_epoch: 0,
        }
    }

    /// Its id where nothing of the name can be shown.
    pub fn display_name(&self) -> String {
        let name = clean(&self.name, NAME_LIMIT);
        if name.is_empty() { clean(self.id.as_str(), NAME_LIMIT) } else { name }
    }

    pub fn display_description(&self) -> Option<String> {
        shown(self.description.as_deref())
    }

    /// Empty where it has none.
    pub fn publisher_name(&self) -> String {
        self.publisher.as_ref().map(Publisher::display_name).unwrap_or_default()
    }

    pub fn allowed_scopes(&self) -> ScopeSet {
        self.scopes.iter().map(|entry| entry.scope.clone()).collect()
    }

    pub fn default_scopes(&self) -> ScopeSet {
        self.scopes
            .iter()
            .filter(|entry| entry.is_default)
            .map(|entry| entry.scope.clone())
            .collect()
    }

    pub fn scope(&self, scope: &Scope) -> Option<&ClientScope> {
        self.scopes.iter().find(|entry| entry.scope == *scope)
    }

    /// Of a request that names none, and of an error about the one that it names: `query` (OAuth 2.0
    /// Multiple Response Type Encoding Practices §2.1), unless the client reads no query.
    pub fn default_response_mode(&self) -> ResponseMode {
        let modes = &self.response_modes;
        let reads_query = modes.is_empty() || modes.contains(&ResponseMode::Query);
        modes.first().copied().filter(|_| !reads_query).unwrap_or_default()
    }

    /// FAPI 2.0 §5.3.2.2 demands both of it: its requests are pushed, and its tokens bound to a key.
    pub fn is_fapi(&self) -> bool {
        self.requires_pushed_requests && self.requires_dpop
    }

    /// Where a person begins to sign in to it, told which server asks (OpenID Connect Core §4).
    pub fn login_address(&self, issuer: &str) -> Option<String> {
        let mut url = url::Url::parse(self.initiate_login_uri.as_deref()?).ok()?;
        url.query_pairs_mut().append_pair("iss", issuer);
        Some(url.into())
    }

    pub fn may_use(&self, grant_type: GrantType) -> bool {
        self.grant_types.contains(&grant_type)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedSecret {
    pub digest: Digest,
    /// Another has taken its place then.
    pub stops_at: Option<Timestamp>,
}

/// RFC 6749 §2.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    Confidential,
    /// Cannot keep one: runs in a browser or on a device.
    Public,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// OAuth 2.1: `response_type` and PKCE required.
    Standard,
    /// For partners from before PKCE: `response_type` and the challenge may be missing.
    /// Confidential clients only.
    Legacy,
}

words! {
    /// RFC 6749 §1.3.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum GrantType {
        /// RFC 6749 §4.1.
        AuthorizationCode = "authorization_code",
        /// RFC 6749 §6.
        RefreshToken = "refresh_token",
        /// RFC 6749 §4.4.
        ClientCredentials = "client_credentials",
        /// RFC 8628 §3.4.
        #[serde(rename = "urn:ietf:params:oauth:grant-type:device_code")]
        DeviceCode = "urn:ietf:params:oauth:grant-type:device_code",
    }
}

/// A scope as a client registered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientScope {
    pub scope: Scope,
    pub requirement: Requirement,
    /// It is meant when a request names no scope.
    pub is_default: bool,
    /// In the publisher's words.
    pub purpose: Option<String>,
}

impl ClientScope {
    pub fn display_purpose(&self) -> Option<String> {
        shown(self.purpose.as_deref())
    }
}

fn shown(text: Option<&str>) -> Option<String> {
    text.map(|text| clean(text, PURPOSE_LIMIT)).filter(|text| !text.is_empty())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Allowed together with the request, or not at all.
    Required,
    /// The person's choice; never ticked beforehand.
    Optional,
}

/// On whose behalf a service acts (client credentials).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceIdentity {
    pub company_id: CompanyId,
    pub role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessTokenFormat {
    /// A random text whose hash is stored: can be revoked at once.
    Opaque,
    /// RFC 9068: not stored, so it lives for minutes.
    Jwt(SigningAlgorithm),
}
