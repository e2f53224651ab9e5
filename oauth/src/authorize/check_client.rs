use std::sync::Arc;

use super::error::PageRejection;
use crate::client::{Client, GrantType};

/// OAuth 2.1 §4.1.2.1: with an invalid client identifier "the authorization server SHOULD inform
/// the resource owner of the error and MUST NOT automatically redirect the user agent to the
/// invalid redirect URI."
pub(super) fn check_client(
    client: Option<Arc<Client>>,
    grant_type: GrantType,
) -> Result<Arc<Client>, PageRejection> {
    client
        .filter(|client| !client.disabled && client.may_use(grant_type))
        .ok_or(PageRejection::UnknownClient)
}
