//! A code for tokens, once.

use oauth::client::{Client, GrantType};
use oauth::credential::CredentialKind;
use oauth::digest::Digest;
use oauth::id::TokenFamilyId;
use oauth::secret::AuthorizationCode;
use oauth::token::authorization_code::{self, CodeExchange};
use oauth::token::{TokenError, TokenResponse};
use store::tokens::{CodeRedemption, NewAccessToken, Redeemed, TokenSubject};

use super::ExchangeError;
use crate::Provider;

impl Provider {
    pub(super) async fn exchange_code(
        &self,
        client: &Client,
        code: &AuthorizationCode,
        exchange: &CodeExchange,
    ) -> Result<TokenResponse, ExchangeError> {
        let kind = CredentialKind::AuthorizationCode;
        if !self.inner.credentials.is_well_formed(kind, code.expose()) {
            return Err(TokenError::CodeNotValid.into());
        }
        let code = Digest::of(code.expose());
        let store = &self.inner.store;
        let issued = store.find_code(&code).await?.ok_or(TokenError::CodeNotValid)?;
        authorization_code::check_binding(&issued, exchange, client)?;
        let now = self.now();
        // A code that was used before goes on, to where its tokens are revoked.
        if issued.redeemed_for.is_none() {
            authorization_code::check_unexpired(&issued, now)?;
        }

        let lifetimes = &self.inner.settings.lifetimes;
        let expires_at = (now + lifetimes.access_token).min(issued.grant_expires_at);
        let family_id = TokenFamilyId::new(self.random_id("fam_"));
        let access_token = self.inner.credentials.access_token(&self.random());
        let refresh_token =
            client.may_use(GrantType::RefreshToken).then(|| self.refresh_token(&family_id, 0));
        let redemption = CodeRedemption {
            code,
            access_token: NewAccessToken {
                token: Digest::of(access_token.expose()),
                client_id: client.id.clone(),
                scopes: issued.scopes.clone(),
                subject: TokenSubject::User {
                    user_id: issued.user_id,
                    company_id: issued.company_id,
                    grant_id: issued.grant_id.clone(),
                    family_id: family_id.clone(),
                },
                issued_at: now,
                expires_at,
            },
            refresh_token: refresh_token
                .as_ref()
                .map(|token| self.new_refresh_token(token, 0, issued.grant_expires_at)),
            family_id,
            unused_ends_at: now + lifetimes.grant_unused,
            at: now,
        };
        match store.redeem_code(&redemption).await? {
            Redeemed::Now => Ok(TokenResponse {
                access_token,
                expires_in: expires_at.since(now),
                refresh_token,
                scopes: issued.scopes,
            }),
            Redeemed::Before => {
                tracing::warn!(
                    client_id = %client.id,
                    grant_id = %issued.grant_id,
                    "an authorization code was used twice; its tokens are revoked"
                );
                Err(TokenError::CodeNotValid.into())
            }
        }
    }
}
