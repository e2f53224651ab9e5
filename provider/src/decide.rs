//! A person answers the consent page.

use std::sync::Arc;
use std::time::Duration;

use oauth::audit::AuditAction;
use oauth::authorize::{
    AuthorizationError, AuthorizationRequest, AuthorizationResponse, Callback, Delivery,
    PageRefusal, Refusal, client_id,
};
use oauth::consent::{AcceptError, Acceptance};
use oauth::grant::GrantDuration;
use oauth::parameters::Parameters;
use oauth::policy::AppDecision;
use oauth::redirect_uri::Destination;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::StoreError;
use store::answers::{Answer, Answered};
use store::grants::Standing;
use store::mail::telling;
use thiserror::Error;

use crate::Provider;
use crate::audit::{of_client, recorded};
use crate::consent_request::{ConsentRequest, SealedRequest, durations};
use crate::error::ProviderError;
use crate::issue_code::Granted;
use crate::session::SignedIn;

/// What the form says.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// The sealed request.
    pub sealed: String,
    /// The button they pressed.
    pub choice: Choice,
    /// For how long they allow.
    pub duration: GrantDuration,
    /// The optional scopes they ticked.
    pub ticked: ScopeSet,
    /// Whether they ticked that they trust an unchecked publisher.
    pub trusts: bool,
}

/// The button that a person pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// "Don't allow", "Cancel", or none that we know: nothing is allowed.
    #[default]
    Refuse,
    /// "Allow access", "Continue".
    Allow,
    /// "Ask an administrator".
    AskAdministrator {
        /// What they wrote to them.
        message: String,
    },
}

/// What follows from an answer. No `Debug`: an address may carry a code.
pub enum Decided {
    /// Send the app this answer.
    Answer(Delivery),
    /// A device has the answer: it asks for it.
    DeviceAnswered {
        /// The app's name.
        client_name: String,
        /// Whether it was allowed.
        allowed: bool,
    },
    /// Not allowed, and nobody has checked who runs the app: our own page
    /// (RFC 9700 §4.11.2).
    RefusedOnOurPage {
        /// The app's name.
        client_name: String,
        /// Where the person may go by themselves.
        way_back: Option<WayBack>,
    },
    /// An administrator has been asked. Nothing is allowed.
    AdministratorAsked {
        /// The app's name.
        client_name: String,
        /// Whose administrators.
        company_name: String,
        /// Where the person may go by themselves.
        way_back: Option<WayBack>,
    },
}

/// A way to the app that the person may take or leave; the answer there says that
/// access was not allowed.
pub struct WayBack {
    /// Where it leads.
    pub destination: Destination,
    /// The answer.
    pub delivery: Delivery,
}

/// Why an answer does not count.
#[derive(Debug, Error)]
pub enum DecideError {
    /// The form is not one that this session was shown, or what it showed has
    /// changed since.
    #[error("the form does not belong to this session")]
    FormExpired {
        /// The request, to show it again, if the form is ours.
        query: Option<String>,
    },
    /// The form is older than a pending request may be.
    #[error("the request has expired")]
    RequestExpired {
        /// The app's name.
        client_name: Option<String>,
    },
    /// Someone else is signed in now.
    #[error("the account has changed")]
    AccountChanged {
        /// Who is signed in now.
        now: Arc<SignedIn>,
        /// The request, to show it again.
        query: String,
    },
    /// The request has been answered before.
    #[error("the request was answered before")]
    AlreadyAnswered {
        /// Whether it was allowed.
        allowed: bool,
        /// When.
        at: Timestamp,
    },
    /// The answer gives away a company's data, and the person signed in too long
    /// ago for that.
    #[error("the person must sign in again")]
    SignInAgain {
        /// The request, to show it again then.
        query: String,
    },
    /// The answer is incomplete: the page is to be shown again, with what was
    /// ticked.
    #[error("the answer is incomplete: {error}")]
    Incomplete {
        /// What is missing.
        #[source]
        error: AcceptError,
        /// The request, sealed anew.
        again: Box<ConsentRequest>,
        /// What was ticked.
        ticked: ScopeSet,
        /// The duration that was chosen.
        duration: GrantDuration,
    },
    /// The app, or its address, is no longer registered.
    #[error("the request is refused: {0}")]
    Refused(PageRefusal),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for DecideError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

/// For how long a double click gets the same answer again.
const DOUBLE_CLICK: Duration = Duration::from_mins(1);

impl Provider {
    /// Takes the answer: trusts only the seal, and checks everything in it
    /// anew.
    pub async fn decide(
        &self,
        decision: Decision,
        signed_in: Option<&Arc<SignedIn>>,
    ) -> Result<Decided, DecideError> {
        let sealed = self
            .open_consent_request(&decision.sealed)
            .ok_or(DecideError::FormExpired { query: None })?;
        let signed_in = check_session(&sealed, signed_in)?;
        let now = self.now();
        if now >= sealed.shown_at + self.inner.settings.lifetimes.pending_request {
            let client_name = self.client_name(&sealed).await?;
            return Err(DecideError::RequestExpired { client_name });
        }
        let request = self.check_again(&sealed).await?;
        let standing = self.standing(signed_in, &request.client).await?;
        if decision.choice != Choice::Refuse
            && !self.is_unchanged(&sealed, &request, signed_in, &standing)
            && self.is_first(&sealed).await?
        {
            return Err(DecideError::FormExpired { query: Some(sealed.query) });
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
                let answered = self.inner.store.refuse(&answer).await?;
                check_first(answered, &answer, now)?;
                Ok(self.refused(&request))
            }
            Choice::AskAdministrator { message } => {
                if !sealed.offer.needs_administrator() {
                    return Err(DecideError::FormExpired { query: Some(sealed.query) });
                }
                let asked = self
                    .ask_administrator(&answer, &request, signed_in, sealed.language, &message)
                    .await?;
                // A refusal looks the same; only a request may be taken for its double.
                if let Answered::Before { answer: first, .. } = &asked
                    && !self.has_asked(&request.client.id, signed_in, first.answered_at).await?
                {
                    let at = first.answered_at;
                    return Err(DecideError::AlreadyAnswered { allowed: false, at });
                }
                check_first(asked, &answer, now)?;
                Ok(self.administrator_asked(&request, signed_in))
            }
            Choice::Allow => {
                if self.needs_recent_sign_in(&sealed.offer, signed_in)
                    && self.is_first(&sealed).await?
                {
                    return Err(DecideError::SignInAgain { query: sealed.query });
                }
                let acceptance = Acceptance { ticked: &decision.ticked, trusts: decision.trusts };
                let allowed = match sealed.offer.accept(&acceptance) {
                    Ok(allowed) => allowed,
                    Err(error) => {
                        let (query, language) = (sealed.query, sealed.language);
                        let offer = self.offer(&request, signed_in, &standing);
                        let again = self
                            .consent_request(request, query, signed_in, &standing, offer, language);
                        return Err(DecideError::Incomplete {
                            error,
                            again: Box::new(again),
                            ticked: decision.ticked,
                            duration: decision.duration,
                        });
                    }
                };
                let duration = permitted(decision.duration, &request, &standing);
                let months_12 = self.inner.settings.lifetimes.grant;
                let granted = Granted {
                    asked: &sealed.offer.asked(),
                    allowed: &allowed,
                    language: sealed.language,
                    end: duration.end(now, months_12),
                };
                let answer =
                    Answer { allowed: Some(sealed.offer.already.union(&allowed)), ..answer };
                let subject = of_client(&request.client);
                let mut event = self.event(signed_in, AuditAction::GrantGiven, subject);
                event.detail = allowed.to_string();
                let letters = self.letters_of_grant(&request, &granted, signed_in);
                let issue = self.issue_code(&request, &answer, &granted, signed_in);
                let (answered, delivery) = recorded(event, telling(letters, issue)).await?;
                if answered == Answered::GrantEnded {
                    return Err(DecideError::FormExpired { query: Some(sealed.query) });
                }
                check_first(answered, &answer, now)?;
                let client_name = request.client.display_name();
                Ok(match delivery {
                    Some(delivery) => Decided::Answer(delivery),
                    None => Decided::DeviceAnswered { client_name, allowed: true },
                })
            }
        }
    }

    /// Checks the request in the seal as if it had just come: the client and its
    /// redirect URI may have changed since it was shown.
    async fn check_again(
        &self,
        sealed: &SealedRequest,
    ) -> Result<AuthorizationRequest, DecideError> {
        let changed = || DecideError::FormExpired { query: Some(sealed.query.clone()) };
        let parameters = Parameters::parse(&sealed.query).map_err(|_| changed())?;
        let asked = self.read_request(parameters).map_err(DecideError::Refused)?;
        self.check_asked(&asked).await?.map_err(|refusal| match refusal {
            Refusal::OnOurPage(refusal) => DecideError::Refused(refusal),
            Refusal::ToClient { .. } | Refusal::ToDevice { .. } => changed(),
        })
    }

    /// Whether nobody has answered this showing yet. An answer that was given
    /// changes what stands: a second one is not held against that, but against the
    /// first.
    async fn is_first(&self, sealed: &SealedRequest) -> Result<bool, StoreError> {
        Ok(self.inner.store.find_answer(&sealed.transaction_id).await?.is_none())
    }

    /// Whether what was shown is what would be shown now: the person's role, their
    /// company's policy or the app's scopes may have changed.
    fn is_unchanged(
        &self,
        sealed: &SealedRequest,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
        standing: &Standing,
    ) -> bool {
        standing.decision != Some(AppDecision::Blocked)
            && sealed.offer.still_holds(&self.offer(request, signed_in, standing))
    }

    async fn client_name(&self, sealed: &SealedRequest) -> Result<Option<String>, DecideError> {
        let parameters = Parameters::parse(&sealed.query).ok();
        let client_id = parameters.and_then(|parameters| client_id(&parameters).ok());
        let Some(client_id) = client_id else { return Ok(None) };
        let client = self.inner.store.find_client(&client_id).await?;
        Ok(client.map(|client| client.display_name()))
    }

    fn administrator_asked(&self, request: &AuthorizationRequest, signed_in: &SignedIn) -> Decided {
        Decided::AdministratorAsked {
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

    fn refused(&self, request: &AuthorizationRequest) -> Decided {
        let client_name = request.client.display_name();
        match self.way_back(request) {
            None => Decided::DeviceAnswered { client_name, allowed: false },
            Some(way_back) if request.is_verified() => Decided::Answer(way_back.delivery),
            way_back => Decided::RefusedOnOurPage { client_name, way_back },
        }
    }
}

/// A duration that is not on offer, in a form that was edited, is the default.
fn permitted(
    chosen: GrantDuration,
    request: &AuthorizationRequest,
    standing: &Standing,
) -> GrantDuration {
    if durations(request, standing).contains(&chosen) { chosen } else { GrantDuration::default() }
}

/// Checks that whoever answers is who read the page, in the same browser.
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
