use super::AuthorizationError;
use crate::parameters::Parameters;

/// Checks that the answer is wanted in the query, the only way there is yet.
pub(super) fn check_response_mode(parameters: &Parameters) -> Result<(), AuthorizationError> {
    match parameters.get("response_mode") {
        None | Some("query") => Ok(()),
        Some(_) => Err(AuthorizationError::ResponseModeNotSupported),
    }
}
