//! A person who belongs to several companies chooses the one that an app is to act for.
//!
//! The choice is sealed into the request's own query, bound to the request, the session and the
//! person: no app can choose for them, and the page of a company can be loaded again.

use std::sync::Arc;

use oauth::authorize::{AuthorizationError, AuthorizationRequest};
use oauth::consent::offer::may_answer_silently;
use oauth::consent::policy::AppDecision;
use oauth::id::{CompanyId, SessionId, TransactionId, UserId};
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
pub use store::memberships::CompanyChoice;

use crate::account::session::{Principal, SignedIn};
use crate::authorization::AuthorizationService;
use crate::authorization::consent_request::Companies;
use crate::authorization::pushed_request::PendingRequest;
use crate::error::ProviderError;

/// The page that asks for the company alone: before one is chosen nothing else can be said.
#[derive(Clone, Debug)]
pub struct CompanyQuestion {
    pub request: AuthorizationRequest,
    pub signed_in: Arc<SignedIn>,
    pub companies: Vec<CompanyChoice>,
    /// The name of the company chosen before, which has blocked the app.
    pub blocked_by: Option<String>,
    /// The answer that is corrected here named no company.
    pub missing: bool,
    /// The request as it came, to show it again.
    pub query: String,
    pub sealed: String,
}

/// What the form of that page carries.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SealedQuestion {
    pub(crate) query: String,
    pub(crate) session_id: SessionId,
    pub(crate) user_id: UserId,
    pub(crate) transaction_id: TransactionId,
    pub(crate) shown_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct SealedChoice {
    /// The digest of the request.
    request: String,
    session_id: SessionId,
    user_id: UserId,
    company_id: CompanyId,
}

const QUESTION: &str = "company question";
const CHOICE: &str = "company choice";

/// For which company the page is shown.
pub(crate) enum ActsFor {
    /// `None`: the person belongs to no other.
    Company(Arc<SignedIn>, Option<Companies>),
    Undecided(Vec<CompanyChoice>),
    /// Not asked: what was allowed for one company before decides, or nothing can.
    Silently(Arc<SignedIn>),
    Refused(AuthorizationError),
}

impl AuthorizationService {
    pub(crate) async fn acts_for(
        &self,
        request: &AuthorizationRequest,
        asked: &PendingRequest,
        signed_in: &Arc<SignedIn>,
    ) -> Result<ActsFor, ProviderError> {
        if signed_in.other_companies.is_empty() {
            return Ok(ActsFor::Company(Arc::clone(signed_in), None));
        }
        let choices = self.company_choices(request, signed_in).await?;
        let silent = request.prompt.none;
        let chosen = self.chosen_company(asked, signed_in).filter(|_| !silent);
        if let Some(company) = chosen {
            return Ok(match acting(signed_in, &choices, &company) {
                Some(acting) => ActsFor::Company(acting, Some(Companies(choices))),
                // They belong to it no longer.
                None => ActsFor::Undecided(choices),
            });
        }
        let mut connected = choices.iter().filter(|choice| choice.connected);
        let only = connected.next().filter(|_| connected.next().is_none());
        if let Some(acting) = only.and_then(|only| acting(signed_in, &choices, &only.company.id))
            && (silent || self.decides_silently(request, &acting).await?)
        {
            return Ok(ActsFor::Silently(acting));
        }
        if silent {
            return Ok(ActsFor::Refused(AuthorizationError::InteractionRequired));
        }
        // The one that they act for otherwise, where the app may act for them already.
        let here = &signed_in.company.id;
        let is_known = choices.iter().any(|choice| choice.connected && choice.company.id == *here);
        Ok(if is_known {
            ActsFor::Company(Arc::clone(signed_in), Some(Companies(choices)))
        } else {
            ActsFor::Undecided(choices)
        })
    }

    async fn decides_silently(
        &self,
        request: &AuthorizationRequest,
        acting: &Arc<SignedIn>,
    ) -> Result<bool, ProviderError> {
        let standing = self.shared.consent_context(acting, &request.client).await?;
        let offer = self.offer(request, acting, &standing);
        Ok(standing.decision != Some(AppDecision::Blocked)
            && !request.prompt.consent
            && offer.is_settled()
            && standing.grant.as_ref().is_some_and(|grant| may_answer_silently(request, grant)))
    }

    pub(crate) async fn company_choices(
        &self,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
    ) -> Result<Vec<CompanyChoice>, ProviderError> {
        let (user, client) = (&signed_in.user.id, &request.client.id);
        let choices = self.shared.store.company_choices(user, client, self.shared.now()).await?;
        Ok(choices.into_iter().filter(|choice| signed_in.may_act_for(&choice.company.id)).collect())
    }

    fn chosen_company(&self, asked: &PendingRequest, signed_in: &SignedIn) -> Option<CompanyId> {
        let sealed = asked.company_choice.as_deref()?;
        let choice = self.shared.open_seal::<SealedChoice>(CHOICE, sealed)?;
        let is_theirs = choice.session_id == signed_in.session.id
            && choice.user_id == signed_in.user.id
            && choice.request == asked.digest();
        is_theirs.then_some(choice.company_id)
    }

    /// The query that shows the request's page for that company.
    pub(crate) fn query_for_company(
        &self,
        asked: PendingRequest,
        signed_in: &SignedIn,
        company: &CompanyId,
    ) -> String {
        let choice = SealedChoice {
            request: asked.digest(),
            session_id: signed_in.session.id.clone(),
            user_id: signed_in.user.id.clone(),
            company_id: company.clone(),
        };
        let company_choice = Some(self.shared.seal(CHOICE, &choice));
        self.query_of(&PendingRequest { company_choice, ..asked })
    }

    pub(crate) fn company_question(
        &self,
        request: AuthorizationRequest,
        asked: PendingRequest,
        signed_in: &Arc<SignedIn>,
        companies: Vec<CompanyChoice>,
        blocked_by: Option<String>,
    ) -> CompanyQuestion {
        // A choice that led here decides nothing.
        let query = self.query_of(&PendingRequest { company_choice: None, ..asked });
        let sealed = SealedQuestion {
            query: query.clone(),
            session_id: signed_in.session.id.clone(),
            user_id: signed_in.user.id.clone(),
            transaction_id: self.transaction_of(&request),
            shown_at: self.shared.now(),
        };
        let sealed = self.shared.seal(QUESTION, &sealed);
        let (signed_in, missing) = (Arc::clone(signed_in), false);
        CompanyQuestion { request, signed_in, companies, blocked_by, missing, query, sealed }
    }

    pub(crate) fn open_company_question(&self, sealed: &str) -> Option<SealedQuestion> {
        self.shared.open_seal(QUESTION, sealed)
    }

    /// The person as they act for that company; `None`: they cannot.
    pub(crate) async fn acting_for(
        &self,
        signed_in: &Arc<SignedIn>,
        company: &CompanyId,
    ) -> Result<Option<Arc<SignedIn>>, ProviderError> {
        if signed_in.company.id == *company {
            return Ok(Some(Arc::clone(signed_in)));
        }
        if !signed_in.may_act_for(company) {
            return Ok(None);
        }
        let found = self.shared.store.find_principal(&signed_in.user.id, company).await?;
        let found = found.filter(Principal::is_active);
        Ok(found.map(|principal| Arc::new(SignedIn { principal, ..SignedIn::clone(signed_in) })))
    }
}

fn acting(
    signed_in: &Arc<SignedIn>,
    choices: &[CompanyChoice],
    company: &CompanyId,
) -> Option<Arc<SignedIn>> {
    let choice = choices.iter().find(|choice| choice.company.id == *company)?;
    if signed_in.company.id == *company {
        return Some(Arc::clone(signed_in));
    }
    let principal = Principal {
        user: signed_in.user.clone(),
        membership: choice.membership.clone(),
        company: choice.company.clone(),
    };
    Some(Arc::new(SignedIn { principal, ..SignedIn::clone(signed_in) }))
}
