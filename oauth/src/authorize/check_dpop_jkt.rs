use super::AuthorizationError;
use crate::jose::thumbprint::Thumbprint;
use crate::parameters::Parameters;

/// Reads `dpop_jkt`: the key that the code is bound to from the start, so that
/// nobody else can exchange it, whatever else they have (RFC 9449 §10).
pub(super) fn check_dpop_jkt(
    parameters: &Parameters,
) -> Result<Option<Thumbprint>, AuthorizationError> {
    let Some(text) = parameters.get("dpop_jkt") else { return Ok(None) };
    Thumbprint::parse(text).map(Some).map_err(AuthorizationError::ThumbprintMalformed)
}
