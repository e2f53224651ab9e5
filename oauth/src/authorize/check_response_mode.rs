use super::error::AuthorizationError;
use crate::authorize::response_mode::ResponseMode;
use crate::client::Client;
use crate::parameters::Parameters;

/// Only as registered: in another mode the app would not find its answer, or others would (OWASP
/// ASVS 5.0, 10.4.12).
pub(super) fn check_response_mode(
    parameters: &Parameters,
    client: &Client,
) -> Result<ResponseMode, AuthorizationError> {
    let Some(wanted) = parameters.get("response_mode") else {
        return Ok(client.default_response_mode());
    };
    ResponseMode::parse(wanted)
        .filter(|mode| client.response_modes.contains(mode))
        .ok_or(AuthorizationError::ResponseModeNotSupported)
}
