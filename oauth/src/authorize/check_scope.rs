use super::error::AuthorizationError;
use crate::catalogue::Catalogue;
use crate::client::Client;
use crate::parameters::Parameters;
use crate::scope::{Scope, ScopeSet};

/// Omitted: the client's default scopes. Present but empty or malformed: an error (RFC 6749 §3.3).
/// Unknown, or beyond what the client registered (OAuth 2.1 §7.9): left out, and the token response
/// says what remains; an error where nothing does, or the client is strict.
pub(super) fn check_scope(
    parameters: &Parameters,
    client: &Client,
    catalogue: &Catalogue,
) -> Result<ScopeSet, AuthorizationError> {
    let named = ScopeSet::of_request(parameters.scope());
    let named = named.map_err(AuthorizationError::ScopeMalformed)?;
    let scopes = named.unwrap_or_else(|| client.default_scopes());
    if scopes.is_empty() {
        return Err(AuthorizationError::NoDefaultScope);
    }
    let is_offered =
        |scope: &&Scope| catalogue.find(scope).is_some() && client.scope(scope).is_some();
    let offered: ScopeSet = scopes.iter().filter(is_offered).cloned().collect();
    if offered.is_empty() || client.strict_scopes && offered.len() < scopes.len() {
        return Err(AuthorizationError::ScopeNotOffered(scopes.difference(&offered)));
    }
    Ok(offered)
}
