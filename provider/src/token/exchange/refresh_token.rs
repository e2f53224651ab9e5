//! A refresh token for its successor.

use oauth::client::Client;
use oauth::credential::format::{CredentialFormat, CredentialKind};
use oauth::credential::secret::RefreshToken;
use oauth::discovery::resource::Resources;
use oauth::id::{TokenFamilyId, made_at_ms};
use oauth::jose::thumbprint::Thumbprint;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::token::refresh_token::{check_refresh_token, narrow_scopes};
use oauth::token::{TokenError, TokenResponse};
use store::tokens::{NewRefreshToken, RefreshTokenRotation, Rotated, TokenSubject};

use super::ExchangeError;
use super::access_token::{IssuedToken, TokenSpec, response};
use crate::error::OrReject as _;
use crate::token::TokenService;
use crate::token::id_token::IdTokenSpec;

impl TokenService {
    pub(super) async fn exchange_refresh_token(
        &self,
        client: &Client,
        presented: &RefreshToken,
        requested: Option<&ScopeSet>,
        resources: &Resources,
        key: Option<Thumbprint>,
    ) -> Result<TokenResponse, ExchangeError> {
        let kind = CredentialKind::RefreshToken;
        // The successor gets the same prefix, so that it is the same whenever it is asked for.
        let format = CredentialFormat::of(kind, presented.expose())
            .filter(|format| format.is_well_formed(kind, presented.expose()))
            .ok_or(TokenError::RefreshTokenNotValid)?;
        let presented = format.lookup_hash(kind, presented.expose());
        let now = self.shared.now();
        let store = &self.shared.store;
        let issued = store
            .find_refresh_token(&presented, now)
            .await?
            .ok_or(TokenError::RefreshTokenNotValid)?;
        check_refresh_token(&issued, client, key.as_ref(), now)?;
        let scopes = narrow_scopes(&issued, requested, client)?;
        let resources = issued
            .resources
            .or_own(self.shared.own_resource())
            .narrowed_to(resources)
            .or_reject()?;
        let lifetimes = &self.shared.settings.lifetimes;
        // OpenID Connect Core §12.2: as at first, and without a nonce.
        let identity =
            IdTokenSpec::new(&issued.user_id, &issued.authenticated, issued.session_id.as_ref());
        let identity =
            self.with_custom_claims(identity, &client.id, &issued.company_id, &scopes).await?;
        let IssuedToken { token, stored } = self
            .make_access_token(TokenSpec {
                client,
                scopes: self.scopes_at(&resources, &scopes)?,
                resources,
                subject: TokenSubject::User {
                    user_id: issued.user_id,
                    company_id: issued.company_id,
                    grant_id: issued.grant_id,
                    family_id: issued.family_id.clone(),
                    authenticated: issued.authenticated,
                },
                key,
                not_after: Some(issued.grant_expires_at),
            })
            .await?;
        let generation = issued.generation + 1;
        // With the key of its first rotation, as the answer that may have been lost.
        let derived_at = issued.rotated_at.unwrap_or(now);
        let successor = self.refresh_token(&format, &issued.family_id, generation, derived_at);
        let rotation = RefreshTokenRotation {
            presented,
            successor: self.new_refresh_token(&successor, generation, issued.grant_expires_at),
            access_token: stored,
            grace: lifetimes.refresh_token_grace,
            unused_ends_at: now + lifetimes.grant_unused,
            at: now,
        };
        match store.rotate_refresh_token(&rotation).await? {
            Rotated::Now | Rotated::Again => {
                let scopes = &rotation.access_token.scopes;
                let id_token = self.id_token(client, identity, scopes, &token);
                Ok(response(token, rotation.access_token, Some(successor), id_token))
            }
            Rotated::Reused => {
                tracing::warn!(
                    client_id = %client.id,
                    family_id = %issued.family_id,
                    "a refresh token was used again; its family is revoked"
                );
                Err(TokenError::RefreshTokenNotValid.into())
            }
            Rotated::Ended => Err(TokenError::RefreshTokenNotValid.into()),
        }
    }

    /// The token of a family's generation. Derived, so that an answer that was
    /// lost on its way can be given again though only the hash is stored.
    pub(super) fn refresh_token(
        &self,
        format: &CredentialFormat,
        family: &TokenFamilyId,
        generation: u32,
        derived_at: Timestamp,
    ) -> RefreshToken {
        let parts: [&[u8]; 2] = [family.as_str().as_bytes(), &generation.to_be_bytes()];
        let derived = self.shared.derive_at(derived_at, "refresh token", &parts);
        format.refresh_token(made_at_ms(family.as_str()), &derived)
    }

    /// A refresh token to keep; it never outlives its grant.
    pub(super) fn new_refresh_token(
        &self,
        token: &RefreshToken,
        generation: u32,
        grant_expires_at: Timestamp,
    ) -> NewRefreshToken {
        let now = self.shared.now();
        NewRefreshToken {
            token: self
                .shared
                .credentials
                .lookup_hash(CredentialKind::RefreshToken, token.expose()),
            generation,
            issued_at: now,
            expires_at: (now + self.shared.settings.lifetimes.refresh_token_idle)
                .min(grant_expires_at),
        }
    }
}
