//! What an app says of itself (RFC 7591 §2): the members that count, however they arrive. Members
//! that we do not know are ignored.

use serde_json::{Map, Value};
use url::Url;

use super::logout_host::Introduction;
pub use super::members::MetadataError;
use super::members::{REDIRECT_URI_LENGTH, REDIRECT_URIS, text, texts};
use super::sign_in;
use crate::client::GrantType;
use crate::client::redirect_uri::{Destination, RedirectUri};
use crate::client::sign_in::SignInTerms;
use crate::jose::jwk::{self, JwkError, PublicJwk};
use crate::scope::ScopeSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppMetadata {
    pub name: Option<String>,
    pub redirect_uris: Vec<RedirectUri>,
    pub grant_types: Vec<GrantType>,
    /// What it asks for where a request names no scope.
    pub scope: Option<ScopeSet>,
    pub keys: Vec<PublicJwk>,
    pub jwks_uri: Option<String>,
    pub sign_in: SignInTerms,
}

impl AppMetadata {
    pub fn read(members: &Map<String, Value>, by: Introduction<'_>) -> Result<Self, MetadataError> {
        let jwks_uri = text(members, "jwks_uri")?.map(checked_jwks_uri).transpose()?;
        let keys = keys(members)?;
        // RFC 7591 §2: "The jwks_uri and jwks parameters MUST NOT both be present".
        if jwks_uri.is_some() && members.contains_key("jwks") {
            return Err(MetadataError::TwoKeySets);
        }
        let redirect_uris = redirect_uris(members)?;
        Ok(Self {
            sign_in: sign_in::read(members, &redirect_uris, by)?,
            name: text(members, "client_name")?.map(str::to_owned),
            redirect_uris,
            grant_types: grant_types(members)?,
            scope: scope(members)?,
            keys,
            jwks_uri,
        })
    }

    /// Whether it runs on the person's own device, by where its answers go: what apps say of that
    /// is wrong as often as not.
    pub fn is_native(&self) -> bool {
        let destination = |uri: &RedirectUri| Destination::of(uri.as_str());
        self.redirect_uris.iter().any(|uri| destination(uri).on_this_device)
    }

    pub fn has_keys(&self) -> bool {
        !self.keys.is_empty() || self.jwks_uri.is_some()
    }
}

fn redirect_uris(members: &Map<String, Value>) -> Result<Vec<RedirectUri>, MetadataError> {
    let listed = texts(members, "redirect_uris")?.unwrap_or_default();
    if listed.is_empty() {
        return Err(MetadataError::NoRedirectUri);
    }
    if listed.len() > REDIRECT_URIS {
        return Err(MetadataError::TooManyRedirectUris);
    }
    let mut uris: Vec<RedirectUri> = Vec::new();
    for text in listed {
        if text.len() > REDIRECT_URI_LENGTH {
            return Err(MetadataError::LongRedirectUri);
        }
        let uri = RedirectUri::register_native(text).map_err(MetadataError::RedirectUri)?;
        if !uris.contains(&uri) {
            uris.push(uri);
        }
    }
    Ok(uris)
}

/// Those that we have and such a client may use. A device's request would have people type codes
/// for apps that no one vouches for (RFC 8628 §5.4), and a service acts for a company that knows
/// it.
fn grant_types(members: &Map<String, Value>) -> Result<Vec<GrantType>, MetadataError> {
    let Some(listed) = texts(members, "grant_types")? else {
        // RFC 7591 §2.
        return Ok(vec![GrantType::AuthorizationCode]);
    };
    let usable: Vec<_> = [GrantType::AuthorizationCode, GrantType::RefreshToken]
        .into_iter()
        .filter(|grant_type| listed.contains(&grant_type.as_str()))
        .collect();
    if usable.contains(&GrantType::AuthorizationCode) {
        Ok(usable)
    } else {
        Err(MetadataError::NoUsableGrantType)
    }
}

fn scope(members: &Map<String, Value>) -> Result<Option<ScopeSet>, MetadataError> {
    let named = ScopeSet::of_request(text(members, "scope")?.filter(|text| !text.is_empty()));
    named.map_err(|_| MetadataError::Scope)
}

/// A set without a key for us is as none; a private key in it is everybody's.
fn keys(members: &Map<String, Value>) -> Result<Vec<PublicJwk>, MetadataError> {
    match members.get("jwks") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(set) => match jwk::parse_set(&set.to_string()) {
            Ok(keys) => Ok(keys),
            Err(JwkError::NoUsableKey) => Ok(Vec::new()),
            Err(error) => Err(MetadataError::Keys(error)),
        },
    }
}

/// Of a client, however it is registered. Where it leads is looked at when it is fetched.
pub fn checked_jwks_uri(text: &str) -> Result<String, MetadataError> {
    let url = Url::parse(text).map_err(|_| MetadataError::JwksUri)?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    let is_loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let is_permitted = url.scheme() == "https" || url.scheme() == "http" && is_loopback;
    if is_permitted && is_plain && url.fragment().is_none() {
        Ok(url.into())
    } else {
        Err(MetadataError::JwksUri)
    }
}
