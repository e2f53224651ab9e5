//! A person answers the consent page.

use std::sync::Arc;
use std::time::Duration;

use oauth::audit::AuditAction;
use oauth::authorize::{
    AuthorizationError, AuthorizationRequest, AuthorizationResponse, Callback, Delivery,
    PageRejection, Rejection, client_id,
};
use oauth::client::redirect_uri::Destination;
use oauth::consent::grant::GrantDuration;
use oauth::consent::offer::{AcceptError, Acceptance};
use oauth::consent::policy::AppDecision;
use oauth::parameters::Parameters;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::answers::{Answer, Answered};
use store::grants::ConsentContext;
use store::{Effects, StoreError};
use thiserror::Error;

use crate::account::session::{Principal, SignedIn};
use crate::audit_event::of_client;
use crate::authorization::AuthorizationService;
use crate::authorization::begin_authorization::SignInReason;
use crate::authorization::consent_request::{ConsentRequest, SealedRequest, durations};
use crate::authorization::issue_code::ConsentAnswer;
use crate::authorization::pushed_request::PendingRequest;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

#[derive(Clone, Debug, Default)]
pub struct Decision {
    pub sealed: String,
    pub choice: Choice,
    pub entries: ConsentEntries,
}

/// What a person enters into the page beside their answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentEntries {
    pub duration: GrantDuration,
    pub selected: ScopeSet,
    /// Whether they ticked that they trust an unchecked publisher.
    pub confirmed_trust: bool,
    /// To an administrator.
    pub message: String,
}

impl ConsentEntries {
    pub fn acceptance(&self) -> Acceptance<'_> {
        Acceptance { selected: &self.selected, confirmed_trust: self.confirmed_trust }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// "Don't allow", "Cancel", or none that we know: nothing is allowed.
    #[default]
    Refuse,
    Allow,
    AskAdministrator,
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

#[derive(Debug, Error)]
pub enum DecideError {
    /// The form is not one that this session was shown, or what it showed has
    /// changed since.
    #[error("the form does not belong to this session")]
    FormExpired {
        /// The request, to show it again, if the form is ours.
        query: Option<String>,
    },
    #[error("the request has expired")]
    RequestExpired { client_name: Option<String> },
    #[error("the account has changed")]
    AccountChanged { now: Arc<SignedIn>, query: String },
    #[error("the request was answered before")]
    AlreadyAnswered { allowed: bool, at: Timestamp },
    /// The request asks for a sign-in of its own, or access to a company's data for a recent one.
    #[error("the person must sign in again")]
    SignInAgain { query: String, reason: SignInReason },
    /// What would be shown now differs from what was answered: the page is to be shown again, with
    /// what was selected.
    #[error("what was shown has changed")]
    Changed { again: Box<ConsentRequest>, entries: Box<ConsentEntries> },
    /// The page is to be shown again with what was selected.
    #[error("the answer is incomplete: {error}")]
    Incomplete {
        #[source]
        error: AcceptError,
        again: Box<ConsentRequest>,
        entries: Box<ConsentEntries>,
    },
    #[error("the request is refused: {0}")]
    Refused(PageRejection),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(DecideError);

/// For how long a double click gets the same answer again.
const DOUBLE_CLICK: Duration = Duration::from_mins(1);

impl AuthorizationService {
    /// Trusts only the seal, and checks everything in it anew.
    pub async fn decide(
        &self,
        decision: Decision,
        signed_in: Option<&Arc<SignedIn>>,
        address: &str,
    ) -> Result<DecisionOutcome, DecideError> {
        let sealed = self
            .open_consent_request(&decision.sealed)
            .ok_or(DecideError::FormExpired { query: None })?;
        let signed_in = check_session(&sealed, signed_in)?;
        let caller = Caller::new(signed_in, address);
        let now = self.shared.now();
        if now >= sealed.shown_at + self.shared.settings.lifetimes.pending_request {
            let client_name = self.client_name(&sealed).await?;
            return Err(DecideError::RequestExpired { client_name });
        }
        let (request, asked) = self.check_again(&sealed).await?;
        let standing = self.shared.consent_context(signed_in, &request.client).await?;
        if decision.choice != Choice::Refuse
            && !self.is_unchanged(&sealed, &request, signed_in, &standing)
            && self.is_first(&sealed).await?
        {
            return Err(self.show_again(sealed, request, signed_in, &standing, decision));
        }
        if decision.choice != Choice::Refuse
            && !self.has_signed_in_for(&request, &asked, signed_in)
            && self.is_first(&sealed).await?
        {
            let (query, reason) = (sealed.query, SignInReason::TheAppAsks);
            return Err(DecideError::SignInAgain { query, reason });
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
            Choice::Refuse => {
                let answered = self.shared.store.refuse(&answer).await?;
                check_first(answered, &answer, now)?;
                Ok(self.refused(&request))
            }
            Choice::AskAdministrator => {
                let message = &decision.entries.message;
                self.ask_for_approval(sealed, &request, &answer, caller, message).await
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
                        let (query, language) = (sealed.query, sealed.language);
                        let offer = self.offer(&request, signed_in, &standing);
                        let again = self
                            .consent_request(request, query, signed_in, &standing, offer, language);
                        return Err(DecideError::Incomplete {
                            error,
                            again: Box::new(again),
                            entries: Box::new(decision.entries),
                        });
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
                let answer = Answer {
                    allowed: Some(sealed.offer.previously_granted.union(&allowed)),
                    ..answer
                };
                let subject = of_client(&request.client);
                let mut event = self.shared.event(caller, AuditAction::GrantGiven, subject);
                event.detail = allowed.to_string();
                let emails = self.emails_of_grant(&request, &granted, &standing, caller);
                let effects = Effects::from(event).with_emails(emails);
                let (answered, delivery) =
                    self.issue_code(&request, &answer, &granted, signed_in, effects).await?;
                if answered == Answered::GrantEnded {
                    return Err(DecideError::FormExpired { query: Some(sealed.query) });
                }
                check_first(answered, &answer, now)?;
                let client_name = request.client.display_name();
                Ok(match delivery {
                    Some(delivery) => DecisionOutcome::Answer(delivery),
                    None => DecisionOutcome::DeviceAnswered { client_name, allowed: true },
                })
            }
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
        check_first(asked, answer, answer.answered_at)?;
        Ok(self.administrator_asked(request, &caller))
    }

    /// Checks the request in the seal as if it had just come.
    async fn check_again(
        &self,
        sealed: &SealedRequest,
    ) -> Result<(AuthorizationRequest, PendingRequest), DecideError> {
        let changed = || DecideError::FormExpired { query: Some(sealed.query.clone()) };
        let parameters = Parameters::parse(&sealed.query).map_err(|_| changed())?;
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
    fn show_again(
        &self,
        sealed: SealedRequest,
        request: AuthorizationRequest,
        signed_in: &Arc<SignedIn>,
        standing: &ConsentContext,
        decision: Decision,
    ) -> DecideError {
        let SealedRequest { query, language, .. } = sealed;
        if standing.decision == Some(AppDecision::Blocked) {
            return DecideError::FormExpired { query: Some(query) };
        }
        let offer = self.offer(&request, signed_in, standing);
        if self.needs_recent_sign_in(&offer, signed_in) {
            return DecideError::SignInAgain { query, reason: SignInReason::NotRecentEnough };
        }
        let again = self.consent_request(request, query, signed_in, standing, offer, language);
        DecideError::Changed { again: Box::new(again), entries: Box::new(decision.entries) }
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

    async fn client_name(&self, sealed: &SealedRequest) -> Result<Option<String>, DecideError> {
        let parameters = Parameters::parse(&sealed.query).ok();
        let client_id = parameters.and_then(|parameters| client_id(&parameters).ok());
        let Some(client_id) = client_id else { return Ok(None) };
        let client = self.shared.store.find_client(&client_id).await?;
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

    fn way_back(&self, request: &AuthorizationRequest) -> Option<WayBack> {
        let denied = AuthorizationResponse::Error(&AuthorizationError::AccessDenied);
        let delivery = self.deliver(&request.recipient, &denied)?;
        let destination = request.recipient.callback().map(Callback::destination)?.clone();
        Some(WayBack { destination, delivery })
    }

    fn refused(&self, request: &AuthorizationRequest) -> DecisionOutcome {
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

/// A duration that is not on offer, in a form that was edited, is the default.
fn permitted(
    chosen: GrantDuration,
    request: &AuthorizationRequest,
    standing: &ConsentContext,
) -> GrantDuration {
    if durations(request, standing).contains(&chosen) { chosen } else { GrantDuration::default() }
}

/// Checks that the answer comes from the person who read the page, in the same browser.
fn check_session<'session>(
    sealed: &SealedRequest,
    signed_in: Option<&'session Arc<SignedIn>>,
) -> Result<&'session Arc<SignedIn>, DecideError> {
    let query = || sealed.query.clone();
    let signed_in = signed_in
        .filter(|signed_in| signed_in.session.id == sealed.session_id)
        .ok_or_else(|| DecideError::FormExpired { query: Some(query()) })?;
    if signed_in.user.id != sealed.user_id {
        let now = Arc::clone(signed_in);
        return Err(DecideError::AccountChanged { now, query: query() });
    }
    Ok(signed_in)
}

/// Lets a first answer pass, and the same one again from a double click.
fn check_first(answered: Answered, answer: &Answer, now: Timestamp) -> Result<(), DecideError> {
    let Answered::Before { answer: first, code_redeemed } = answered else { return Ok(()) };
    let is_double_click = first.session_id == answer.session_id
        && first.user_id == answer.user_id
        && first.allowed == answer.allowed
        && !code_redeemed
        && now < first.answered_at + DOUBLE_CLICK;
    if is_double_click {
        return Ok(());
    }
    Err(DecideError::AlreadyAnswered { allowed: first.allowed.is_some(), at: first.answered_at })
}
