use super::Context;
use super::error::AuthorizationError;
use crate::client::Client;
use crate::discovery::protected_resource::has_scope;
use crate::discovery::resource::Resources;
use crate::parameters::Parameters;
use crate::scope::{Scope, ScopeSet};

/// Omitted: the client's default scopes. Present but empty or malformed: an error (RFC 6749 §3.3).
/// Unknown, of another API, or beyond what the client registered (OAuth 2.1 §7.9): left out, and the
/// token response says what remains; an error where nothing does, or the client is strict.
pub(super) fn check_scope(
    parameters: &Parameters,
    client: &Client,
    resources: &Resources,
    context: &Context<'_>,
) -> Result<ScopeSet, AuthorizationError> {
    let named = ScopeSet::of_request(parameters.scope());
    let named = named.map_err(AuthorizationError::ScopeMalformed)?;
    let is_offered = |scope: &&Scope| {
        context.catalogue.find(scope).is_some()
            && client.scope(scope).is_some()
            && has_scope(resources, scope, context.resources)
    };
    let offered =
        |scopes: &ScopeSet| -> ScopeSet { scopes.iter().filter(is_offered).cloned().collect() };
    let Some(named) = named else {
        let defaults = offered(&client.default_scopes());
        return if defaults.is_empty() {
            Err(AuthorizationError::NoDefaultScope)
        } else {
            Ok(defaults)
        };
    };
    let offered = offered(&named);
    if offered.is_empty() || client.strict_scopes && offered.len() < named.len() {
        return Err(AuthorizationError::ScopeNotOffered(named.difference(&offered)));
    }
    Ok(offered)
}
