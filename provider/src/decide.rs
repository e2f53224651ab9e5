//! A person answers the consent page.

use std::time::Duration;

use oauth::authorize::{
    self, AuthorizationError, AuthorizationRequest, AuthorizationResponse, PageRefusal, Refusal,
};
use oauth::consent::{AcceptError, Acceptance, Offer};
use oauth::digest::Digest;
use oauth::id::GrantId;
use oauth::parameters::Parameters;
use oauth::redirect_uri::Destination;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::StoreError;
use store::answers::{Allowance, Answer, Answered};
use thiserror::Error;

use crate::Provider;
use crate::consent_request::{ConsentRequest, SealedRequest};
use crate::error::ProviderError;
use crate::session::SignedIn;

/// What the form says.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// The sealed request.
    pub sealed: String,
    /// Whether the person pressed the button that allows: nothing else does.
    pub allows: bool,
    /// The optional scopes they ticked.
    pub ticked: ScopeSet,
    /// Whether they ticked that they trust an unchecked publisher.
    pub trusts: bool,
}

/// What follows from an answer. No `Debug`: an address may carry a code.
pub enum Decided {
    /// Send the browser to this address of the app.
    Redirect(String),
    /// Not allowed, and nobody has checked who runs the app: our own page
    /// (RFC 9700 §4.11.2).
    RefusedOnOurPage {
        /// The app's name.
        client_name: String,
        /// Where the person may go by themselves.
        destination: Destination,
        /// The address there that carries the answer.
        location: String,
    },
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
        now: Box<SignedIn>,
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
        signed_in: Option<&SignedIn>,
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
        let request = self.check_again(&sealed, signed_in).await?;

        let answer = Answer {
            transaction_id: sealed.transaction_id.clone(),
            session_id: signed_in.session.id.clone(),
            user_id: signed_in.user.id.clone(),
            client_id: request.client.id.clone(),
            allowed: None,
            answered_at: now,
        };
        if !decision.allows {
            let answered = self.inner.store.refuse(&answer).await?;
            check_first(answered, &answer, now)?;
            return Ok(self.refused(&request));
        }

        let acceptance = Acceptance { ticked: &decision.ticked, trusts: decision.trusts };
        let granted = match sealed.offer.accept(&acceptance) {
            Ok(granted) => granted,
            Err(error) => {
                let again = self.consent_request(request, sealed.query, signed_in);
                let ticked = decision.ticked;
                return Err(DecideError::Incomplete { error, again: Box::new(again), ticked });
            }
        };
        let lifetimes = &self.inner.settings.lifetimes;
        // Derived, so that a double click gets the same code though only its
        // hash is kept.
        let transaction_id = answer.transaction_id.as_str().as_bytes();
        let code = self
            .inner
            .credentials
            .authorization_code(&self.inner.keys.derive("authorization code", &[transaction_id]));
        let answer = Answer { allowed: Some(granted), ..answer };
        let allowance = Allowance {
            answer: answer.clone(),
            company_id: signed_in.company.id.clone(),
            asked: request.scopes.clone(),
            new_grant_id: GrantId::new(self.random_id("grn_")),
            grant_expires_at: now + lifetimes.grant,
            code: Digest::of(code.expose()),
            redirect_uri: request.callback.redirect_uri().to_owned(),
            code_challenge: request.code_challenge.clone(),
            code_expires_at: now + lifetimes.authorization_code,
        };
        let answered = self.inner.store.issue_code(&allowance).await?;
        check_first(answered, &answer, now)?;
        let response = AuthorizationResponse::Code(&code);
        Ok(Decided::Redirect(self.location(&request.callback, &response)))
    }

    /// Checks the request in the seal as if it had just come: the client, its
    /// redirect URI, the person's role may have changed since it was shown.
    async fn check_again(
        &self,
        sealed: &SealedRequest,
        signed_in: &SignedIn,
    ) -> Result<AuthorizationRequest, DecideError> {
        let changed = || DecideError::FormExpired { query: Some(sealed.query.clone()) };
        let parameters = Parameters::parse(&sealed.query).map_err(|_| changed())?;
        let client_id = authorize::client_id(&parameters).map_err(DecideError::Refused)?;
        let client = self.inner.store.find_client(&client_id).await?;
        let request =
            authorize::check(&parameters, client, &self.inner.catalogue).map_err(|refusal| {
                match refusal {
                    Refusal::OnOurPage(refusal) => DecideError::Refused(refusal),
                    Refusal::ToClient { .. } => changed(),
                }
            })?;
        if Offer::new(&request, signed_in.user.role, &self.inner.catalogue) != sealed.offer {
            return Err(changed());
        }
        Ok(request)
    }

    async fn client_name(&self, sealed: &SealedRequest) -> Result<Option<String>, DecideError> {
        let client_id =
            Parameters::parse(&sealed.query).ok().and_then(|p| authorize::client_id(&p).ok());
        let Some(client_id) = client_id else { return Ok(None) };
        let client = self.inner.store.find_client(&client_id).await?;
        Ok(client.map(|client| client.display_name()))
    }

    fn refused(&self, request: &AuthorizationRequest) -> Decided {
        let response = AuthorizationResponse::Error(&AuthorizationError::AccessDenied);
        let location = self.location(&request.callback, &response);
        let destination = request.callback.destination();
        if request.client.is_verified_for(&destination.host) {
            Decided::Redirect(location)
        } else {
            let client_name = request.client.display_name();
            Decided::RefusedOnOurPage { client_name, destination, location }
        }
    }
}

/// Checks that whoever answers is who read the page, in the same browser.
fn check_session<'session>(
    sealed: &SealedRequest,
    signed_in: Option<&'session SignedIn>,
) -> Result<&'session SignedIn, DecideError> {
    let query = || sealed.query.clone();
    let signed_in = signed_in
        .filter(|signed_in| signed_in.session.id == sealed.session_id)
        .ok_or_else(|| DecideError::FormExpired { query: Some(query()) })?;
    if signed_in.user.id != sealed.user_id {
        let now = Box::new(signed_in.clone());
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
