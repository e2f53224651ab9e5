//! The authorization request (OAuth 2.1 §4.1.1) as a list of steps, one file a
//! step. [`check`] is the list; read it first.
//!
//! Types carry the order. Until [`check_redirect_uri`] has produced a
//! [`Callback`], no value exists that could redirect: a fault before it can only
//! be a [`Refusal::OnOurPage`]. Each later step yields a value that
//! [`AuthorizationRequest`] cannot be made without.

mod callback;
mod check_client;
mod check_length;
mod check_max_age;
mod check_pkce;
mod check_prompt;
mod check_redirect_uri;
mod check_response_mode;
mod check_response_type;
mod check_scope;
mod error;

pub use callback::{AuthorizationResponse, Callback};
pub use check_prompt::Prompt;
pub use error::{AuthorizationError, PageRefusal, Refusal};

use std::time::Duration;

use crate::catalogue::Catalogue;
use crate::client::Client;
use crate::id::ClientId;
use crate::parameters::Parameters;
use crate::pkce::CodeChallenge;
use crate::scope::ScopeSet;

/// A request in which everything has been checked.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest {
    /// Who asks.
    pub client: Client,
    /// Where the answer goes.
    pub callback: Callback,
    /// What is asked for: the scopes named, or the client's default ones.
    pub scopes: ScopeSet,
    /// The challenge that the code will be bound to.
    pub code_challenge: Option<CodeChallenge>,
    /// How the person is to be asked.
    pub prompt: Prompt,
    /// How long ago the person may have signed in.
    pub max_age: Option<Duration>,
    /// Who the client thinks the person is, to prefill the sign-in page.
    pub login_hint: Option<String>,
}

/// The client that a request names; the caller finds it in the store.
pub fn client_id(parameters: &Parameters) -> Result<ClientId, PageRefusal> {
    parameters.get("client_id").map(ClientId::new).ok_or(PageRefusal::ClientIdMissing)
}

/// Checks a request.
pub fn check(
    parameters: &Parameters,
    client: Option<Client>,
    catalogue: &Catalogue,
) -> Result<AuthorizationRequest, Refusal> {
    check_length::check_length(parameters)?;
    let client = check_client::check_client(client)?;
    let callback = check_redirect_uri::check_redirect_uri(parameters, &client)?;
    match check_rest(parameters, &client, catalogue) {
        Ok(rest) => Ok(AuthorizationRequest {
            client,
            callback,
            scopes: rest.scopes,
            code_challenge: rest.code_challenge,
            prompt: rest.prompt,
            max_age: rest.max_age,
            login_hint: parameters.get("login_hint").map(str::to_owned),
        }),
        Err(error) => Err(Refusal::ToClient {
            prompt: check_prompt::check_prompt(parameters).unwrap_or_default(),
            client: Box::new(client),
            callback,
            error,
        }),
    }
}

struct Rest {
    scopes: ScopeSet,
    code_challenge: Option<CodeChallenge>,
    prompt: Prompt,
    max_age: Option<Duration>,
}

/// The steps whose faults the client is told about.
fn check_rest(
    parameters: &Parameters,
    client: &Client,
    catalogue: &Catalogue,
) -> Result<Rest, AuthorizationError> {
    check_response_type::check_response_type(parameters, client)?;
    check_response_mode::check_response_mode(parameters)?;
    Ok(Rest {
        code_challenge: check_pkce::check_pkce(parameters, client)?,
        scopes: check_scope::check_scope(parameters, client, catalogue)?,
        prompt: check_prompt::check_prompt(parameters)?,
        max_age: check_max_age::check_max_age(parameters)?,
    })
}
