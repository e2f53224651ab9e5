use std::time::Duration;

use super::error::AuthorizationError;
use crate::parameters::Parameters;

/// In seconds (OpenID Connect Core §3.1.2.1): if the person signed in longer ago, they sign in
/// again.
pub(super) fn check_max_age(
    parameters: &Parameters,
) -> Result<Option<Duration>, AuthorizationError> {
    let Some(text) = parameters.get("max_age") else { return Ok(None) };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AuthorizationError::MaxAgeMalformed);
    }
    // More seconds than fit are more than any session lives.
    Ok(text.parse().ok().map(Duration::from_secs))
}
