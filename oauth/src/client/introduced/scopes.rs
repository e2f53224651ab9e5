use crate::catalogue::{Catalogue, Level};
use crate::client::{ClientScope, Requirement};
use crate::scope::ScopeSet;

/// What a client that introduced itself may ask for: all but what administers a company, each the person's choice.
/// `wanted` is meant where a request names no scope; without it, what only reads is.
pub fn scopes(catalogue: &Catalogue, wanted: Option<&ScopeSet>) -> Vec<ClientScope> {
    let offered = || catalogue.scopes().iter().filter(|entry| entry.reach() != Level::Admin);
    let is_wanted = |wanted: &ScopeSet| offered().any(|entry| wanted.contains(&entry.scope));
    let wanted = wanted.filter(|wanted| is_wanted(wanted));
    let scopes = offered().map(|entry| ClientScope {
        scope: entry.scope.clone(),
        requirement: Requirement::Optional,
        is_default: match wanted {
            Some(wanted) => wanted.contains(&entry.scope),
            None => entry.reach() == Level::Read,
        },
        purpose: None,
    });
    scopes.collect()
}
