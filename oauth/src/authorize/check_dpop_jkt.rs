use super::error::AuthorizationError;
use crate::jose::thumbprint::Thumbprint;
use crate::parameters::Parameters;

/// The key that the code is bound to from the start, so that no other party can exchange it (RFC
/// 9449 §10).
pub(super) fn check_dpop_jkt(
    parameters: &Parameters,
) -> Result<Option<Thumbprint>, AuthorizationError> {
    let Some(text) = parameters.get("dpop_jkt") else { return Ok(None) };
    Thumbprint::parse(text).map(Some).map_err(AuthorizationError::ThumbprintMalformed)
}
