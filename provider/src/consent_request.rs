//! A request as it is shown to one person, and as it travels in the form.

use oauth::authorize::AuthorizationRequest;
use oauth::client::GrantType;
use oauth::consent::Offer;
use oauth::id::{SessionId, TransactionId, UserId};
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Provider;
use crate::session::SignedIn;

/// What the consent page shows.
#[derive(Clone, Debug)]
pub struct ConsentRequest {
    /// The checked request.
    pub request: AuthorizationRequest,
    /// What it offers to this person.
    pub offer: Offer,
    /// Who is asked.
    pub signed_in: SignedIn,
    /// Whether the publisher's mark holds for the redirect host in use.
    pub verified: bool,
    /// Whether the app may go on when the person is not signed in.
    pub offline: bool,
    /// When the grant would end by itself.
    pub grant_ends_at: Timestamp,
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
        signed_in: &SignedIn,
    ) -> ConsentRequest {
        let now = self.now();
        let offer = Offer::new(&request, signed_in.user.role, &self.inner.catalogue);
        let sealed = self.seal(
            LABEL,
            &SealedRequest {
                query: query.clone(),
                offer: offer.clone(),
                session_id: signed_in.session.id.clone(),
                user_id: signed_in.user.id.clone(),
                transaction_id: TransactionId::new(self.random_id("txn_")),
                shown_at: now,
            },
        );
        ConsentRequest {
            verified: request.client.is_verified_for(&request.callback.destination().host),
            offline: request.client.may_use(GrantType::RefreshToken),
            grant_ends_at: now + self.inner.settings.lifetimes.grant,
            request,
            offer,
            signed_in: signed_in.clone(),
            query,
            sealed,
        }
    }

    pub(crate) fn open_consent_request(&self, sealed: &str) -> Option<SealedRequest> {
        self.open_seal(LABEL, sealed)
    }
}
