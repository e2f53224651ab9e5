//! What a person may answer to a request, and what an answer grants.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::authorize::AuthorizationRequest;
use crate::catalogue::Catalogue;
use crate::client::{ClientKind, Requirement};
use crate::grant::Grant;
use crate::policy::CompanyPolicy;
use crate::role::Role;
use crate::scope::ScopeSet;

/// Who is asked, and what stands already.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The person's role.
    pub role: Role,
    /// Their company's policy.
    pub policy: &'a CompanyPolicy,
    /// What an administrator of the company approved for this app.
    pub approved: &'a ScopeSet,
    /// What the person has allowed this app before.
    pub grant: Option<&'a Grant>,
}

/// What a request offers to one person. Each scope that is asked for stands in
/// exactly one of the sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Allowed together, or not at all.
    pub required: ScopeSet,
    /// The person's choice, one by one.
    pub optional: ScopeSet,
    /// Optional, and the person chose before not to allow it. Asked once more
    /// only where the page is shown for something else.
    pub declined_before: ScopeSet,
    /// Allowed before: it stays, whatever is answered now.
    pub already: ScopeSet,
    /// Optional, but the person's role cannot allow them.
    pub not_included: ScopeSet,
    /// Optional, but the company's policy keeps them from the person.
    pub withheld: ScopeSet,
    /// Required, but the person's role cannot allow them: then nothing can be
    /// allowed.
    pub beyond_role: ScopeSet,
    /// Required, but the company's policy keeps them from the person.
    pub beyond_policy: ScopeSet,
    /// Whether the person must say that they trust the publisher: nobody has
    /// checked it, and what it newly asks for can do harm.
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
    /// Sorts what is asked for by what this person may do with it, and by what
    /// they answered before.
    pub fn new(request: &AuthorizationRequest, asked: &Asked<'_>, catalogue: &Catalogue) -> Self {
        let allowable = catalogue.allowable_by(asked.role, &request.scopes);
        // The mark counts for the host in use, not for the publisher at large.
        let verified = request.is_verified();
        let before = request.before(asked.grant);
        let already = before
            .map(|grant| request.scopes.intersection(&grant.scopes).intersection(&allowable))
            .unwrap_or_default();
        let new = request.scopes.difference(&already);
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
        let beyond_role = required.difference(&allowable);
        let not_included = optional.difference(&allowable);
        let policy = asked.policy.withheld(&new, asked.role, verified, asked.approved, catalogue);
        let beyond_policy = required.intersection(&policy).difference(&beyond_role);
        let withheld = optional.intersection(&policy).difference(&not_included);
        let optional = optional.difference(&not_included).difference(&withheld);
        // An answer is remembered beside something allowed; alone, it is asked
        // for anew: the person has come to do just that.
        let declined_before = match before {
            Some(grant) if !already.is_empty() => optional.intersection(&grant.declined),
            _ => ScopeSet::default(),
        };
        let optional = optional.difference(&declined_before);
        let mut offer = Self {
            needs_trust: false,
            required,
            optional,
            declined_before,
            already,
            not_included,
            withheld,
            beyond_role,
            beyond_policy,
        };
        offer.needs_trust =
            !verified && offer.asked().iter().any(|scope| catalogue.is_risky(scope));
        offer
    }

    /// Whether the request asks for nothing that is not answered already.
    pub fn is_settled(&self) -> bool {
        !self.already.is_empty() && self.required.is_empty() && self.optional.is_empty()
    }

    /// Whether only an administrator can allow what the app cannot do without.
    pub fn needs_administrator(&self) -> bool {
        !self.beyond_role.is_empty() || !self.beyond_policy.is_empty()
    }

    /// What the person is asked about: nothing where all is answered already.
    #[must_use]
    pub fn asked(&self) -> ScopeSet {
        if self.is_settled() {
            return ScopeSet::default();
        }
        self.required.union(&self.optional).union(&self.declined_before)
    }

    /// Whether what was shown still holds, now that `now` would be shown: an answer
    /// to it must allow nothing that cannot be allowed any more, and leave out
    /// nothing that is required. What was allowed meanwhile, in another tab,
    /// changes neither.
    pub fn still_holds(&self, now: &Self) -> bool {
        let may_be_allowed =
            now.required.union(&now.optional).union(&now.declined_before).union(&now.already);
        self.asked().is_subset(&may_be_allowed)
            && self.already.is_subset(&now.already)
            && self.required.is_subset(&now.required.union(&now.already))
            && now.required.is_subset(&self.required)
            && now.beyond_role.is_subset(&self.beyond_role)
            && now.beyond_policy.is_subset(&self.beyond_policy)
            && (self.needs_trust || !now.needs_trust)
    }

    /// What an answer newly grants: the required scopes and the ticked optional
    /// ones. What was allowed before comes on top.
    pub fn accept(&self, acceptance: &Acceptance<'_>) -> Result<ScopeSet, AcceptError> {
        if self.needs_administrator() {
            return Err(AcceptError::NeedsAdministrator);
        }
        if self.needs_trust && !acceptance.trusts {
            return Err(AcceptError::TrustMissing);
        }
        let may_be_ticked = self.asked().difference(&self.required);
        let granted = self.required.union(&may_be_ticked.intersection(acceptance.ticked));
        if granted.is_empty() && self.already.is_empty() {
            return Err(AcceptError::NothingTicked);
        }
        Ok(granted)
    }
}

/// Whether a request that asks for nothing new may be answered without asking
/// the person: only if the app is surely the one they allowed. A public client
/// can be imitated (OAuth 2.1 §7.3.1), as can a loopback address; a publisher
/// that nobody checked, or another address than before, is asked about again.
pub fn may_answer_silently(request: &AuthorizationRequest, grant: &Grant) -> bool {
    let client = &request.client;
    // Whoever shows a code on a device may be far away: always asked about.
    let Some(callback) = request.recipient.callback() else { return false };
    client.kind == ClientKind::Confidential
        && !client.native
        && request.is_verified()
        && callback.redirect_uri() == grant.redirect_uri
}

/// Why an answer grants nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AcceptError {
    /// Something required needs an administrator.
    #[error("something that the app requires needs an administrator")]
    NeedsAdministrator,
    /// The box that says so was not ticked.
    #[error("the person has not said that they trust the publisher")]
    TrustMissing,
    /// Everything is optional, and nothing was ticked.
    #[error("nothing was chosen")]
    NothingTicked,
}
