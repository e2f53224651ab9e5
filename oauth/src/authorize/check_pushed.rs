use super::error::AuthorizationError;
use crate::client::Client;
use crate::parameters::Parameters;

pub(super) fn check_pushed(
    parameters: &Parameters,
    client: &Client,
    is_pushed: bool,
) -> Result<(), AuthorizationError> {
    // RFC 9101 is not supported; a signed request must not be read as an empty one.
    if parameters.get("request").is_some() {
        return Err(AuthorizationError::RequestObjectNotSupported);
    }
    // What was pushed here has been opened before.
    if parameters.get("request_uri").is_some() {
        return Err(AuthorizationError::RequestUriNotSupported);
    }
    // RFC 9126 §6: with require_pushed_authorization_requests "the authorization
    // server [...] MUST" refuse others.
    if client.requires_pushed_requests && !is_pushed {
        return Err(AuthorizationError::PushRequired);
    }
    Ok(())
}
