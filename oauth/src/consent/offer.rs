//! What a person may answer to a request, and what an answer grants.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::authorize::AuthorizationRequest;
use crate::catalogue::Catalogue;
use crate::client::proven::Proven;
use crate::client::{ClientKind, Requirement};
use crate::consent::grant::Grant;
use crate::consent::policy::CompanyPolicy;
use crate::role::Role;
use crate::scope::ScopeSet;

#[derive(Clone, Debug)]
pub struct OfferContext<'a> {
    pub role: Role,
    pub policy: &'a CompanyPolicy,
    /// What an administrator of the company approved for this app.
    pub approved: &'a ScopeSet,
    pub grant: Option<&'a Grant>,
}

/// Each requested scope is in exactly one of the sets but [`Offer::granted_besides`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Allowed together, or not at all.
    pub required: ScopeSet,
    pub optional: ScopeSet,
    /// Optional, and the person chose before not to allow it. Asked once more only where the page
    /// is shown for something else.
    pub declined_before: ScopeSet,
    /// Allowed before: it stays, whatever is answered now.
    pub previously_granted: ScopeSet,
    /// Allowed before and not asked for now: it is part of what is issued, or an app that asks for
    /// more would lose what it had. A strict client gets what it asks for.
    #[serde(default)]
    pub granted_besides: ScopeSet,
    /// Optional, but the person's role cannot allow them.
    pub unavailable: ScopeSet,
    /// Optional, but the company's policy keeps them from the person.
    pub blocked_by_policy: ScopeSet,
    /// Required, but the person's role cannot allow them: then nothing can be allowed.
    pub requires_admin: ScopeSet,
    /// Required, but the company's policy keeps them from the person.
    pub beyond_policy: ScopeSet,
    /// The publisher is not verified, and what it newly asks for can do harm.
    pub needs_trust: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance<'a> {
    /// Scopes outside the offer are not granted.
    pub selected: &'a ScopeSet,
    pub confirmed_trust: bool,
}

impl Offer {
    pub fn new(
        request: &AuthorizationRequest,
        asked: &OfferContext<'_>,
        catalogue: &Catalogue,
    ) -> Self {
        let allowable = catalogue.allowable_by(asked.role, &request.scopes);
        // The mark counts for the host in use, not for the publisher at large.
        let verified = request.proven.is_verified();
        let before = request.before(asked.grant);
        let previously_granted = before
            .map(|grant| request.scopes.intersection(&grant.scopes).intersection(&allowable))
            .unwrap_or_default();
        let granted_besides = granted_besides(request, asked, catalogue);
        let new = request.scopes.difference(&previously_granted);
        let required: ScopeSet = new
            .iter()
            .filter(|scope| {
                request
                    .client
                    .scope(scope)
                    .is_none_or(|entry| entry.requirement == Requirement::Required)
            })
            .cloned()
            .collect();
        let optional = new.difference(&required);
        let requires_admin = required.difference(&allowable);
        let unavailable = optional.difference(&allowable);
        let policy = asked.policy.blocked(&new, asked.role, verified, asked.approved, catalogue);
        let beyond_policy = required.intersection(&policy).difference(&requires_admin);
        let blocked_by_policy = optional.intersection(&policy).difference(&unavailable);
        let optional = optional.difference(&unavailable).difference(&blocked_by_policy);
        // An answer is remembered beside something allowed; alone, it is asked
        // for anew: the person has come to do just that.
        let declined_before = match before {
            Some(grant) if !previously_granted.is_empty() => optional.intersection(&grant.declined),
            _ => ScopeSet::default(),
        };
        let optional = optional.difference(&declined_before);
        let mut offer = Self {
            needs_trust: false,
            required,
            optional,
            declined_before,
            previously_granted,
            granted_besides,
            unavailable,
            blocked_by_policy,
            requires_admin,
            beyond_policy,
        };
        offer.needs_trust = needs_trust(&request.proven, &offer.asked(), catalogue);
        offer
    }

    pub fn is_settled(&self) -> bool {
        !self.previously_granted.is_empty() && self.required.is_empty() && self.optional.is_empty()
    }

    /// What the app has already, and gets again with whatever is answered now.
    #[must_use]
    pub fn has_already(&self) -> ScopeSet {
        self.previously_granted.union(&self.granted_besides)
    }

    /// What the app cannot do without.
    pub fn needs_administrator(&self) -> bool {
        !self.requires_admin.is_empty() || !self.beyond_policy.is_empty()
    }

    /// Nothing where all is answered already.
    #[must_use]
    pub fn asked(&self) -> ScopeSet {
        if self.is_settled() {
            return ScopeSet::default();
        }
        self.required.union(&self.optional).union(&self.declined_before)
    }

    /// Whether what was shown is what would be shown now. What was allowed meanwhile in another
    /// tab changes nothing: it is left out on both sides.
    pub fn still_holds(&self, now: &Self) -> bool {
        let granted = &now.previously_granted;
        let selectable = |offer: &Self| offer.optional.union(&offer.declined_before);
        let same = |one: &ScopeSet, other: &ScopeSet| one.is_subset(other) && other.is_subset(one);
        self.previously_granted.is_subset(granted)
            && same(&self.granted_besides, &now.granted_besides)
            && same(&self.required.difference(granted), &now.required)
            && same(&selectable(self).difference(granted), &selectable(now))
            && same(&self.unavailable, &now.unavailable)
            && same(&self.blocked_by_policy, &now.blocked_by_policy)
            && same(&self.requires_admin, &now.requires_admin)
            && same(&self.beyond_policy, &now.beyond_policy)
            && (self.needs_trust || !now.needs_trust)
    }

    /// What an answer newly grants; what was allowed before comes on top.
    pub fn accept(&self, acceptance: &Acceptance<'_>) -> Result<ScopeSet, AcceptError> {
        if self.needs_administrator() {
            return Err(AcceptError::NeedsAdministrator);
        }
        if self.needs_trust && !acceptance.confirmed_trust {
            return Err(AcceptError::TrustMissing);
        }
        let selectable = self.asked().difference(&self.required);
        let granted = self.required.union(&selectable.intersection(acceptance.selected));
        // What the app has besides is no answer to what it asks for.
        if granted.is_empty() && self.previously_granted.is_empty() {
            return Err(AcceptError::NothingSelected);
        }
        Ok(granted)
    }
}

fn granted_besides(
    request: &AuthorizationRequest,
    asked: &OfferContext<'_>,
    catalogue: &Catalogue,
) -> ScopeSet {
    let client = &request.client;
    let Some(grant) = request.known(asked.grant).filter(|_| !client.strict_scopes) else {
        return ScopeSet::default();
    };
    let mut besides = grant.scopes.difference(&request.scopes);
    besides.retain(|scope| client.scope(scope).is_some() && catalogue.may_allow(asked.role, scope));
    besides
}

/// Whether a person who allows this, or approves it for others, must say that they trust the
/// publisher.
pub fn needs_trust(proven: &Proven, scopes: &ScopeSet, catalogue: &Catalogue) -> bool {
    !proven.is_verified() && scopes.iter().any(|scope| catalogue.is_risky(scope))
}

/// Only if the app is surely the one they allowed. A public client can be imitated (OAuth 2.1
/// §7.3.1), as can a loopback address; an unverified publisher, or another address than
/// before, is asked about again.
pub fn may_answer_silently(request: &AuthorizationRequest, grant: &Grant) -> bool {
    let client = &request.client;
    // The device that shows a code may be far away: always ask.
    let Some(callback) = request.recipient.callback() else { return false };
    client.kind == ClientKind::Confidential
        && !client.native
        && request.proven.is_verified()
        && callback.redirect_uri() == grant.redirect_uri
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum AcceptError {
    #[error("something that the app requires needs an administrator")]
    NeedsAdministrator,
    #[error("the person has not said that they trust the publisher")]
    TrustMissing,
    #[error("nothing was chosen")]
    NothingSelected,
}
