//! A request as it is shown to one person, and as it travels in the form.

use std::sync::Arc;

use oauth::authorize::AuthorizationRequest;
use oauth::client::GrantType;
use oauth::consent::{Asked, Offer};
use oauth::grant::{Grant, GrantDuration};
use oauth::id::{SessionId, TransactionId, UserId};
use oauth::language::Language;
use oauth::policy::AppDecision;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::grants::Standing;

use crate::Provider;
use crate::session::SignedIn;

/// What the consent page shows.
#[derive(Clone, Debug)]
pub struct ConsentRequest {
    /// The checked request.
    pub request: AuthorizationRequest,
    /// What it offers to this person.
    pub offer: Offer,
    /// What the person allowed this app before, and nobody asks anew.
    pub before: Option<Grant>,
    /// Who is asked.
    pub signed_in: Arc<SignedIn>,
    /// Whether the publisher's mark holds for the redirect host in use.
    pub verified: bool,
    /// Whether the app may go on when the person is not signed in.
    pub offline: bool,
    /// The durations to choose from, the one to begin with first.
    pub durations: Vec<GrantDuration>,
    /// When it is shown: durations count from here.
    pub shown_at: Timestamp,
    /// The request as it came, to show it again.
    pub query: String,
    /// The request, sealed, for the form.
    pub sealed: String,
}

/// What the form carries. `decide` trusts only this, and checks the request in
/// it anew.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SealedRequest {
    /// The request's parameters, as they came.
    pub(crate) query: String,
    /// What was shown: if it is no longer what would be shown, the answer was
    /// to something else.
    pub(crate) offer: Offer,
    /// The session it was shown in.
    pub(crate) session_id: SessionId,
    /// Who read it.
    pub(crate) user_id: UserId,
    /// The language they read it in.
    pub(crate) language: Language,
    /// This showing.
    pub(crate) transaction_id: TransactionId,
    /// When it was shown.
    pub(crate) shown_at: Timestamp,
}

const LABEL: &str = "consent request";

impl Provider {
    /// Prepares a checked request for the page. Nothing is written: a flood of
    /// requests costs no disk.
    pub(crate) fn consent_request(
        &self,
        request: AuthorizationRequest,
        query: String,
        signed_in: &Arc<SignedIn>,
        standing: &Standing,
        offer: Offer,
        language: Language,
    ) -> ConsentRequest {
        let shown_at = self.now();
        let sealed = self.seal(
            LABEL,
            &SealedRequest {
                query: query.clone(),
                offer: offer.clone(),
                session_id: signed_in.session.id.clone(),
                user_id: signed_in.user.id.clone(),
                language,
                transaction_id: self.transaction_of(&request),
                shown_at,
            },
        );
        ConsentRequest {
            verified: request.is_verified(),
            offline: request.client.may_use(GrantType::RefreshToken),
            durations: durations(&request, standing),
            before: request.before(standing.grant.as_ref()).cloned(),
            shown_at,
            request,
            offer,
            signed_in: Arc::clone(signed_in),
            query,
            sealed,
        }
    }

    pub(crate) fn open_consent_request(&self, sealed: &str) -> Option<SealedRequest> {
        self.open_seal(LABEL, sealed)
    }

    /// What a request offers to a person, as things stand.
    pub(crate) fn offer(
        &self,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
        standing: &Standing,
    ) -> Offer {
        let approved = match &standing.decision {
            Some(AppDecision::Approved(scopes)) => scopes.clone(),
            Some(AppDecision::Blocked) | None => ScopeSet::default(),
        };
        let asked = Asked {
            role: signed_in.user.role,
            policy: &standing.policy,
            approved: &approved,
            grant: standing.grant.as_ref(),
        };
        Offer::new(request, &asked, &self.inner.catalogue)
    }

    /// Under which an answer to this showing of a request is recorded.
    pub(crate) fn transaction_of(&self, request: &AuthorizationRequest) -> TransactionId {
        let own = request.answered_as.clone();
        own.unwrap_or_else(|| TransactionId::new(self.new_id("txn_")))
    }
}

/// What the person may choose from: for a grant that stands, first of all to
/// leave its end as it is.
pub(crate) fn durations(request: &AuthorizationRequest, standing: &Standing) -> Vec<GrantDuration> {
    let mut durations = vec![GrantDuration::Months12, GrantDuration::Days30];
    if standing.policy.until_removed {
        durations.push(GrantDuration::UntilRemoved);
    }
    let before = request.before(standing.grant.as_ref());
    if before.is_some_and(|grant| grant.expires_at.is_some() || standing.policy.until_removed) {
        durations.insert(0, GrantDuration::AsBefore);
    }
    durations
}
