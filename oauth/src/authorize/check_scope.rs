use super::error::AuthorizationError;
use crate::catalogue::Catalogue;
use crate::client::Client;
use crate::parameters::Parameters;
use crate::scope::ScopeSet;

/// Omitted: the client's default scopes. Present but empty, malformed, unknown, or beyond what the
/// client registered: an error (RFC 6749 §3.3; OAuth 2.1 §7.9 for the client's own list).
pub(super) fn check_scope(
    parameters: &Parameters,
    client: &Client,
    catalogue: &Catalogue,
) -> Result<ScopeSet, AuthorizationError> {
    let scopes = match parameters.scope() {
        Some(text) => ScopeSet::parse(text).map_err(AuthorizationError::ScopeMalformed)?,
        None => client.default_scopes(),
    };
    if scopes.is_empty() {
        return Err(AuthorizationError::NoDefaultScope);
    }
    let refused: ScopeSet = scopes
        .iter()
        .filter(|scope| catalogue.find(scope).is_none() || client.scope(scope).is_none())
        .cloned()
        .collect();
    if refused.is_empty() { Ok(scopes) } else { Err(AuthorizationError::ScopeNotOffered(refused)) }
}
