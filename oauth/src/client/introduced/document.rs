//! Client ID Metadata Documents (draft-ietf-oauth-client-id-metadata-document).

use serde_json::{Map, Value};
use thiserror::Error;
use url::Url;

use super::client_url::ClientUrl;
use super::identity::answerer_as_name;
use super::logout_host::Introduction;
use super::members::{text, texts};
use super::metadata::{AppMetadata, MetadataError};
use crate::authorize::response_mode::ResponseMode;
use crate::client::{Client, ClientKind, ClientScope};
use crate::display_text::{NameRules, check_name};
use crate::id::ClientId;
use crate::jose::json::read_object;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;

/// In bytes.
pub const DOCUMENT_BYTES: usize = 5 * 1024;

/// A document that is in order: what its client is registered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientDocument {
    id: ClientId,
    host: String,
    kind: ClientKind,
    metadata: AppMetadata,
    logo: Option<Url>,
}

impl ClientDocument {
    /// `id` is where it was found.
    pub fn read(id: &ClientId, url: &ClientUrl, body: &[u8]) -> Result<Self, DocumentError> {
        if body.len() > DOCUMENT_BYTES {
            return Err(DocumentError::TooLong);
        }
        let members = read_object(body).ok_or(DocumentError::NotJson)?;
        if members.get("client_id").and_then(Value::as_str) != Some(id.as_str()) {
            return Err(DocumentError::OtherClient);
        }
        if ["client_secret", "client_secret_expires_at"]
            .iter()
            .any(|member| members.contains_key(*member))
        {
            return Err(DocumentError::Secret);
        }
        let mut metadata = AppMetadata::read(&members, Introduction::Document(url.url()))?;
        let kind = kind(&members, &metadata)?;
        if kind == ClientKind::Public {
            metadata.keys.clear();
            metadata.jwks_uri = None;
        }
        let logo = logo(&members, url);
        Ok(Self { id: id.clone(), host: url.host().to_owned(), kind, metadata, logo })
    }

    pub fn logo(&self) -> Option<&Url> {
        self.logo.as_ref()
    }

    /// What it asks for where a request names no scope.
    pub fn scope(&self) -> Option<&ScopeSet> {
        self.metadata.scope.as_ref()
    }

    /// The client, known since `at`. A name that could deceive is not shown: the host is.
    pub fn client(&self, scopes: Vec<ClientScope>, rules: &NameRules, at: Timestamp) -> Client {
        let named = self.metadata.name.as_deref().map(|name| check_name(name, rules));
        let metadata = self.metadata.clone();
        let client = Client {
            name: named.and_then(Result::ok).unwrap_or_else(|| answerer_as_name(&self.host)),
            native: metadata.is_native(),
            scopes,
            keys: metadata.keys,
            jwks_uri: metadata.jwks_uri,
            grant_types: metadata.grant_types,
            redirect_uris: metadata.redirect_uris,
            response_modes: vec![ResponseMode::Query],
            ..Client::new(self.id.clone(), self.kind, at)
        };
        metadata.sign_in.apply_to(client)
    }
}

/// On whatever host. One that cannot be fetched is as none.
fn logo(members: &Map<String, Value>, document: &ClientUrl) -> Option<Url> {
    let named = text(members, "logo_uri").ok().flatten()?;
    let url = Url::parse(named).ok()?;
    (url.scheme() == "https" || document.is_on_this_device()).then_some(url)
}

/// What it prefers counts for nothing beside what it can: `private_key_jwt` with keys that we can
/// use, else `none`.
fn kind(members: &Map<String, Value>, metadata: &AppMetadata) -> Result<ClientKind, DocumentError> {
    let listed = texts(members, "token_endpoint_auth_methods_supported")?.unwrap_or_default();
    let preferred = text(members, "token_endpoint_auth_method")?;
    let methods: Vec<&str> = listed.into_iter().chain(preferred).collect();
    let signs = methods.contains(&"private_key_jwt");
    if signs && metadata.has_keys() {
        Ok(ClientKind::Confidential)
    } else if methods.is_empty() || methods.contains(&"none") {
        Ok(ClientKind::Public)
    } else if signs {
        Err(DocumentError::NoUsableKey)
    } else {
        Err(DocumentError::SharedSecretOnly)
    }
}

/// The text is for the developer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DocumentError {
    #[error("it has more than {DOCUMENT_BYTES} bytes")]
    TooLong,
    #[error("it is not one JSON object, or names a member twice")]
    NotJson,
    #[error("its client_id is not the address at which it is")]
    OtherClient,
    #[error("it holds a client_secret, which everybody can read there")]
    Secret,
    #[error(
        "it authenticates with a shared secret only, which a document cannot hold; list none or \
         private_key_jwt"
    )]
    SharedSecretOnly,
    #[error("it authenticates by private_key_jwt and has no key that can be used")]
    NoUsableKey,
    #[error(transparent)]
    Metadata(#[from] MetadataError),
}

#[cfg(test)]
mod tests;
