use std::time::Duration;

use super::error::AuthorizationError;
use crate::client::Client;
use crate::parameters::Parameters;

/// In seconds (OpenID Connect Core §3.1.2.1): if the person signed in longer ago, they sign in
/// again. "The max_age request parameter overrides this default value" (Dynamic Client Registration
/// §2).
pub(super) fn check_max_age(
    parameters: &Parameters,
    client: &Client,
) -> Result<Option<Duration>, AuthorizationError> {
    let Some(text) = parameters.get("max_age") else {
        return Ok(client.default_max_age);
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AuthorizationError::MaxAgeMalformed);
    }
    // More seconds than fit are more than any session lives.
    Ok(text.parse().ok().map(Duration::from_secs))
}
