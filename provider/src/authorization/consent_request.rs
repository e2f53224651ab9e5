//! A request as it is shown to one person, and as it travels in the form.

use std::sync::Arc;

use oauth::authorize::{AuthorizationRequest, Callback};
use oauth::client::GrantType;
use oauth::client::proven::Proven;
use oauth::consent::grant::{Grant, GrantDuration};
use oauth::consent::offer::{Offer, OfferContext};
use oauth::consent::policy::AppDecision;
use oauth::consent::shown::{Shown, ShownDigest};
use oauth::id::{CompanyId, SessionId, TransactionId, UserId};
use oauth::identity::{is_identity, is_only_identity};
use oauth::language::Language;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::grants::{ConsentContext, Wording};
use store::memberships::CompanyChoice;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;

#[derive(Clone, Debug)]
pub struct ConsentRequest {
    pub request: AuthorizationRequest,
    pub offer: Offer,
    /// What the person allowed this app before and is not asked again.
    pub before: Option<Grant>,
    pub signed_in: Arc<SignedIn>,
    /// For the redirect host in use.
    pub proven: Proven,
    /// Whether the app may go on when the person is not signed in.
    pub offline: bool,
    /// The durations to choose from, the one to begin with first.
    pub durations: Vec<GrantDuration>,
    /// When it is shown: durations count from here.
    pub shown_at: Timestamp,
    /// The request as it came, to show it again.
    pub query: String,
    pub sealed: String,
    /// The app, where the person is to say that they trust it.
    pub(crate) trusted: Option<ShownDigest>,
    /// Those to choose from, of which `signed_in` acts for one; `None`: there is no other.
    pub companies: Option<Companies>,
}

/// The companies that a person can act for.
#[derive(Clone, Debug)]
pub struct Companies(pub Vec<CompanyChoice>);

/// What the form carries. `decide` trusts only this, and checks the request in
/// it anew.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SealedRequest {
    pub(crate) query: String,
    /// What was shown: if it is no longer what would be shown, the answer was
    /// to something else.
    pub(crate) offer: Offer,
    /// All else that was shown of the app.
    pub(crate) shown: ShownDigest,
    /// The app, where the person is to say that they trust it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trusted: Option<ShownDigest>,
    pub(crate) session_id: SessionId,
    pub(crate) user_id: UserId,
    /// That the page was shown for.
    pub(crate) company_id: CompanyId,
    pub(crate) language: Language,
    pub(crate) transaction_id: TransactionId,
    pub(crate) shown_at: Timestamp,
}

const LABEL: &str = "consent request";

impl AuthorizationService {
    /// Prepares a checked request for the page. Nothing is written: a flood of
    /// requests costs no disk.
    pub(crate) fn consent_request(
        &self,
        request: AuthorizationRequest,
        query: String,
        signed_in: &Arc<SignedIn>,
        standing: &ConsentContext,
        offer: Offer,
        language: Language,
    ) -> ConsentRequest {
        let shown_at = self.shared.now();
        let trusted = offer.needs_trust.then(|| shown_app(&request).digest());
        let sealed = self.shared.seal(
            LABEL,
            &SealedRequest {
                query: query.clone(),
                offer: offer.clone(),
                shown: self.shown(&request, standing, language),
                trusted: trusted.clone(),
                session_id: signed_in.session.id.clone(),
                user_id: signed_in.user.id.clone(),
                company_id: signed_in.company.id.clone(),
                language,
                transaction_id: self.transaction_of(&request),
                shown_at,
            },
        );
        ConsentRequest {
            proven: request.proven.clone(),
            offline: request.client.may_use(GrantType::RefreshToken),
            durations: durations(&request, standing),
            before: request.before(standing.grant.as_ref()).cloned(),
            shown_at,
            request,
            offer,
            signed_in: Arc::clone(signed_in),
            query,
            sealed,
            trusted,
            companies: None,
        }
    }

    /// Whether trust that was confirmed on the page sealed in a form is trust in what is shown
    /// now, in whatever language.
    pub fn trusts_the_same(&self, sealed: &str, now: &ConsentRequest) -> bool {
        let before = self.open_consent_request(sealed).and_then(|before| before.trusted);
        before.is_some() && before == now.trusted
    }

    pub(crate) fn open_consent_request(&self, sealed: &str) -> Option<SealedRequest> {
        self.shared.open_seal(LABEL, sealed)
    }

    pub(crate) fn offer(
        &self,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
        standing: &ConsentContext,
    ) -> Offer {
        let approved = match &standing.decision {
            Some(AppDecision::Approved(scopes)) => scopes.clone(),
            Some(AppDecision::Blocked) | None => ScopeSet::default(),
        };
        let asked = OfferContext {
            role: signed_in.membership.role,
            policy: &standing.policy,
            approved: &approved,
            grant: standing.grant.as_ref(),
        };
        let mut offer = Offer::new(request, &asked, &self.shared.catalogue);
        // The request did not ask for these, and so for no second factor that they need.
        if !self.may_allow_admin_scopes(signed_in) {
            offer.granted_besides.retain(|scope| !self.is_admin(scope));
        }
        offer
    }

    /// What the page shows of the app and of the permissions, but for what the person answered
    /// before, which [`Offer::still_holds`] compares.
    pub(crate) fn shown(
        &self,
        request: &AuthorizationRequest,
        standing: &ConsentContext,
        language: Language,
    ) -> ShownDigest {
        let words = |scope: &Scope| {
            let Wording { prompt, sentence, .. } = self.wording(scope, language);
            let level = self.shared.catalogue.find(scope).map(|entry| entry.level);
            (prompt, sentence, level)
        };
        shown_app(request)
            .and("resources", &request.resources)
            .and("words", &request.scopes.iter().map(words).collect::<Vec<_>>())
            .and("offline", &request.client.may_use(GrantType::RefreshToken))
            .and("until removed", &standing.policy.until_removed)
            .digest()
    }

    /// Under which an answer to this showing of a request is recorded.
    pub(crate) fn transaction_of(&self, request: &AuthorizationRequest) -> TransactionId {
        let own = request.answered_as.clone();
        own.unwrap_or_else(|| TransactionId::new(self.shared.new_id("txn_")))
    }
}

fn shown_app(request: &AuthorizationRequest) -> Shown {
    let uri = request.recipient.callback().map(Callback::redirect_uri);
    Shown::app(&request.client, &request.proven, uri, &request.scopes)
}

/// What the person may choose from: for an active grant, first of all to
/// leave its end as it is. Of a sign-in alone there is no choice.
pub(crate) fn durations(
    request: &AuthorizationRequest,
    standing: &ConsentContext,
) -> Vec<GrantDuration> {
    let mut durations = vec![GrantDuration::Months12, GrantDuration::Days30];
    if standing.policy.until_removed {
        durations.push(GrantDuration::UntilRemoved);
    }
    let before = request.before(standing.grant.as_ref());
    if before.is_some_and(|grant| grant.expires_at.is_some() || standing.policy.until_removed) {
        durations.insert(0, GrantDuration::AsBefore);
    }
    let had_data = before.is_some_and(|grant| !grant.scopes.iter().all(is_identity));
    if is_only_identity(&request.scopes) && !had_data {
        durations.truncate(1);
    }
    durations
}
