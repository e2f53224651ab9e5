//! The metadata document of an API (RFC 9728), which the API itself serves.

use axum::Router;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, CACHE_CONTROL, CONTENT_TYPE,
};
use axum::http::{HeaderName, StatusCode};
use axum::routing::get;
use oauth::discovery::resource::{Resource, ResourceError};
use oauth::discovery::resource_metadata::{ResourceMetadata, well_known};
use oauth::scope::{Scope, ScopeError};
use thiserror::Error;

use crate::challenge::Realm;

/// An API as it describes itself: clients that know nothing but its address find there who
/// issues tokens for it, and for which scopes.
#[derive(Clone, Debug)]
pub struct ApiMetadata {
    resource: Resource,
    issuer: String,
    name: Option<String>,
    scopes: Vec<Scope>,
    /// The address of the document.
    address: String,
    path: String,
}

impl ApiMetadata {
    /// Describes the API at the address `resource`, whose tokens `issuer` issues.
    ///
    /// # Errors
    /// If `resource` is not the address of an API.
    pub fn new(resource: &str, issuer: &str) -> Result<Self, MetadataError> {
        let resource: Resource = resource.parse()?;
        let address = well_known(&resource).ok_or(MetadataError::NoHost)?;
        let path = address.strip_prefix(&resource.origin()).ok_or(MetadataError::NoHost)?;
        Ok(Self {
            path: path.to_owned(),
            issuer: issuer.trim_end_matches('/').to_owned(),
            name: None,
            scopes: Vec::new(),
            resource,
            address,
        })
    }

    /// Names the API, for people.
    #[must_use]
    pub fn name(self, name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..self }
    }

    /// Names the scopes that calls may need.
    ///
    /// # Errors
    /// If one of them is not a scope token (RFC 6749 §3.3).
    pub fn scopes<'a>(
        self,
        scopes: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, MetadataError> {
        let scopes = scopes.into_iter().map(str::parse).collect::<Result<_, ScopeError>>()?;
        Ok(Self { scopes, ..self })
    }

    /// How a [`Guard`](crate::Guard) of this API names itself: its challenges lead to the
    /// document.
    pub fn realm(&self) -> Realm {
        Realm { name: self.resource.to_string(), metadata: Some(self.address.clone()) }
    }

    /// The route of the document. It is public, also to scripts of other origins; merge it into
    /// the router that serves the root of the host.
    ///
    /// # Panics
    /// Never: a description becomes JSON.
    #[expect(clippy::expect_used, reason = "our own plain struct has only string keys")]
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let scopes = self.scopes.iter().map(ToString::to_string);
        let document =
            ResourceMetadata::new(self.resource.clone(), &self.issuer, scopes, self.name.clone());
        let document = serde_json::to_string(&document).expect("a plain struct becomes JSON");
        let show = async || (DOCUMENT, document);
        // The path of an API may have a segment that begins with a colon.
        let routes = Router::new().without_v07_checks();
        routes.route(&self.path, get(show).options(async || (StatusCode::NO_CONTENT, PREFLIGHT)))
    }
}

const DOCUMENT: [(HeaderName, &str); 3] = [
    (CONTENT_TYPE, "application/json"),
    (CACHE_CONTROL, "public, max-age=300"),
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
];

const PREFLIGHT: [(HeaderName, &str); 4] = [
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (ACCESS_CONTROL_ALLOW_METHODS, "GET"),
    (ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, mcp-protocol-version"),
    (ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// Why a description is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MetadataError {
    /// Not what tokens can be for.
    #[error("the resource: {0}")]
    Resource(#[from] ResourceError),
    /// A document has an address only where the API has a host.
    #[error("the resource must have a host, as https://api.example has")]
    NoHost,
    /// Not a scope token.
    #[error("the scopes: {0}")]
    Scope(#[from] ScopeError),
}
