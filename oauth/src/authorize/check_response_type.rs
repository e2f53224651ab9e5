use super::error::AuthorizationError;
use crate::client::{Client, Profile};
use crate::parameters::Parameters;

/// RFC 9700 §2.1.2 advises against every response type but `code`. Clients of the legacy profile
/// may leave it out.
pub(super) fn check_response_type(
    parameters: &Parameters,
    client: &Client,
) -> Result<(), AuthorizationError> {
    match parameters.get("response_type") {
        Some("code") => Ok(()),
        Some(_) => Err(AuthorizationError::ResponseTypeNotSupported),
        None if client.profile == Profile::Legacy => Ok(()),
        None => Err(AuthorizationError::ParameterMissing("response_type")),
    }
}
