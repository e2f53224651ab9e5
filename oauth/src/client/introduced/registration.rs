//! Registration by the app itself (RFC 7591), and what it is answered.

use serde_json::{Map, Value, json};
use thiserror::Error;

use super::identity::answerer_as_name;
use super::logout_host::Introduction;
use super::members::text;
use super::metadata::{AppMetadata, MetadataError};
use super::sign_in;
use crate::authorize::response_mode::ResponseMode;
use crate::client::redirect_uri::{Destination, RedirectUri};
use crate::client::{Client, ClientKind, ClientScope};
use crate::credential::digest::Digest;
use crate::display_text::{NameRules, check_name};
use crate::id::ClientId;
use crate::jose::json::read_object;
use crate::jose::jwk::PublicJwk;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;
use crate::words::words;

words! {
    /// RFC 7591 §2.
    pub enum AuthMethod {
        None = "none",
        Basic = "client_secret_basic",
        Post = "client_secret_post",
        PrivateKeyJwt = "private_key_jwt",
    }
}

impl AuthMethod {
    pub fn has_secret(self) -> bool {
        matches!(self, Self::Basic | Self::Post)
    }
}

/// What an app registers, or has registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredMetadata {
    pub method: AuthMethod,
    app: AppMetadata,
    application_type: String,
    software_id: Option<String>,
    software_version: Option<String>,
}

impl RegisteredMetadata {
    pub fn read(body: &[u8]) -> Result<Self, RegistrationRejection> {
        Self::of(&read_object(body).ok_or(RegistrationRejection::NotJson)?)
    }

    fn of(members: &Map<String, Value>) -> Result<Self, RegistrationRejection> {
        // RFC 7591 §3.1.1: none is trusted.
        if members.get("software_statement").is_some_and(|statement| !statement.is_null()) {
            return Err(RegistrationRejection::SoftwareStatement);
        }
        let app = AppMetadata::read(members, Introduction::Registration)?;
        // RFC 7591 §2: "If unspecified or omitted, the default is client_secret_basic".
        let method = match text(members, "token_endpoint_auth_method")? {
            None => AuthMethod::Basic,
            Some(method) => AuthMethod::parse(method).ok_or(RegistrationRejection::Method)?,
        };
        if method == AuthMethod::PrivateKeyJwt && !app.has_keys() {
            return Err(RegistrationRejection::NoKey);
        }
        let owned = |name| Ok::<_, MetadataError>(text(members, name)?.map(str::to_owned));
        Ok(Self {
            method,
            app,
            application_type: owned("application_type")?.unwrap_or_else(|| "web".to_owned()),
            software_id: owned("software_id")?,
            software_version: owned("software_version")?,
        })
    }

    /// What it asks for where a request names no scope.
    pub fn scope(&self) -> Option<&ScopeSet> {
        self.app.scope.as_ref()
    }

    /// The same, under a name that does not deceive: else the app is called as what its answers go
    /// to is.
    #[must_use]
    pub fn with_checked_name(mut self, rules: &NameRules) -> Self {
        let named = self.app.name.as_deref().map(|name| check_name(name, rules));
        let name = named.and_then(Result::ok).or_else(|| {
            let first = self.app.redirect_uris.first()?;
            Some(answerer_as_name(Destination::of(first.as_str()).answerer()))
        });
        self.app.name = name;
        self
    }

    /// The same for equal registrations from one place.
    pub fn fingerprint(&self, network: &str) -> Digest {
        let mut uris: Vec<_> = self.app.redirect_uris.iter().map(RedirectUri::as_str).collect();
        uris.sort_unstable();
        let grant_types: Vec<_> = self.app.grant_types.iter().map(|it| it.as_str()).collect();
        let scope = self.app.scope.as_ref().map(ScopeSet::to_string);
        let all = json!([
            network,
            uris,
            self.app.name,
            self.method.as_str(),
            grant_types,
            scope,
            self.application_type,
            self.software_id,
            self.software_version,
            self.app.jwks_uri,
            self.app.keys.iter().map(PublicJwk::to_json).collect::<Vec<_>>(),
            sign_in::members(&self.app.sign_in),
        ]);
        Digest::of(&format!("registration {all}"))
    }

    /// RFC 7591 §3.2.1: what counts, defaults included. What we do not have is left out.
    pub fn to_json(&self, scopes: &[ClientScope]) -> Map<String, Value> {
        let grant_types: Vec<_> = self.app.grant_types.iter().map(|it| it.as_str()).collect();
        let uris: Vec<_> = self.app.redirect_uris.iter().map(RedirectUri::as_str).collect();
        let is_default = |entry: &&ClientScope| entry.is_default;
        let default = scopes.iter().filter(is_default).map(|entry| entry.scope.clone());
        let mut members = Map::new();
        let mut put = |name: &str, value: Value| {
            if !value.is_null() {
                members.insert(name.to_owned(), value);
            }
        };
        put("client_name", json!(self.app.name));
        put("redirect_uris", json!(uris));
        put("grant_types", json!(grant_types));
        put("response_types", json!(["code"]));
        put("token_endpoint_auth_method", json!(self.method.as_str()));
        put("scope", json!(default.collect::<ScopeSet>().to_string()));
        put("application_type", json!(self.application_type));
        put("software_id", json!(self.software_id));
        put("software_version", json!(self.software_version));
        put("jwks_uri", json!(self.app.jwks_uri));
        for (name, value) in sign_in::members(&self.app.sign_in) {
            put(name, value);
        }
        if !self.app.keys.is_empty() {
            let keys: Vec<_> = self.app.keys.iter().map(PublicJwk::to_json).collect();
            put("jwks", json!({ "keys": keys }));
        }
        members
    }

    /// The client that it registers.
    pub fn client(
        &self,
        id: ClientId,
        secret: Option<Digest>,
        scopes: Vec<ClientScope>,
        at: Timestamp,
    ) -> Client {
        let kind = match self.method {
            AuthMethod::None => ClientKind::Public,
            AuthMethod::Basic | AuthMethod::Post | AuthMethod::PrivateKeyJwt => {
                ClientKind::Confidential
            }
        };
        let signs = self.method == AuthMethod::PrivateKeyJwt;
        let app = self.app.clone();
        let client = Client {
            name: app.name.clone().unwrap_or_default(),
            native: app.is_native(),
            scopes,
            secrets: secret.into_iter().collect(),
            keys: if signs { app.keys } else { Vec::new() },
            jwks_uri: app.jwks_uri.filter(|_| signs),
            grant_types: app.grant_types,
            redirect_uris: app.redirect_uris,
            response_modes: vec![ResponseMode::Query],
            ..Client::new(id, kind, at)
        };
        app.sign_in.apply_to(client)
    }
}

/// RFC 7592 §2.2: "The updated client metadata [...] MUST include the client_id", and of the secret
/// only the present one.
#[derive(Clone, Debug)]
pub struct UpdatedMetadata {
    pub metadata: RegisteredMetadata,
    /// As it was sent.
    pub secret: Option<String>,
}

impl UpdatedMetadata {
    pub fn read(id: &ClientId, body: &[u8]) -> Result<Self, RegistrationRejection> {
        let members = read_object(body).ok_or(RegistrationRejection::NotJson)?;
        if members.get("client_id").and_then(Value::as_str) != Some(id.as_str()) {
            return Err(RegistrationRejection::OtherClient);
        }
        let forbidden = [
            "registration_access_token",
            "registration_client_uri",
            "client_secret_expires_at",
            "client_id_issued_at",
        ];
        if let Some(name) = forbidden.into_iter().find(|name| members.contains_key(*name)) {
            return Err(RegistrationRejection::NotToBeSent(name));
        }
        Ok(Self {
            secret: text(&members, "client_secret")?.map(str::to_owned),
            metadata: RegisteredMetadata::of(&members)?,
        })
    }
}

/// RFC 7591 §3.2.2. The text is the `error_description`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RegistrationRejection {
    #[error("the body must be one JSON object, with each member once")]
    NotJson,
    #[error("software_statement is not supported")]
    SoftwareStatement,
    #[error(
        "token_endpoint_auth_method must be none, client_secret_basic, client_secret_post or \
         private_key_jwt"
    )]
    Method,
    #[error("private_key_jwt needs jwks with a key that can be used, or jwks_uri")]
    NoKey,
    #[error("client_id must be that of the client")]
    OtherClient,
    #[error("client_secret must be the present one, or left out")]
    OtherSecret,
    #[error("{0} must not be sent")]
    NotToBeSent(&'static str),
    #[error(transparent)]
    Metadata(#[from] MetadataError),
}

impl RegistrationRejection {
    pub fn code(&self) -> &'static str {
        match self {
            Self::SoftwareStatement => "invalid_software_statement",
            Self::Metadata(
                MetadataError::NoRedirectUri
                | MetadataError::TooManyRedirectUris
                | MetadataError::LongRedirectUri
                | MetadataError::RedirectUri(_)
                | MetadataError::Texts("redirect_uris"),
            ) => "invalid_redirect_uri",
            _ => "invalid_client_metadata",
        }
    }
}
