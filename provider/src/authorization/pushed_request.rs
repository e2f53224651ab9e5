//! Authorization requests that do not stand in the URL: pushed by a client (RFC
//! 9126), or made by a device (RFC 8628).
//!
//! Nothing is kept of one until a person answers. Its `request_uri` is the request
//! itself, sealed: a flood of them costs no disk, and several nodes need not
//! agree on anything. It may be *answered* once, not shown once, for whatever
//! loads links ahead would spend it: its answer is recorded under the request's
//! own name, and that is unique.

use oauth::authorize::{
    self, AuthorizationRequest, Context, Device, PageRejection, Recipient, Rejection,
};
use oauth::id::{ClientId, TransactionId};
use oauth::parameters::Parameters;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::authorization::AuthorizationService;

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
    pub(crate) expires_at: Timestamp,
}

/// A request as it came, its parameters still unchecked.
pub(crate) struct PendingRequest {
    pub(crate) parameters: Parameters,
    pub(crate) pushed: Option<PushedRequest>,
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
        let Some(request_uri) = parameters.get("request_uri") else {
            return Ok(PendingRequest { parameters, pushed: None });
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
        Ok(PendingRequest { parameters: Parameters::parse(&pushed.query)?, pushed: Some(pushed) })
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
        let client = self.shared.store.find_client(&client_id).await?;
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
        let query = asked.parameters.to_query();
        let Some(pushed) = &asked.pushed else { return query };
        let expires_at = match pushed.device {
            Some(_) => pushed.expires_at,
            None => self.shared.now() + self.shared.settings.lifetimes.pending_request,
        };
        self.query_of_pushed(&PushedRequest { query, expires_at, ..pushed.clone() })
    }

    pub(crate) fn query_of_pushed(&self, pushed: &PushedRequest) -> String {
        Parameters::default()
            .with("client_id", pushed.client_id.as_str())
            .with("request_uri", self.request_uri(pushed))
            .to_query()
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
