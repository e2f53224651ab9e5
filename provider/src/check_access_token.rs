//! An API is shown an access token.

use oauth::credential::CredentialKind;
use oauth::digest::Digest;
use oauth::token::access_token::LiveAccessToken;

use crate::Provider;
use crate::error::ProviderError;

impl Provider {
    /// What the token opens now; `None` if it is not good: unknown, expired,
    /// revoked, malformed.
    pub async fn check_access_token(
        &self,
        token: &str,
    ) -> Result<Option<LiveAccessToken>, ProviderError> {
        if !self.inner.credentials.is_well_formed(CredentialKind::AccessToken, token) {
            return Ok(None);
        }
        let live = self.inner.store.find_access_token(&Digest::of(token), self.now()).await?;
        // Someone who allowed a scope as an administrator may be one no longer.
        Ok(live.map(|live| LiveAccessToken {
            scopes: self.inner.catalogue.allowable_by(live.role, &live.scopes),
            ..live
        }))
    }
}
