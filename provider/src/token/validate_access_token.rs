//! An API is shown an access token.

use oauth::credential::format::CredentialKind;
use oauth::discovery::protected_resource::scopes_at;
use oauth::jose::dpop::DpopError;
use oauth::scope::Scope;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::response::TokenType;

use crate::error::{ProviderError, UseCaseError};
use crate::token::TokenService;
use crate::token::dpop::{Purpose, RequestProof};

impl TokenService {
    /// What a token opens at the platform's own API, as a request shows it there;
    /// `None` if it is not good, is for other APIs, or is bound to a key and shown
    /// as if it were not. `required` are the scopes that the request needs, by which it is counted.
    pub async fn validate_presented_token(
        &self,
        scheme: TokenType,
        token: &str,
        proof: &RequestProof,
        required: &[Scope],
    ) -> Result<Option<LiveAccessToken>, UseCaseError<DpopError>> {
        let Some(mut live) = self.validate_access_token(token).await? else { return Ok(None) };
        let Some(own) = self.shared.resources().first() else { return Ok(None) };
        if !live.resources.contains(&own.resource) {
            return Ok(None);
        }
        live.scopes.retain(|scope| own.has(scope));
        let shown = self.check_holder(live, scheme, token, proof).await?;
        if let Some(live) = &shown {
            self.shared.count_request(live, required);
        }
        Ok(shown)
    }

    /// Whether who shows a token may: `None` where it is shown in another way than it was given.
    pub(super) async fn check_holder(
        &self,
        live: LiveAccessToken,
        scheme: TokenType,
        token: &str,
        proof: &RequestProof,
    ) -> Result<Option<LiveAccessToken>, UseCaseError<DpopError>> {
        match (&live.bound_to, scheme) {
            (None, TokenType::Bearer) => {}
            (Some(key), TokenType::DPoP) => {
                let purpose = Purpose::ShowToken(token, key);
                if self.proven_key(proof, purpose).await?.is_none() {
                    return Err(UseCaseError::Refused(DpopError::Missing));
                }
            }
            // RFC 9449 §7.1: a bound token "MUST NOT" be accepted as a Bearer token,
            // and one that is not bound proves nothing.
            (Some(_), TokenType::Bearer) | (None, TokenType::DPoP) => return Ok(None),
        }
        Ok(Some(live))
    }

    /// What the token opens now; `None` if it is not good: unknown, expired,
    /// revoked, malformed.
    pub async fn validate_access_token(
        &self,
        token: &str,
    ) -> Result<Option<LiveAccessToken>, ProviderError> {
        let live = if self.shared.credentials.is_well_formed(CredentialKind::AccessToken, token) {
            self.shared
                .store
                .find_access_token(
                    &self.shared.credentials.lookup_hash(CredentialKind::AccessToken, token),
                    self.shared.now(),
                )
                .await?
        } else {
            self.check_jwt(token).await?
        };
        // Someone who allowed a scope as an administrator may be one no longer.
        Ok(live.map(|mut live| {
            live.scopes.retain(|scope| self.shared.catalogue.may_allow(live.role, scope));
            live.resources = live.resources.or_own(self.shared.own_resource());
            live.scopes = scopes_at(&live.resources, &live.scopes, self.shared.resources());
            live
        }))
    }
}
