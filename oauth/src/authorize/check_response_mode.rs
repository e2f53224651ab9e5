use super::error::AuthorizationError;
use crate::authorize::response_mode::ResponseMode;
use crate::client::Client;
use crate::parameters::Parameters;

pub(super) fn check_response_mode(
    parameters: &Parameters,
    client: &Client,
) -> Result<ResponseMode, AuthorizationError> {
    let Some(wanted) = parameters.get("response_mode") else { return Ok(ResponseMode::Query) };
    ResponseMode::parse(wanted)
        .filter(|mode| client.response_modes.contains(mode))
        .ok_or(AuthorizationError::ResponseModeNotSupported)
}
