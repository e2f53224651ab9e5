//! The endpoints for clients and APIs: tokens are issued, checked and revoked.

mod client_rate;
pub mod client_request;
pub mod dpop;
pub mod exchange;
mod id_token;
pub mod introspect;
mod jwt_access_token;
pub mod logout_tokens;
pub mod revoke;
mod spending;
pub mod userinfo;
pub mod validate_access_token;

use std::sync::Arc;

use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use self::client_rate::ClientRate;
use self::spending::{Spender, Spending};
use crate::credentials::CredentialService;
use crate::error::ProviderError;
use crate::keys::KeyService;
use crate::shared::Shared;

#[derive(Clone)]
pub struct TokenService {
    shared: Arc<Shared>,
    keys: KeyService,
    credentials: CredentialService,
    client_rate: Arc<ClientRate>,
    spending: Arc<Spending>,
}

impl TokenService {
    pub(crate) fn new(
        shared: Arc<Shared>,
        keys: KeyService,
        credentials: CredentialService,
    ) -> Self {
        let spending = Arc::new(Spending::new(shared.settings.spending));
        Self { shared, keys, credentials, client_rate: Arc::default(), spending }
    }

    /// Whether something is used for the first time.
    async fn spend(
        &self,
        what: &Digest,
        ends_at: Timestamp,
        by: &Spender,
    ) -> Result<bool, ProviderError> {
        if !self.spending.take(by, ends_at, self.shared.now()) {
            return Err(ProviderError::Full);
        }
        let is_first = self.shared.store.spend_once(what, ends_at).await?;
        if !is_first {
            self.spending.give_back(by, ends_at);
        }
        Ok(is_first)
    }
}
