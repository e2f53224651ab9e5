//! The authorization request (OAuth 2.1 §4.1.1) as a list of steps, one file a
//! step. [`check`] is the list; read it first.
//!
//! Types carry the order. Until [`check_redirect_uri`] has produced a
//! [`Callback`], no value exists that could redirect: a fault before it can only
//! be a [`Refusal::OnOurPage`]. Each later step yields a value that
//! [`AuthorizationRequest`] cannot be made without.

mod callback;
mod check_client;
mod check_dpop_jkt;
mod check_length;
mod check_max_age;
mod check_pkce;
mod check_prompt;
mod check_pushed;
mod check_redirect_uri;
mod check_response_mode;
mod check_response_type;
mod check_scope;
mod error;
mod recipient;

pub use callback::{AuthorizationResponse, Callback, Delivery};
pub use check_prompt::Prompt;
pub use error::{AuthorizationError, PageRefusal, Refusal};
pub use recipient::{Device, Recipient};

use std::sync::Arc;
use std::time::Duration;

use crate::catalogue::Catalogue;
use crate::client::{Client, GrantType};
use crate::grant::Grant;
use crate::id::{ClientId, TransactionId};
use crate::jose::thumbprint::Thumbprint;
use crate::parameters::Parameters;
use crate::pkce::CodeChallenge;
use crate::resource::{self, Resource, Resources};
use crate::response_mode::ResponseMode;
use crate::scope::ScopeSet;

/// A request in which everything has been checked.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest {
    /// Who asks.
    pub client: Arc<Client>,
    /// Who gets the answer.
    pub recipient: Recipient,
    /// What is asked for: the scopes named, or the client's default ones.
    pub scopes: ScopeSet,
    /// The APIs it is asked for.
    pub resources: Resources,
    /// The challenge that the code will be bound to.
    pub code_challenge: Option<CodeChallenge>,
    /// The key that the code will be bound to.
    pub dpop_key: Option<Thumbprint>,
    /// How the person is to be asked.
    pub prompt: Prompt,
    /// How long ago the person may have signed in.
    pub max_age: Option<Duration>,
    /// Who the client thinks the person is, to prefill the sign-in page.
    pub login_hint: Option<String>,
    /// For a request that may be answered once, however often it is shown: under
    /// which name. `None`: each showing is one of its own.
    pub answered_as: Option<TransactionId>,
}

impl AuthorizationRequest {
    /// Whether somebody has checked who runs the client, and that the answer goes
    /// to them.
    pub fn is_verified(&self) -> bool {
        self.recipient.is_verified(&self.client)
    }

    /// What the person allowed before, unless they are to be asked as if they had not:
    /// the app asks for that, or is no longer what they knew it by.
    pub fn before<'a>(&self, grant: Option<&'a Grant>) -> Option<&'a Grant> {
        let is_known =
            |grant: &&Grant| self.client.changed_at.is_none_or(|at| at <= grant.answered_at);
        grant.filter(is_known).filter(|_| !self.prompt.consent)
    }
}

/// What the rules need to know about the platform, and about how the request
/// came.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The scopes there are.
    pub catalogue: &'a Catalogue,
    /// The APIs there are.
    pub resources: &'a [Resource],
    /// Whether the client pushed the request (RFC 9126).
    pub is_pushed: bool,
}

/// The client that a request names; the caller finds it in the store.
pub fn client_id(parameters: &Parameters) -> Result<ClientId, PageRefusal> {
    parameters.get("client_id").map(ClientId::new).ok_or(PageRefusal::ClientIdMissing)
}

/// Checks a request whose answer goes through the browser.
pub fn check(
    parameters: &Parameters,
    client: Option<Arc<Client>>,
    context: &Context<'_>,
) -> Result<AuthorizationRequest, Refusal> {
    check_length::check_length(parameters)?;
    let client = check_client::check_client(client, GrantType::AuthorizationCode)?;
    let callback = check_redirect_uri::check_redirect_uri(parameters, &client)?;
    let mode = check_response_mode::check_response_mode(parameters, &client);
    let callback = callback.answered_by(mode.as_ref().copied().unwrap_or_default());
    match check_rest(parameters, &client, mode, context) {
        Ok((asked, code_challenge, dpop_key)) => {
            Ok(asked.request(client, Recipient::App(callback), code_challenge, dpop_key))
        }
        Err(error) => Err(Refusal::ToClient {
            prompt: check_prompt::check_prompt(parameters).unwrap_or_default(),
            client,
            callback: Box::new(callback),
            error,
        }),
    }
}

/// Checks a request of a device (RFC 8628 §3.1). Its answer goes nowhere: no
/// redirect URI, no challenge, no way to answer.
pub fn check_device(
    parameters: &Parameters,
    client: Option<Arc<Client>>,
    device: Device,
    context: &Context<'_>,
) -> Result<AuthorizationRequest, Refusal> {
    check_length::check_length(parameters)?;
    let client = check_client::check_client(client, GrantType::DeviceCode)?;
    match check_asked(parameters, &client, context) {
        Ok(asked) => Ok(asked.request(client, Recipient::Device(device), None, None)),
        Err(error) => Err(Refusal::ToDevice { client, error }),
    }
}

/// The steps whose faults the client is told about.
fn check_rest(
    parameters: &Parameters,
    client: &Client,
    mode: Result<ResponseMode, AuthorizationError>,
    context: &Context<'_>,
) -> Result<(Asked, Option<CodeChallenge>, Option<Thumbprint>), AuthorizationError> {
    check_pushed::check_pushed(parameters, client, context.is_pushed)?;
    check_response_type::check_response_type(parameters, client)?;
    mode?;
    let code_challenge = check_pkce::check_pkce(parameters, client)?;
    let dpop_key = check_dpop_jkt::check_dpop_jkt(parameters)?;
    Ok((check_asked(parameters, client, context)?, code_challenge, dpop_key))
}

/// What is asked of the person, whoever gets the answer.
struct Asked {
    scopes: ScopeSet,
    resources: Resources,
    prompt: Prompt,
    max_age: Option<Duration>,
    login_hint: Option<String>,
}

fn check_asked(
    parameters: &Parameters,
    client: &Client,
    context: &Context<'_>,
) -> Result<Asked, AuthorizationError> {
    Ok(Asked {
        scopes: check_scope::check_scope(parameters, client, context.catalogue)?,
        resources: resource::named(parameters, context.resources)
            .map_err(AuthorizationError::TargetInvalid)?
            .or_first_of(context.resources),
        prompt: check_prompt::check_prompt(parameters)?,
        max_age: check_max_age::check_max_age(parameters)?,
        login_hint: parameters.get("login_hint").map(str::to_owned),
    })
}

impl Asked {
    fn request(
        self,
        client: Arc<Client>,
        recipient: Recipient,
        code_challenge: Option<CodeChallenge>,
        dpop_key: Option<Thumbprint>,
    ) -> AuthorizationRequest {
        AuthorizationRequest {
            client,
            recipient,
            scopes: self.scopes,
            resources: self.resources,
            code_challenge,
            dpop_key,
            prompt: self.prompt,
            max_age: self.max_age,
            login_hint: self.login_hint,
            answered_as: None,
        }
    }
}
