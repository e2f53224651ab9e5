use super::error::AuthorizationError;
use crate::identity::claims_request::{ClaimsRequest, ClaimsRequestError};
use crate::parameters::Parameters;

/// OpenID Connect Core §5.5.
pub(super) fn check_claims(parameters: &Parameters) -> Result<ClaimsRequest, AuthorizationError> {
    let Some(text) = parameters.get("claims") else { return Ok(ClaimsRequest::default()) };
    ClaimsRequest::parse(text).map_err(|error| match error {
        ClaimsRequestError::UnknownClass => AuthorizationError::AuthenticationNotMet,
        error => AuthorizationError::ClaimsNotReadable(error),
    })
}
