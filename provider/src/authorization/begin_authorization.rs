//! An app sends a person to the authorization endpoint.

use std::sync::Arc;

use oauth::authentication::AuthenticationClass;
use oauth::authorize::{
    AuthorizationError, AuthorizationRequest, AuthorizationResponse, Callback, Delivery,
    PageRejection, Recipient, Rejection,
};
use oauth::catalogue::Level;
use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::client::redirect_uri::Destination;
use oauth::consent::offer::{Offer, may_answer_silently};
use oauth::consent::policy::AppDecision;
use oauth::language::Language;
use oauth::parameters::{ParameterError, Parameters};
use oauth::scope::Scope;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;
use crate::authorization::choose_company::{ActsFor, CompanyQuestion};
use crate::authorization::consent_request::{Companies, ConsentRequest};
use crate::authorization::pushed_request::PendingRequest;
use crate::error::ProviderError;

/// What is to happen with an authorization request.
pub enum AuthorizationOutcome {
    Answer(Delivery),
    /// Let the person sign in, then begin the same request again.
    SignInFirst {
        /// The request, to begin again.
        query: String,
        reason: SignInReason,
    },
    /// A device's request, on the way to another person than the one who typed its code.
    TypeUserCode,
    Consent(Box<ConsentRequest>),
    ChooseCompany(Box<CompanyQuestion>),
    Blocked {
        client_name: String,
        company_name: String,
    },
    /// Show our own page; there is no address to trust.
    RefuseOnOurPage(PageRejection),
    /// Show our own page, though the address is registered: it is not verified
    /// who runs it, and an error that redirects by itself could lead people to
    /// a forged page (RFC 9700 §4.11.2).
    ErrorOnOurPage {
        client_name: String,
        destination: Option<Destination>,
        error: AuthorizationError,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInReason {
    NotSignedIn,
    /// The app wants it, though someone is signed in: by `prompt` or `max_age`.
    TheAppAsks,
    /// The person could allow what reaches the whole company, and signed in
    /// too long ago for that.
    NotRecentEnough,
    /// They gave one factor, and two are wanted.
    NotStrongEnough,
}

/// What an app asks, once it is known that it may ask.
enum ValidatedRequest {
    Request(Box<AuthorizationRequest>),
    /// A faulty one, or an answer that is known already.
    AuthorizationOutcome(AuthorizationOutcome),
}

/// An app whose request waits for a person to sign in.
#[derive(Clone, Debug)]
pub struct WaitingApp {
    pub client: Arc<Client>,
    pub proven: Proven,
    /// Who it thinks they are.
    pub login_hint: Option<String>,
    /// A password is not enough.
    pub needs_two_factors: bool,
}

impl AuthorizationService {
    /// Checks the request and says what is to happen. Writes nothing, unless
    /// the person has answered before and the app is surely the same: then the
    /// code is issued at once.
    pub async fn begin_authorization(
        &self,
        parameters: Result<Parameters, ParameterError>,
        signed_in: Option<&Arc<SignedIn>>,
        language: Language,
    ) -> Result<AuthorizationOutcome, ProviderError> {
        let parameters = parameters.map_err(PageRejection::from);
        let asked = match parameters.and_then(|parameters| self.read_request(parameters)) {
            Ok(asked) => asked,
            Err(refusal) => return Ok(AuthorizationOutcome::RefuseOnOurPage(refusal)),
        };
        if asked.was_typed_by_another(signed_in.map(Arc::as_ref)) {
            return Ok(AuthorizationOutcome::TypeUserCode);
        }
        let request = match self.check_request(&asked, signed_in).await? {
            ValidatedRequest::Request(request) => *request,
            ValidatedRequest::AuthorizationOutcome(begun) => return Ok(begun),
        };
        let fresh =
            signed_in.filter(|signed_in| self.has_signed_in_for(&request, &asked, signed_in));
        let Some(signed_in) = fresh else {
            if request.prompt.none {
                let error = AuthorizationError::LoginRequired;
                return Ok(self.answer_error(&request.client, &request.recipient, error));
            }
            let reason = match signed_in {
                Some(_) => SignInReason::TheAppAsks,
                None => SignInReason::NotSignedIn,
            };
            return Ok(self.sign_in_first(asked, reason));
        };
        if !self.is_the_person_named(&request, signed_in) {
            // Who signs in as another once more is not asked for ever.
            if request.prompt.none || self.is_proven(&asked, signed_in) {
                let error = AuthorizationError::LoginRequired;
                return Ok(self.answer_error(&request.client, &request.recipient, error));
            }
            return Ok(self.sign_in_first(asked, SignInReason::TheAppAsks));
        }
        if self.needs_second_factor(&request, signed_in) {
            if request.prompt.none {
                let error = AuthorizationError::LoginRequired;
                return Ok(self.answer_error(&request.client, &request.recipient, error));
            }
            if self.is_proven(&asked, signed_in) {
                // Who signs in elsewhere gives no second factor here.
                let error = AuthorizationError::AuthenticationNotMet;
                return Ok(self.answer_error(&request.client, &request.recipient, error));
            }
            return Ok(self.sign_in_first(asked, SignInReason::NotStrongEnough));
        }
        let (acting, companies) = match self.acts_for(&request, &asked, signed_in).await? {
            ActsFor::Company(acting, companies) => (acting, companies),
            ActsFor::Silently(acting) => (acting, None),
            ActsFor::Undecided(companies) => {
                let question = self.company_question(request, asked, signed_in, companies, None);
                return Ok(AuthorizationOutcome::ChooseCompany(Box::new(question)));
            }
            ActsFor::Refused(error) => {
                return Ok(self.answer_error(&request.client, &request.recipient, error));
            }
        };
        if acting.must_sign_in_for_company() {
            if request.prompt.none {
                let error = AuthorizationError::LoginRequired;
                return Ok(self.answer_error(&request.client, &request.recipient, error));
            }
            return Ok(self.sign_in_first(asked, SignInReason::NotRecentEnough));
        }
        self.ask(request, asked, &acting, companies, language).await
    }

    /// The request, or what is to happen because it is none.
    async fn check_request(
        &self,
        asked: &PendingRequest,
        signed_in: Option<&Arc<SignedIn>>,
    ) -> Result<ValidatedRequest, ProviderError> {
        let refused = |refusal| {
            ValidatedRequest::AuthorizationOutcome(AuthorizationOutcome::RefuseOnOurPage(refusal))
        };
        match self.check_pending(asked).await? {
            Ok(request) if self.is_answered(&request).await? => {
                Ok(refused(PageRejection::RequestUriUsed))
            }
            Ok(request) => Ok(ValidatedRequest::Request(Box::new(request))),
            Err(Rejection::OnOurPage(refusal)) => Ok(refused(refusal)),
            Err(Rejection::ToClient { client, callback, prompt, error }) => {
                // RFC 9700 §4.11.2: "MUST NOT redirect [...] before authenticating
                // the user", `prompt=none` apart.
                let proven = client.proven_at(callback.destination());
                let may_be_told = is_trusted_to_redirect(&client, &proven);
                Ok(ValidatedRequest::AuthorizationOutcome(
                    if may_be_told && signed_in.is_none() && !prompt.none {
                        let (query, reason) = (self.query_of(asked), SignInReason::NotSignedIn);
                        AuthorizationOutcome::SignInFirst { query, reason }
                    } else {
                        self.answer_error(&client, &Recipient::App(*callback), error)
                    },
                ))
            }
            Err(Rejection::ToDevice { client, error }) => {
                Ok(ValidatedRequest::AuthorizationOutcome(AuthorizationOutcome::ErrorOnOurPage {
                    client_name: client.display_name(),
                    destination: None,
                    error,
                }))
            }
        }
    }

    async fn ask(
        &self,
        request: AuthorizationRequest,
        asked: PendingRequest,
        signed_in: &Arc<SignedIn>,
        companies: Option<Companies>,
        language: Language,
    ) -> Result<AuthorizationOutcome, ProviderError> {
        let standing = self.shared.consent_context(signed_in, &request.client).await?;
        let silent = request.prompt.none;
        if standing.decision == Some(AppDecision::Blocked) {
            return Ok(if silent {
                let error = AuthorizationError::AccessDenied;
                self.answer_error(&request.client, &request.recipient, error)
            } else if let Some(Companies(companies)) = companies {
                let blocked_by = Some(signed_in.company.name.clone());
                let question =
                    self.company_question(request, asked, signed_in, companies, blocked_by);
                AuthorizationOutcome::ChooseCompany(Box::new(question))
            } else {
                AuthorizationOutcome::Blocked {
                    client_name: request.client.display_name(),
                    company_name: signed_in.company.name.clone(),
                }
            });
        }
        let offer = self.offer(&request, signed_in, &standing);
        // Who has companies to choose from is asked, also where nothing is new for one of them.
        let remembered = standing.grant.as_ref().filter(|grant| {
            companies.is_none()
                && offer.is_settled()
                && !request.prompt.consent
                && may_answer_silently(&request, grant)
        });
        if remembered.is_some()
            && let Some(delivery) =
                self.answer_from_grant(&request, &offer, signed_in, &standing).await?
        {
            return Ok(AuthorizationOutcome::Answer(delivery));
        }
        if silent {
            let error = AuthorizationError::ConsentRequired;
            return Ok(self.answer_error(&request.client, &request.recipient, error));
        }
        if self.needs_recent_sign_in(&offer, signed_in) {
            return Ok(self.sign_in_first(asked, SignInReason::NotRecentEnough));
        }
        let query = self.query_of(&asked);
        let consent = self.consent_request(request, query, signed_in, &standing, offer, language);
        let consent = ConsentRequest { companies, ..consent };
        Ok(AuthorizationOutcome::Consent(Box::new(consent)))
    }

    /// Whether the person could now allow what only an administrator can, and
    /// gave their password too long ago for that: a browser left open must not
    /// be enough to give away a company's data.
    pub(crate) fn needs_recent_sign_in(&self, offer: &Offer, signed_in: &SignedIn) -> bool {
        let asks_for_role = self.shared.catalogue.needs_role(&offer.asked());
        asks_for_role
            && !offer.needs_administrator()
            && !self.shared.signed_in_recently(&signed_in.session)
    }

    /// Whether a request needs a person who gave two factors: the app asks for it, or the operator
    /// does for what it asks.
    pub(crate) fn needs_two_factors(&self, request: &AuthorizationRequest) -> bool {
        request.class == Some(AuthenticationClass::TwoFactors)
            || self.shared.settings.two_factors_for_admin_scopes
                && request.scopes.iter().any(|scope| self.is_admin(scope))
    }

    pub(crate) fn is_admin(&self, scope: &Scope) -> bool {
        let entry = self.shared.catalogue.find(scope);
        entry.is_some_and(|entry| entry.reach() == Level::Admin)
    }

    pub(crate) fn may_allow_admin_scopes(&self, signed_in: &SignedIn) -> bool {
        !self.shared.settings.two_factors_for_admin_scopes
            || signed_in.session.methods.class() >= AuthenticationClass::TwoFactors
    }

    pub(crate) fn needs_second_factor(
        &self,
        request: &AuthorizationRequest,
        signed_in: &SignedIn,
    ) -> bool {
        self.needs_two_factors(request)
            && signed_in.session.methods.class() < AuthenticationClass::TwoFactors
    }

    /// Tells the app of an error by a redirect, if it is verified who runs
    /// it; the person otherwise.
    pub(crate) fn answer_error(
        &self,
        client: &Client,
        recipient: &Recipient,
        error: AuthorizationError,
    ) -> AuthorizationOutcome {
        let response = AuthorizationResponse::Error(&error);
        match self.deliver(recipient, &response) {
            Some(delivery) if is_trusted_to_redirect(client, &recipient.proven(client)) => {
                AuthorizationOutcome::Answer(delivery)
            }
            _ => AuthorizationOutcome::ErrorOnOurPage {
                client_name: client.display_name(),
                destination: recipient.callback().map(Callback::destination).cloned(),
                error,
            },
        }
    }

    /// An answer on its way to the app; `None` if a device asks for it instead.
    pub(crate) fn deliver(
        &self,
        recipient: &Recipient,
        response: &AuthorizationResponse<'_>,
    ) -> Option<Delivery> {
        let issuer = &self.shared.settings.issuer;
        recipient.callback().map(|callback| callback.deliver(response, issuer))
    }

    fn sign_in_first(&self, asked: PendingRequest, reason: SignInReason) -> AuthorizationOutcome {
        // The sign-in that follows is proven anew.
        let query = self.query_of(&PendingRequest { sign_in_proof: None, ..asked });
        AuthorizationOutcome::SignInFirst { query, reason }
    }

    /// The app whose request waits for a person to sign in; `None` if the request leads to no
    /// sign-in.
    pub async fn waiting_app(&self, query: &str) -> Result<Option<WaitingApp>, ProviderError> {
        let asked = Parameters::parse(query).map_err(PageRejection::from);
        let Ok(asked) = asked.and_then(|parameters| self.read_request(parameters)) else {
            return Ok(None);
        };
        Ok(match self.check_pending(&asked).await? {
            Ok(request) if request.prompt.none || self.is_answered(&request).await? => None,
            Ok(request) => Some(WaitingApp {
                needs_two_factors: self.needs_two_factors(&request),
                login_hint: request.login_hint,
                proven: request.proven,
                client: request.client,
            }),
            Err(Rejection::ToClient { client, callback, prompt, .. }) => {
                let proven = client.proven_at(callback.destination());
                let leads_on = is_trusted_to_redirect(&client, &proven) && !prompt.none;
                leads_on.then_some(WaitingApp {
                    client,
                    proven,
                    login_hint: None,
                    needs_two_factors: false,
                })
            }
            Err(_) => None,
        })
    }
}

/// Whether an error may redirect by itself. A domain of which all that is known is that an app is
/// there is under anyone's control: the sender of a link would choose where it ends (RFC 9700
/// §4.11.2).
pub(super) fn is_trusted_to_redirect(client: &Client, proven: &Proven) -> bool {
    proven.is_verified() && !client.is_self_introduced()
}
