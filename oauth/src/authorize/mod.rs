//! The authorization request (OAuth 2.1 §4.1.1) as a list of steps, one file a step. [`check`] is
//! the list; read it first.
//!
//! Types carry the order. Until `check_redirect_uri` has produced a [`Callback`], no value exists
//! that could redirect: an error before it can only be a [`Rejection::OnOurPage`]. Each later step
//! yields a value that [`AuthorizationRequest`] cannot be made without.

mod callback;
mod check_acr_values;
mod check_claims;
mod check_client;
mod check_dpop_jkt;
mod check_length;
mod check_max_age;
mod check_nonce;
mod check_pkce;
mod check_prompt;
mod check_pushed;
mod check_redirect_uri;
mod check_response_mode;
mod check_response_type;
mod check_scope;
mod error;
pub mod pkce;
mod recipient;
mod rejection;
pub mod response_mode;

use std::sync::Arc;
use std::time::Duration;

pub use callback::{AuthorizationResponse, Callback, Delivery};
pub use check_prompt::{Prompt, asks_for_sign_in};
pub use error::{AuthorizationError, PageRejection};
pub use recipient::{Device, Recipient};
pub use rejection::Rejection;

use crate::authentication::AuthenticationClass;
use crate::authorize::pkce::CodeChallenge;
use crate::authorize::response_mode::ResponseMode;
use crate::catalogue::Catalogue;
use crate::client::proven::Proven;
use crate::client::{Client, GrantType};
use crate::consent::grant::Grant;
use crate::discovery::protected_resource::{self, ProtectedResource};
use crate::discovery::resource::Resources;
use crate::id::{ClientId, TransactionId};
use crate::identity::claims::Claim;
use crate::jose::thumbprint::Thumbprint;
use crate::parameters::Parameters;
use crate::scope::ScopeSet;

/// What a request asks of an ID token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedIdentity {
    pub nonce: Option<String>,
    /// Claims that are to be in it.
    pub claims: Vec<Claim>,
    /// Whom it must be about.
    pub subject: Option<String>,
    /// An earlier one, which says whom this one must be about.
    pub hint: Option<String>,
}

impl AskedIdentity {
    pub fn names_a_person(&self) -> bool {
        self.subject.is_some() || self.hint.is_some()
    }
}

/// A request in which everything has been checked.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest {
    pub client: Arc<Client>,
    pub recipient: Recipient,
    /// For the address that the answer goes to.
    pub proven: Proven,
    /// The scopes named, or the client's default ones.
    pub scopes: ScopeSet,
    pub resources: Resources,
    pub code_challenge: Option<CodeChallenge>,
    pub dpop_key: Option<Thumbprint>,
    pub prompt: Prompt,
    pub max_age: Option<Duration>,
    /// How strongly the person is to be authenticated at least.
    pub class: Option<AuthenticationClass>,
    /// Who the client thinks the person is.
    pub login_hint: Option<String>,
    pub identity: AskedIdentity,
    /// For a request that may be answered once, however often it is shown. `None`: each consent
    /// interaction is one of its own.
    pub answered_as: Option<TransactionId>,
}

impl AuthorizationRequest {
    /// Whether a sign-in of that age is what the request asks for. One that was made for this
    /// request always is: `max_age=0` means no other (OpenID Connect Core §3.1.2.1).
    pub fn accepts_sign_in(&self, age: Duration, is_for_this_request: bool) -> bool {
        let is_young_enough = |max_age: Duration| age <= max_age && !max_age.is_zero();
        is_for_this_request
            || !self.prompt.wants_sign_in() && self.max_age.is_none_or(is_young_enough)
    }

    /// `None` also if the person is to be asked as for the first time: the app asks for that, or is
    /// no longer what they knew it by.
    pub fn before<'a>(&self, grant: Option<&'a Grant>) -> Option<&'a Grant> {
        self.known(grant).filter(|_| !self.prompt.consent)
    }

    /// `None` also if the app is no longer what the person knew it by.
    pub fn known<'a>(&self, grant: Option<&'a Grant>) -> Option<&'a Grant> {
        // Within one second it is not known which came first.
        let is_known =
            |grant: &&Grant| self.client.changed_at.is_none_or(|at| at < grant.answered_at);
        grant.filter(is_known)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub catalogue: &'a Catalogue,
    pub resources: &'a [ProtectedResource],
    /// RFC 9126.
    pub is_pushed: bool,
}

pub fn client_id(parameters: &Parameters) -> Result<ClientId, PageRejection> {
    parameters.get("client_id").map(ClientId::new).ok_or(PageRejection::ClientIdMissing)
}

pub fn check(
    parameters: &Parameters,
    client: Option<Arc<Client>>,
    context: &Context<'_>,
) -> Result<AuthorizationRequest, Rejection> {
    check_length::check_length(parameters)?;
    let client = check_client::check_client(client, GrantType::AuthorizationCode)?;
    let callback = check_redirect_uri::check_redirect_uri(parameters, &client)?;
    let mode = check_response_mode::check_response_mode(parameters, &client);
    let answers_by = mode.as_ref().copied().unwrap_or(client.default_response_mode());
    let callback = callback.answered_by(answers_by);
    match check_rest(parameters, &client, mode, context) {
        Ok((asked, code_challenge, dpop_key)) => {
            Ok(asked.request(client, Recipient::App(callback), code_challenge, dpop_key))
        }
        Err(error) => Err(Rejection::ToClient {
            prompt: check_prompt::check_prompt(parameters).unwrap_or_default(),
            client,
            callback: Box::new(callback),
            error,
        }),
    }
}

/// What a device's request may say that means something.
pub const DEVICE_PARAMETERS: [&str; 9] = [
    "acr_values",
    "claims",
    "client_id",
    "login_hint",
    "max_age",
    "prompt",
    "resource",
    "scope",
    "ui_locales",
];

/// A device's request (RFC 8628 §3.1). Its answer goes nowhere: no redirect URI, no challenge.
pub fn check_device(
    parameters: &Parameters,
    client: Option<Arc<Client>>,
    device: Device,
    context: &Context<'_>,
) -> Result<AuthorizationRequest, Rejection> {
    check_length::check_device_length(parameters)?;
    let client = check_client::check_client(client, GrantType::DeviceCode)?;
    match check_asked(parameters, &client, context) {
        Ok(asked) => Ok(asked.request(client, Recipient::Device(device), None, None)),
        Err(error) => Err(Rejection::ToDevice { client, error }),
    }
}

fn check_rest(
    parameters: &Parameters,
    client: &Client,
    mode: Result<ResponseMode, AuthorizationError>,
    context: &Context<'_>,
) -> Result<(Requested, Option<CodeChallenge>, Option<Thumbprint>), AuthorizationError> {
    check_pushed::check_pushed(parameters, client, context.is_pushed)?;
    check_response_type::check_response_type(parameters, client)?;
    mode?;
    let code_challenge = check_pkce::check_pkce(parameters, client)?;
    let dpop_key = check_dpop_jkt::check_dpop_jkt(parameters)?;
    Ok((check_asked(parameters, client, context)?, code_challenge, dpop_key))
}

struct Requested {
    scopes: ScopeSet,
    resources: Resources,
    prompt: Prompt,
    max_age: Option<Duration>,
    class: Option<AuthenticationClass>,
    login_hint: Option<String>,
    identity: AskedIdentity,
}

fn check_asked(
    parameters: &Parameters,
    client: &Client,
    context: &Context<'_>,
) -> Result<Requested, AuthorizationError> {
    let claims = check_claims::check_claims(parameters)?;
    let resources = protected_resource::named(parameters, context.resources)
        .map_err(AuthorizationError::TargetInvalid)?
        .or_own(context.resources.first().map(|own| &own.resource));
    Ok(Requested {
        scopes: check_scope::check_scope(parameters, client, &resources, context)?,
        resources,
        prompt: check_prompt::check_prompt(parameters)?,
        max_age: check_max_age::check_max_age(parameters, client)?,
        class: check_acr_values::check_acr_values(parameters, client).max(claims.class),
        login_hint: parameters.get("login_hint").map(str::to_owned),
        identity: AskedIdentity {
            nonce: check_nonce::check_nonce(parameters)?,
            claims: claims.id_token,
            subject: claims.subject,
            hint: parameters.get("id_token_hint").map(str::to_owned),
        },
    })
}

impl Requested {
    fn request(
        self,
        client: Arc<Client>,
        recipient: Recipient,
        code_challenge: Option<CodeChallenge>,
        dpop_key: Option<Thumbprint>,
    ) -> AuthorizationRequest {
        AuthorizationRequest {
            proven: recipient.proven(&client),
            client,
            recipient,
            scopes: self.scopes,
            resources: self.resources,
            code_challenge,
            dpop_key,
            prompt: self.prompt,
            max_age: self.max_age,
            class: self.class,
            login_hint: self.login_hint,
            identity: self.identity,
            answered_as: None,
        }
    }
}
