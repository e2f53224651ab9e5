//! What a person may answer to a request, and what an answer grants.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::authorize::AuthorizationRequest;
use crate::catalogue::Catalogue;
use crate::client::Requirement;
use crate::role::Role;
use crate::scope::ScopeSet;

/// What a request offers to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Allowed together, or not at all.
    pub required: ScopeSet,
    /// The person's choice, one by one.
    pub optional: ScopeSet,
    /// Optional, but the person's role cannot allow them.
    pub not_included: ScopeSet,
    /// Required, but the person's role cannot allow them: then nothing can be
    /// allowed.
    pub beyond_role: ScopeSet,
    /// Whether the person must say that they trust the publisher: nobody has
    /// checked it, and what it asks for can do harm.
    pub needs_trust: bool,
}

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance<'a> {
    /// What they ticked; whatever else stands here is not granted.
    pub ticked: &'a ScopeSet,
    /// Whether they ticked that they trust the publisher.
    pub trusts: bool,
}

impl Offer {
    /// Sorts what is asked for by what this person may do with it.
    pub fn new(request: &AuthorizationRequest, role: Role, catalogue: &Catalogue) -> Self {
        let allowable = catalogue.allowable_by(role, &request.scopes);
        let required: ScopeSet = request
            .scopes
            .iter()
            .filter(|scope| {
                request
                    .client
                    .scope(scope)
                    .is_none_or(|entry| entry.requirement == Requirement::Required)
            })
            .cloned()
            .collect();
        let optional = request.scopes.difference(&required);
        // The mark counts for the host in use, not for the publisher at large.
        let verified = request.client.is_verified_for(&request.callback.destination().host);
        Self {
            needs_trust: !verified && request.scopes.iter().any(|scope| catalogue.is_risky(scope)),
            beyond_role: required.difference(&allowable),
            not_included: optional.difference(&allowable),
            optional: optional.intersection(&allowable),
            required,
        }
    }

    /// What an answer grants: the required scopes and the ticked optional ones.
    pub fn accept(&self, acceptance: &Acceptance<'_>) -> Result<ScopeSet, AcceptError> {
        if !self.beyond_role.is_empty() {
            return Err(AcceptError::BeyondRole);
        }
        if self.needs_trust && !acceptance.trusts {
            return Err(AcceptError::TrustMissing);
        }
        let granted = self.required.union(&self.optional.intersection(acceptance.ticked));
        if granted.is_empty() {
            return Err(AcceptError::NothingTicked);
        }
        Ok(granted)
    }
}

/// Why an answer grants nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AcceptError {
    /// Something required needs a role that the person has not.
    #[error("something that the app requires needs an administrator")]
    BeyondRole,
    /// The box that says so was not ticked.
    #[error("the person has not said that they trust the publisher")]
    TrustMissing,
    /// Everything is optional, and nothing was ticked.
    #[error("nothing was chosen")]
    NothingTicked,
}
