//! What a client may do, as a file says it: the demo's data, and what an operator
//! registers.

use std::collections::BTreeMap;
use std::time::Duration;

use oauth::authentication::AuthenticationClass;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::introduced::metadata::checked_jwks_uri;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::client::publisher::Publisher;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::sign_in::{self, Pkce, SignInTerms};
use oauth::client::{
    AccessTokenFormat, Client, ClientKind, ClientScope, GrantType, Profile, Requirement,
    ServiceIdentity,
};
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resource;
use oauth::id::ClientId;
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::{IdTokenAlgorithm, SigningAlgorithm};
use oauth::jose::jwk;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a line of the file")]
pub struct ClientTerms {
    pub name: String,
    pub description: Option<String>,
    /// Whether it runs on the person's own device (RFC 8252).
    #[serde(default)]
    pub native: bool,
    /// Whether it goes without PKCE and `response_type`, as partners of old do.
    #[serde(default)]
    pub legacy: bool,
    /// A JWK Set: the client signs who it is.
    pub jwks: Option<String>,
    /// Where its JWK Set is instead.
    pub jwks_uri: Option<String>,
    /// Whether it must push its requests.
    #[serde(default)]
    pub requires_pushed_requests: bool,
    /// Whether a request for a scope that it may not have is an error; else the scope is left out.
    #[serde(default)]
    pub strict_scopes: bool,
    pub grant_types: Vec<GrantType>,
    #[serde(default)]
    pub redirect_uris: Vec<String>,
    /// Where people may go on after they have signed out.
    #[serde(default)]
    pub post_logout_redirect_uris: Vec<String>,
    /// Where it learns that a session of its people has ended.
    pub backchannel_logout_uri: Option<String>,
    #[serde(default)]
    pub backchannel_logout_session_required: bool,
    /// How answers may reach it.
    #[serde(default = "only_query")]
    pub response_modes: Vec<ResponseMode>,
    #[serde(default)]
    pub required: ScopeSet,
    #[serde(default)]
    pub optional: ScopeSet,
    /// What is meant where a request names no scope.
    #[serde(default)]
    pub default: ScopeSet,
    #[serde(default)]
    pub purposes: BTreeMap<Scope, String>,
    /// For client credentials: on whose behalf, and with which reach.
    pub service: Option<ServiceIdentity>,
    /// Whether its access tokens are JWTs (RFC 9068).
    #[serde(default)]
    pub jwt: bool,
    /// By what it knows people (OpenID Connect Core §8).
    #[serde(default)]
    pub subject_type: SubjectType,
    /// With what its ID tokens are signed.
    #[serde(default)]
    pub id_token_algorithm: IdTokenAlgorithm,
    /// Whether it must send a challenge, or may send the nonce of an ID token instead.
    #[serde(default)]
    pub pkce: Pkce,
    /// In seconds: of a request that names no `max_age`.
    pub default_max_age: Option<u64>,
    /// Of a request that names no `acr_values`.
    pub default_acr: Option<String>,
    /// Where people are sent so that it signs them in.
    pub initiate_login_uri: Option<String>,
    /// Whether it may ask about tokens (RFC 7662).
    #[serde(default)]
    pub may_introspect: bool,
    /// The APIs that it answers for, if not for the platform's own.
    #[serde(default)]
    pub serves: Vec<Resource>,
}

fn only_query() -> Vec<ResponseMode> {
    vec![ResponseMode::Query]
}

impl ClientTerms {
    /// Whether the client signs who it is.
    pub(crate) fn has_keys(&self) -> bool {
        self.jwks.is_some() || self.jwks_uri.is_some()
    }

    pub(crate) fn scopes(&self) -> impl Iterator<Item = &Scope> {
        let sets = [&self.required, &self.optional, &self.default];
        sets.into_iter().flatten().chain(self.purposes.keys())
    }

    fn backchannel_logout(
        &self,
        redirect_uris: &[RedirectUri],
    ) -> Result<Option<BackChannelLogout>, String> {
        let session_required = self.backchannel_logout_session_required;
        let Some(uri) = &self.backchannel_logout_uri else { return Ok(None) };
        let registered = BackChannelLogoutUri::register_beside(uri, redirect_uris);
        let uri = registered.map_err(|error| format!("backchannel_logout_uri {uri}: {error}"))?;
        Ok(Some(BackChannelLogout { uri, session_required }))
    }

    /// A client on these terms; or the rule that they break, in words.
    pub fn client(
        &self,
        id: ClientId,
        publisher: Option<Publisher>,
        secrets: Vec<Digest>,
        registered_at: Timestamp,
    ) -> Result<Client, String> {
        let registered = |uris: &[String], register: fn(&str) -> Result<RedirectUri, _>| {
            let register = |uri: &String| register(uri).map_err(|error| format!("{uri}: {error}"));
            uris.iter().map(register).collect::<Result<Vec<_>, _>>()
        };
        let register =
            if self.native { RedirectUri::register_native } else { RedirectUri::register };
        let redirect_uris = registered(&self.redirect_uris, register)?;
        let post_logout_redirect_uris =
            registered(&self.post_logout_redirect_uris, RedirectUri::register)?;
        let kind = if secrets.is_empty() && !self.has_keys() {
            ClientKind::Public
        } else {
            ClientKind::Confidential
        };
        let sign_in = SignInTerms {
            subject_type: self.subject_type,
            id_token_algorithm: self.id_token_algorithm,
            pkce: self.pkce,
            post_logout_redirect_uris,
            backchannel_logout: self.backchannel_logout(&redirect_uris)?,
            default_max_age: self.default_max_age.map(Duration::from_secs),
            default_class: self.default_acr.as_deref().map(class).transpose()?,
            initiate_login_uri: self.initiate_login_uri.clone(),
        };
        let client = Client {
            name: self.name.clone(),
            description: self.description.clone(),
            publisher,
            native: self.native,
            profile: if self.legacy { Profile::Legacy } else { Profile::Standard },
            secrets,
            keys: self
                .jwks
                .as_deref()
                .map(jwk::parse_set)
                .transpose()
                .map_err(|error| error.to_string())?
                .unwrap_or_default(),
            jwks_uri: self
                .jwks_uri
                .as_deref()
                .map(checked_jwks_uri)
                .transpose()
                .map_err(|error| error.to_string())?,
            grant_types: self.grant_types.clone(),
            redirect_uris,
            response_modes: self.response_modes.clone(),
            requires_pushed_requests: self.requires_pushed_requests,
            strict_scopes: self.strict_scopes,
            scopes: self
                .required
                .iter()
                .map(|scope| (scope, Requirement::Required))
                .chain(self.optional.iter().map(|scope| (scope, Requirement::Optional)))
                .map(|(scope, requirement)| ClientScope {
                    scope: scope.clone(),
                    requirement,
                    is_default: self.default.contains(scope),
                    purpose: self.purposes.get(scope).cloned(),
                })
                .collect(),
            service: self.service.clone(),
            access_token_format: if self.jwt {
                AccessTokenFormat::Jwt(SigningAlgorithm::Es256)
            } else {
                AccessTokenFormat::Opaque
            },
            may_introspect: self.may_introspect,
            serves: self.serves.iter().cloned().collect(),
            ..Client::new(id, kind, registered_at)
        };
        let client = sign_in.apply_to(client);
        sign_in::check(&client, self.jwt).map_err(|fault| fault.to_string())?;
        Ok(client)
    }
}

fn class(text: &str) -> Result<AuthenticationClass, String> {
    let known = AuthenticationClass::ALL.map(AuthenticationClass::as_str).join(" or ");
    AuthenticationClass::parse(text).ok_or_else(|| format!("default_acr: use {known}"))
}
