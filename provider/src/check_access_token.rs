//! An API is shown an access token.

use oauth::credential::CredentialKind;
use oauth::jose::dpop::DpopError;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::response::TokenType;

use crate::Provider;
use crate::dpop::{Purpose, SentProof};
use crate::error::{ProviderError, UseCaseError};

impl Provider {
    /// What a token opens at the platform's own API, as a request shows it there;
    /// `None` if it is not good, is for other APIs, or is bound to a key and shown
    /// as if it were not.
    pub async fn check_shown_token(
        &self,
        scheme: TokenType,
        token: &str,
        proof: &SentProof,
    ) -> Result<Option<LiveAccessToken>, UseCaseError<DpopError>> {
        let Some(live) = self.check_access_token(token).await? else { return Ok(None) };
        let own = self.resources().first();
        if own.is_none_or(|own| !live.resources.contains(own)) {
            return Ok(None);
        }
        match (&live.bound_to, scheme) {
            (None, TokenType::Bearer) => Ok(Some(live)),
            (Some(key), TokenType::DPoP) => {
                let purpose = Purpose::ShowToken(token, key);
                if self.proven_key(proof, purpose).await?.is_none() {
                    return Err(UseCaseError::Refused(DpopError::Missing));
                }
                Ok(Some(live))
            }
            // RFC 9449 §7.1: a bound token "MUST NOT" be accepted as a Bearer token,
            // and one that is not bound proves nothing.
            (Some(_), TokenType::Bearer) | (None, TokenType::DPoP) => Ok(None),
        }
    }

    /// What the token opens now; `None` if it is not good: unknown, expired,
    /// revoked, malformed.
    pub async fn check_access_token(
        &self,
        token: &str,
    ) -> Result<Option<LiveAccessToken>, ProviderError> {
        let live = if self.inner.credentials.is_well_formed(CredentialKind::AccessToken, token) {
            self.inner
                .store
                .find_access_token(
                    &self.inner.credentials.kept_under(CredentialKind::AccessToken, token),
                    self.now(),
                )
                .await?
        } else {
            self.check_jwt(token).await?
        };
        // Someone who allowed a scope as an administrator may be one no longer.
        Ok(live.map(|mut live| {
            live.scopes.retain(|scope| self.inner.catalogue.may_allow(live.role, scope));
            live.resources = live.resources.or_first_of(self.resources());
            live
        }))
    }
}
