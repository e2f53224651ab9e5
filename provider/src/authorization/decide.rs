//! A person answers the consent page.

use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::authorize::{
    AuthorizationError, AuthorizationRequest, AuthorizationResponse, Callback, Delivery, Rejection,
    client_id,
};
use oauth::client::redirect_uri::Destination;
use oauth::consent::policy::AppDecision;
use oauth::id::CompanyId;
use oauth::parameters::Parameters;
use store::answers::{Answer, Answered};
use store::grants::ConsentContext;
use store::{Effects, StoreError};

use crate::account::session::{Principal, SignedIn};
use crate::audit_event::of_client;
use crate::authorization::AuthorizationService;
use crate::authorization::begin_authorization::SignInReason;
use crate::authorization::check_answer::{check_first, check_session, permitted};
use crate::authorization::consent_request::{Companies, ConsentRequest, SealedRequest};
pub use crate::authorization::decide_error::{ConsentEntries, DecideError};
use crate::authorization::issue_code::{ConsentAnswer, basis};
use crate::authorization::pushed_request::PendingRequest;
use crate::caller::Caller;
use crate::error::ProviderError;

#[derive(Clone, Debug, Default)]
pub struct Decision {
    pub sealed: String,
    pub choice: Choice,
    pub entries: ConsentEntries,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// "Don't allow", "Cancel", or none that we know: nothing is allowed.
    #[default]
    Refuse,
    Allow,
    AskAdministrator,
    /// The page for the company that is chosen in it.
    ShowForCompany,
}

/// What follows from an answer. No `Debug`: an address may carry a code.
pub enum DecisionOutcome {
    Answer(Delivery),
    /// A device has the answer: it asks for it.
    DeviceAnswered {
        client_name: String,
        allowed: bool,
    },
    /// The publisher is not verified (RFC 9700 §4.11.2).
    RefusedOnOurPage {
        client_name: String,
        way_back: Option<WayBack>,
    },
    /// Nothing is answered yet: the request of this query is to be shown.
    ShowRequest {
        query: String,
    },
    /// An administrator has been asked. Nothing is allowed.
    AdministratorAsked {
        client_name: String,
        company_name: String,
        way_back: Option<WayBack>,
    },
}

/// A way to the app that the person may take or leave; the answer there says that
/// access was not allowed.
pub struct WayBack {
    pub destination: Destination,
    pub delivery: Delivery,
}

/// How often an answer is looked at whose ground changes while it is stored.
const TRIES: u32 = 3;

impl AuthorizationService {
    /// Trusts only the seal, and checks everything in it anew.
    pub async fn decide(
        &self,
        decision: Decision,
        signed_in: Option<&Arc<SignedIn>>,
        address: &str,
    ) -> Result<DecisionOutcome, DecideError> {
        if let Some(question) = self.open_company_question(&decision.sealed) {
            return self.answer_company_question(question, &decision, signed_in).await;
        }
        let open = || self.open_consent_request(&decision.sealed);
        for _ in 0..TRIES {
            let sealed = open().ok_or(DecideError::FormExpired { query: None })?;
            let outcome = self.decide_once(sealed, decision.clone(), signed_in, address).await?;
            if let Some(outcome) = outcome {
                return Ok(outcome);
            }
        }
        // Who they are has changed, or it does not come to rest.
        Err(DecideError::FormExpired { query: open().map(|sealed| sealed.query) })
    }

    /// `None`: while the answer was being stored, something changed of what it was checked against.
    async fn decide_once(
        &self,
        sealed: SealedRequest,
        decision: Decision,
        signed_in: Option<&Arc<SignedIn>>,
        address: &str,
    ) -> Result<Option<DecisionOutcome>, DecideError> {
        let signed_in = &self.acting_person(&sealed, signed_in).await?;
        let caller = Caller::new(signed_in, address).in_session(&signed_in.session);
        let now = self.shared.now();
        if now >= sealed.shown_at + self.shared.settings.lifetimes.pending_request {
            let client_name = self.client_name(&sealed.query).await?;
            return Err(DecideError::RequestExpired { client_name });
        }
        let (mut request, asked) = self.check_again(&sealed.query).await?;
        // What was shown of one company is no answer for another.
        let other = decision.entries.company.as_ref().filter(|other| **other != sealed.company_id);
        if decision.choice == Choice::ShowForCompany
            || other.is_some() && decision.choice != Choice::Refuse
        {
            let company = other.unwrap_or(&sealed.company_id);
            let query = self.query_for_company(asked, signed_in, company);
            return Ok(Some(DecisionOutcome::ShowRequest { query }));
        }
        let event = |action| self.shared.event(caller, action, Subject::default()).event;
        request.client = self.shared.stored_client(&request.client, event).await?;
        let standing = self.shared.consent_context(signed_in, &request.client).await?;
        if decision.choice != Choice::Refuse
            && !self.is_unchanged(&sealed, &request, signed_in, &standing)
            && self.is_first(&sealed).await?
        {
            return Err(self.show_again(sealed, request, signed_in, &standing, decision).await?);
        }
        if decision.choice != Choice::Refuse
            && let Some(reason) = self.must_sign_in_again(&request, &asked, signed_in)
            && self.is_first(&sealed).await?
        {
            return Err(DecideError::SignInAgain { query: sealed.query, reason });
        }
        let answer = Answer {
            transaction_id: sealed.transaction_id.clone(),
            session_id: signed_in.session.id.clone(),
            user_id: signed_in.user.id.clone(),
            client_id: request.client.id.clone(),
            allowed: None,
            answered_at: now,
        };
        match decision.choice {
            Choice::Refuse | Choice::ShowForCompany => {
                let answered = self.shared.store.refuse(&answer).await?;
                check_first(answered, &answer, None, now)?;
                Ok(Some(self.refused(&request)))
            }
            Choice::AskAdministrator => {
                let message = &decision.entries.message;
                self.ask_for_approval(sealed, &request, &answer, caller, message).await.map(Some)
            }
            Choice::Allow => {
                if self.needs_recent_sign_in(&sealed.offer, signed_in)
                    && self.is_first(&sealed).await?
                {
                    let (query, reason) = (sealed.query, SignInReason::NotRecentEnough);
                    return Err(DecideError::SignInAgain { query, reason });
                }
                let allowed = match sealed.offer.accept(&decision.entries.acceptance()) {
                    Ok(allowed) => allowed,
                    Err(error) => {
                        let again = self.again(sealed, request, signed_in, &standing).await?;
                        let entries = Box::new(decision.entries);
                        return Err(DecideError::Incomplete { error, again, entries });
                    }
                };
                let duration = permitted(decision.entries.duration, &request, &standing);
                let months_12 = self.shared.settings.lifetimes.grant;
                let granted = ConsentAnswer {
                    asked: &sealed.offer.asked(),
                    allowed: &allowed,
                    language: sealed.language,
                    end: duration.end(now, months_12),
                };
                let answer =
                    Answer { allowed: Some(sealed.offer.has_already().union(&allowed)), ..answer };
                let subject = of_client(&request.client);
                let event = self.shared.event(caller, AuditAction::GrantGiven, subject);
                let event = event.with_detail(allowed.to_string());
                let emails = self.emails_of_grant(&request, &granted, &standing, caller);
                let effects = Effects::from(event).with_emails(emails);
                let basis = basis(&request, signed_in, &standing);
                let (answered, delivery) =
                    self.issue_code(&request, &answer, &granted, basis, signed_in, effects).await?;
                match answered {
                    Answered::BasisChanged => return Ok(None),
                    Answered::GrantEnded => {
                        return Err(DecideError::FormExpired { query: Some(sealed.query) });
                    }
                    answered => check_first(answered, &answer, Some(&signed_in.company.id), now)?,
                }
                let client_name = request.client.display_name();
                Ok(Some(match delivery {
                    Some(delivery) => DecisionOutcome::Answer(delivery),
                    None => DecisionOutcome::DeviceAnswered { client_name, allowed: true },
                }))
            }
        }
    }

    /// Why the sign-in does not do for what the app asks.
    fn must_sign_in_again(
        &self,
        request: &AuthorizationRequest,
        asked: &PendingRequest,
        signed_in: &SignedIn,
    ) -> Option<SignInReason> {
        if !self.has_signed_in_for(request, asked, signed_in) {
            return Some(SignInReason::TheAppAsks);
        }
        if signed_in.must_sign_in_for_company() {
            return Some(SignInReason::NotRecentEnough);
        }
        let is_weak = self.needs_second_factor(request, signed_in);
        is_weak.then_some(SignInReason::NotStrongEnough)
    }

    /// The person who read the page, as they act for the company that it was shown for.
    async fn acting_person(
        &self,
        sealed: &SealedRequest,
        signed_in: Option<&Arc<SignedIn>>,
    ) -> Result<Arc<SignedIn>, DecideError> {
        let SealedRequest { session_id, user_id, company_id, query, .. } = sealed;
        let person = check_session(session_id, user_id, query, signed_in)?;
        match self.acting_for(person, company_id).await? {
            Some(acting) => Ok(acting),
            None => Err(DecideError::CompanyEnded {
                company_name: self.company_name(company_id).await?,
                query: query.clone(),
            }),
        }
    }

    async fn ask_for_approval(
        &self,
        sealed: SealedRequest,
        request: &AuthorizationRequest,
        answer: &Answer,
        caller: Caller<'_>,
        message: &str,
    ) -> Result<DecisionOutcome, DecideError> {
        if !sealed.offer.needs_administrator() {
            return Err(DecideError::FormExpired { query: Some(sealed.query) });
        }
        let asked =
            self.ask_administrator(answer, request, caller, sealed.language, message).await?;
        // A refusal looks the same; only a request may be taken for its double.
        if let Answered::Before { answer: first, .. } = &asked
            && !self.has_asked(&request.client.id, &caller, first.answered_at).await?
        {
            let at = first.answered_at;
            return Err(DecideError::AlreadyAnswered { allowed: false, at });
        }
        check_first(asked, answer, None, answer.answered_at)?;
        Ok(self.administrator_asked(request, &caller))
    }

    /// Checks the request in the seal as if it had just come.
    pub(super) async fn check_again(
        &self,
        query: &str,
    ) -> Result<(AuthorizationRequest, PendingRequest), DecideError> {
        let changed = || DecideError::FormExpired { query: Some(query.to_owned()) };
        let parameters = Parameters::parse(query).map_err(|_| changed())?;
        let asked = self.read_request(parameters).map_err(DecideError::Refused)?;
        match self.check_pending(&asked).await? {
            Ok(request) => Ok((request, asked)),
            Err(Rejection::OnOurPage(refusal)) => Err(DecideError::Refused(refusal)),
            Err(Rejection::ToClient { .. } | Rejection::ToDevice { .. }) => Err(changed()),
        }
    }

    /// Whether this consent interaction is unanswered. A second answer is compared with the
    /// first, not with the grant, which that has changed.
    async fn is_first(&self, sealed: &SealedRequest) -> Result<bool, StoreError> {
        Ok(self.shared.store.find_answer(&sealed.transaction_id).await?.is_none())
    }

    /// An answer to what is not shown any more is none: the page as it is now is.
    async fn show_again(
        &self,
        sealed: SealedRequest,
        request: AuthorizationRequest,
        signed_in: &Arc<SignedIn>,
        standing: &ConsentContext,
        decision: Decision,
    ) -> Result<DecideError, ProviderError> {
        if standing.decision == Some(AppDecision::Blocked) {
            return Ok(DecideError::FormExpired { query: Some(sealed.query) });
        }
        let offer = self.offer(&request, signed_in, standing);
        if self.needs_recent_sign_in(&offer, signed_in) {
            let (query, reason) = (sealed.query, SignInReason::NotRecentEnough);
            return Ok(DecideError::SignInAgain { query, reason });
        }
        let again = self.again(sealed, request, signed_in, standing).await?;
        Ok(DecideError::Changed { again, entries: Box::new(decision.entries) })
    }

    /// The same request, as it is shown now.
    async fn again(
        &self,
        sealed: SealedRequest,
        request: AuthorizationRequest,
        signed_in: &Arc<SignedIn>,
        standing: &ConsentContext,
    ) -> Result<Box<ConsentRequest>, ProviderError> {
        let SealedRequest { query, language, .. } = sealed;
        let offer = self.offer(&request, signed_in, standing);
        let companies = match &*signed_in.other_companies {
            [] => None,
            _ => Some(Companies(self.company_choices(&request, signed_in).await?)),
        };
        let consent = self.consent_request(request, query, signed_in, standing, offer, language);
        Ok(Box::new(ConsentRequest { companies, ..consent }))
    }

    /// Whether what was shown is what would be shown now: the person's role, their
    /// company's policy, the app, its publisher or its scopes may have changed.
    fn is_unchanged(
        &self,
        sealed: &SealedRequest,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
        standing: &ConsentContext,
    ) -> bool {
        standing.decision != Some(AppDecision::Blocked)
            && sealed.shown == self.shown(request, standing, sealed.language)
            && sealed.offer.still_holds(&self.offer(request, signed_in, standing))
    }

    pub(super) async fn client_name(&self, query: &str) -> Result<Option<String>, DecideError> {
        let parameters = Parameters::parse(query).ok();
        let client_id = parameters.and_then(|parameters| client_id(&parameters).ok());
        let Some(client_id) = client_id else { return Ok(None) };
        let client = self.shared.find_client(&client_id).await?;
        Ok(client.map(|client| client.display_name()))
    }

    fn administrator_asked(
        &self,
        request: &AuthorizationRequest,
        signed_in: &Principal,
    ) -> DecisionOutcome {
        DecisionOutcome::AdministratorAsked {
            client_name: request.client.display_name(),
            company_name: signed_in.company.name.clone(),
            way_back: self.way_back(request),
        }
    }

    pub(super) async fn company_name(&self, id: &CompanyId) -> Result<String, StoreError> {
        let found = self.shared.store.find_company(id).await?;
        Ok(found.map(|company| company.name).unwrap_or_default())
    }

    fn way_back(&self, request: &AuthorizationRequest) -> Option<WayBack> {
        let denied = AuthorizationResponse::Error(&AuthorizationError::AccessDenied);
        let delivery = self.deliver(&request.recipient, &denied)?;
        let destination = request.recipient.callback().map(Callback::destination)?.clone();
        Some(WayBack { destination, delivery })
    }

    pub(super) fn refused(&self, request: &AuthorizationRequest) -> DecisionOutcome {
        let client_name = request.client.display_name();
        match self.way_back(request) {
            None => DecisionOutcome::DeviceAnswered { client_name, allowed: false },
            Some(way_back) if request.proven.is_verified() => {
                DecisionOutcome::Answer(way_back.delivery)
            }
            way_back => DecisionOutcome::RefusedOnOurPage { client_name, way_back },
        }
    }
}
