//! The endpoints for clients and APIs: tokens are issued, checked and revoked.

mod client_rate;
pub mod client_request;
pub mod dpop;
pub mod exchange;
pub mod introspect;
mod jwt_access_token;
pub mod revoke;
pub mod validate_access_token;

use std::sync::Arc;

use self::client_rate::ClientRate;
use crate::credentials::CredentialService;
use crate::keys::KeyService;
use crate::shared::Shared;

#[derive(Clone)]
pub struct TokenService {
    shared: Arc<Shared>,
    keys: KeyService,
    credentials: CredentialService,
    client_rate: Arc<ClientRate>,
}

impl TokenService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        keys: KeyService,
        credentials: CredentialService,
    ) -> Self {
        Self { shared, keys, credentials, client_rate: Arc::default() }
    }
}
