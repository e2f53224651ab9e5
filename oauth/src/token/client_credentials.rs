//! `grant_type=client_credentials` (RFC 6749 §4.4).

use crate::catalogue::Catalogue;
use crate::client::{Client, ClientKind, ServiceIdentity};
use crate::identity::is_identity;
use crate::scope::{Scope, ScopeSet};
use crate::token::error::TokenError;

/// The scopes asked for, or the client's default ones.
pub fn check_service<'client>(
    client: &'client Client,
    requested: Option<&ScopeSet>,
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
    let may_have = |scope: &Scope| {
        client.scope(scope).is_some()
            && !is_identity(scope)
            && catalogue.may_allow(service.role, scope)
    };
    let scopes = match requested {
        None => {
            let mut scopes = client.default_scopes();
            scopes.retain(may_have);
            scopes
        }
        Some(requested) if requested.iter().all(may_have) => requested.clone(),
        Some(_) => return Err(TokenError::ScopeNotAllowed),
    };
    // OAuth 2.1 §1.4.1: without a default, a request without scope is invalid.
    if scopes.is_empty() {
        return Err(TokenError::NoDefaultScope);
    }
    Ok((service, scopes))
}
