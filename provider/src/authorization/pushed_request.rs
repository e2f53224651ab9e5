//! Authorization requests that are not in the URL: pushed by a client (RFC
//! 9126), or made by a device (RFC 8628).
//!
//! Nothing is stored of one until a person answers. Its `request_uri` is the request
//! itself, sealed: a flood of them costs no disk, and several nodes need not
//! agree on anything. It may be *answered* once, not shown once, for whatever
//! loads links ahead would spend it: its answer is recorded under the request's
//! own name, and that is unique.

use oauth::authorize::{
    self, AuthorizationRequest, Context, Device, PageRejection, Recipient, Rejection,
};
use oauth::credential::digest::Digest;
use oauth::hex::to_hex;
use oauth::id::{ClientId, SessionId, TransactionId, UserId};
use oauth::parameters::Parameters;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;

/// The parameter that carries the proof of a sign-in that the request asks for.
pub(crate) const SIGN_IN_PROOF: &str = "sign_in_proof";

/// The parameter that carries the company that the person chose.
pub(crate) const COMPANY_CHOICE: &str = "company_choice";

/// What `request_uri`s begin with (RFC 9126 §2.2).
const URN: &str = "urn:ietf:params:oauth:request_uri:";

const LABEL: &str = "pushed request";

/// A request as it travels in a `request_uri`.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct PushedRequest {
    pub(crate) id: TransactionId,
    pub(crate) client_id: ClientId,
    pub(crate) query: String,
    pub(crate) device: Option<Device>,
    /// Who typed the device's code.
    pub(crate) typed_by: Option<TypedBy>,
    pub(crate) expires_at: Timestamp,
}

/// The person, in the browser, who typed a device's code. For others the request is that of
/// a device which they never saw (RFC 8628 §5.4).
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct TypedBy {
    session_id: SessionId,
    user_id: UserId,
}

impl TypedBy {
    pub(crate) fn new(signed_in: &SignedIn) -> Self {
        Self { session_id: signed_in.session.id.clone(), user_id: signed_in.user.id.clone() }
    }

    fn is(&self, signed_in: &SignedIn) -> bool {
        self.session_id == signed_in.session.id && self.user_id == signed_in.user.id
    }
}

/// A request as it came, its parameters still unchecked.
pub(crate) struct PendingRequest {
    pub(crate) parameters: Parameters,
    pub(crate) pushed: Option<PushedRequest>,
    /// Sealed, and not opened yet.
    pub(crate) sign_in_proof: Option<String>,
    /// Sealed, and not opened yet.
    pub(crate) company_choice: Option<String>,
}

impl PendingRequest {
    /// Of what was asked. Of a pushed request, by its name: the seal around it changes on the way.
    pub(crate) fn digest(&self) -> String {
        let name = self.pushed.as_ref().map_or("", |pushed| pushed.id.as_str());
        let text = format!("{name}\n{}", self.parameters.to_query());
        to_hex(Digest::of(&text).as_bytes())
    }

    /// Whether it is a device's, whose code another person typed.
    pub(crate) fn was_typed_by_another(&self, signed_in: Option<&SignedIn>) -> bool {
        let Some(pushed) = &self.pushed else { return false };
        let is_own = |typed_by: &TypedBy| signed_in.is_some_and(|user| typed_by.is(user));
        pushed.device.is_some() && !pushed.typed_by.as_ref().is_some_and(is_own)
    }
}

impl AuthorizationService {
    /// Seals a request; its `request_uri`.
    pub(crate) fn request_uri(&self, request: &PushedRequest) -> String {
        format!("{URN}{}", self.shared.seal(LABEL, request))
    }

    pub(crate) fn read_request(
        &self,
        parameters: Parameters,
    ) -> Result<PendingRequest, PageRejection> {
        let own = |name| parameters.get(name).map(str::to_owned);
        let (sign_in_proof, company_choice) = (own(SIGN_IN_PROOF), own(COMPANY_CHOICE));
        // One of another form was not made here: that is told the app where the request says how.
        let is_ours = |uri: &&str| uri.starts_with(URN) || parameters.get("redirect_uri").is_none();
        let request_uri = parameters.get("request_uri").filter(is_ours);
        let Some(request_uri) = request_uri else {
            let parameters = parameters.without(&[SIGN_IN_PROOF, COMPANY_CHOICE]);
            return Ok(PendingRequest { parameters, pushed: None, sign_in_proof, company_choice });
        };
        let client_id = authorize::client_id(&parameters)?;
        // RFC 9126 §4: "The authorization server MUST validate [...] the client_id":
        // a request_uri is of use to the client alone that pushed it.
        let pushed = request_uri
            .strip_prefix(URN)
            .and_then(|sealed| self.shared.open_seal::<PushedRequest>(LABEL, sealed))
            .filter(|pushed| pushed.client_id == client_id && self.shared.now() < pushed.expires_at)
            .ok_or(PageRejection::RequestUriNotValid)?;
        // RFC 9101 §5: "MUST only use the parameters in the request object"; what
        // else is in the URL was not authenticated.
        let parameters = Parameters::parse(&pushed.query)?;
        Ok(PendingRequest { parameters, pushed: Some(pushed), sign_in_proof, company_choice })
    }

    /// Checks a request; `Err` inside says why it is refused.
    pub(crate) async fn check_pending(
        &self,
        asked: &PendingRequest,
    ) -> Result<Result<AuthorizationRequest, Rejection>, StoreError> {
        let client_id = match authorize::client_id(&asked.parameters) {
            Ok(client_id) => client_id,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        let client = match self.shared.resolve_client(&client_id).await? {
            Ok(client) => client,
            Err(fault) => return Ok(Err(PageRejection::from(fault).into())),
        };
        let context = self.request_context(asked.pushed.is_some());
        let device = asked.pushed.as_ref().and_then(|pushed| pushed.device.clone());
        let checked = match device {
            None => authorize::check(&asked.parameters, client, &context),
            Some(device) => authorize::check_device(&asked.parameters, client, device, &context),
        };
        let answered_as = asked.pushed.as_ref().map(|pushed| pushed.id.clone());
        Ok(checked.map(|request| AuthorizationRequest { answered_as, ..request }))
    }

    pub(crate) fn request_context(&self, is_pushed: bool) -> Context<'_> {
        Context {
            catalogue: &self.shared.catalogue,
            resources: &self.shared.settings.resources,
            is_pushed,
        }
    }

    /// The query that begins a request again: after the person has signed in, or
    /// from its consent page. A `request_uri` is short-lived between the client
    /// and the browser; once the person has come with it in time, it lasts as long
    /// as a page may stay open.
    pub(crate) fn query_of(&self, asked: &PendingRequest) -> String {
        let own = [(SIGN_IN_PROOF, &asked.sign_in_proof), (COMPANY_CHOICE, &asked.company_choice)];
        let begins =
            own.into_iter().fold(self.parameters_of(asked), |begins, (name, value)| match value {
                Some(value) => begins.with(name, value),
                None => begins,
            });
        begins.to_query()
    }

    fn parameters_of(&self, asked: &PendingRequest) -> Parameters {
        let Some(pushed) = &asked.pushed else { return asked.parameters.clone() };
        let query = asked.parameters.to_query();
        let expires_at = match pushed.device {
            Some(_) => pushed.expires_at,
            None => self.shared.now() + self.shared.settings.lifetimes.pending_request,
        };
        self.parameters_of_pushed(&PushedRequest { query, expires_at, ..pushed.clone() })
    }

    pub(crate) fn parameters_of_pushed(&self, pushed: &PushedRequest) -> Parameters {
        Parameters::default()
            .with("client_id", pushed.client_id.as_str())
            .with("request_uri", self.request_uri(pushed))
    }

    /// Whether a request that may be answered once has been.
    pub(crate) async fn is_answered(
        &self,
        request: &AuthorizationRequest,
    ) -> Result<bool, StoreError> {
        match &request.answered_as {
            Some(id) => Ok(self.shared.store.find_answer(id).await?.is_some()),
            None => Ok(false),
        }
    }
}

pub(crate) fn redirect_uri(recipient: &Recipient) -> &str {
    recipient.callback().map_or("", authorize::Callback::redirect_uri)
}
