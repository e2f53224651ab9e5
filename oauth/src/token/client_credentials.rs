//! `grant_type=client_credentials` (RFC 6749 §4.4).

use crate::catalogue::Catalogue;
use crate::client::{Client, ClientKind, ServiceIdentity};
use crate::discovery::protected_resource::{ProtectedResource, has_scope};
use crate::discovery::resource::Resources;
use crate::identity::is_identity;
use crate::scope::{Scope, ScopeSet};
use crate::token::error::TokenError;

/// The scopes asked for, or the client's default ones. Those that it may not have at these APIs are
/// left out; an error where nothing remains, or the client is strict.
pub fn check_service<'client>(
    client: &'client Client,
    requested: Option<&ScopeSet>,
    resources: &Resources,
    known: &[ProtectedResource],
    catalogue: &Catalogue,
) -> Result<(&'client ServiceIdentity, ScopeSet), TokenError> {
    // OAuth 2.1 §4.2: "The client credentials grant type MUST only be used by
    // confidential clients."
    let service = client
        .service
        .as_ref()
        .filter(|_| client.kind == ClientKind::Confidential)
        .ok_or(TokenError::GrantTypeNotAllowed)?;
    // A scope that needs the Admin role is of no use to a service without it.
    let may_have = |scope: &&Scope| {
        client.scope(scope).is_some()
            // A service is no person.
            && !is_identity(scope)
            && catalogue.may_allow(service.role, scope)
            && has_scope(resources, scope, known)
    };
    let asked = requested.cloned().unwrap_or_else(|| client.default_scopes());
    let scopes: ScopeSet = asked.iter().filter(may_have).cloned().collect();
    match requested {
        Some(_) if scopes.is_empty() => Err(TokenError::ScopeNotAllowed),
        Some(_) if client.strict_scopes && scopes.len() < asked.len() => {
            Err(TokenError::ScopeNotAllowed)
        }
        // OAuth 2.1 §1.4.1: without a default, a request without scope is invalid.
        None if scopes.is_empty() => Err(TokenError::NoDefaultScope),
        _ => Ok((service, scopes)),
    }
}
