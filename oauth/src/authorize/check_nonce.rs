use super::error::AuthorizationError;
use crate::parameters::Parameters;

/// In bytes: it is stored with the code, and comes back in the ID token.
const LIMIT: usize = 1024;

/// OpenID Connect Core §3.1.2.1: "passed through unmodified".
pub(super) fn check_nonce(parameters: &Parameters) -> Result<Option<String>, AuthorizationError> {
    match parameters.get("nonce") {
        Some(nonce) if nonce.len() > LIMIT => Err(AuthorizationError::NonceTooLong),
        nonce => Ok(nonce.map(str::to_owned)),
    }
}
