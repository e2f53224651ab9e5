//! A code for tokens, once.

use oauth::client::{Client, ClientKind, GrantType};
use oauth::credential::digest::Digest;
use oauth::credential::format::CredentialKind;
use oauth::credential::secret::AuthorizationCode;
use oauth::discovery::resource::Resources;
use oauth::id::TokenFamilyId;
use oauth::identity::is_only_identity;
use oauth::token::authorization_code::{self, CodeExchange, IssuedCode};
use oauth::token::{TokenError, TokenResponse};
use store::tokens::{CodeRedemption, Redeemed, TokenSubject};

use super::ExchangeError;
use super::access_token::{IssuedToken, TokenSpec, response};
use crate::error::OrReject as _;
use crate::token::TokenService;
use crate::token::id_token::IdTokenSpec;

impl TokenService {
    pub(super) async fn exchange_code(
        &self,
        client: &Client,
        code: &AuthorizationCode,
        exchange: &CodeExchange,
        resources: &Resources,
    ) -> Result<TokenResponse, ExchangeError> {
        let kind = CredentialKind::AuthorizationCode;
        if !self.shared.credentials.is_well_formed(kind, code.expose()) {
            return Err(TokenError::CodeNotValid.into());
        }
        let code = self.shared.credentials.lookup_hash(kind, code.expose());
        let issued = self.shared.store.find_code(&code).await?.ok_or(TokenError::CodeNotValid)?;
        authorization_code::check_binding(&issued, exchange, client).or_reject()?;
        self.redeem(client, code, issued, exchange, resources).await
    }

    pub(super) async fn redeem(
        &self,
        client: &Client,
        code: Digest,
        issued: IssuedCode,
        exchange: &CodeExchange,
        resources_asked: &Resources,
    ) -> Result<TokenResponse, ExchangeError> {
        let now = self.shared.now();
        // A code that was used before goes on, to where its tokens are revoked.
        if issued.redeemed_for.is_none() {
            authorization_code::check_unexpired(&issued, now).or_reject()?;
        }
        let family_id = TokenFamilyId::new(self.shared.new_id("fam_"));
        // OpenID Connect Back-Channel Logout 1.0 §2.7. The page says of data that it is used while the
        // person is signed out, too; of who they are it does not. A device has no part in the session
        // of the browser in which it was allowed.
        let ends_with_session = is_only_identity(&issued.scopes) && !issued.is_of_device();
        let key = exchange.dpop_key.clone();
        let identity =
            IdTokenSpec::new(&issued.user_id, &issued.authenticated, Some(&issued.session_id))
                .with_nonce(issued.nonce);
        let identity = self.with_claims(identity, &issued.id_token_claims, &issued.scopes).await?;
        let identity = self
            .with_custom_claims(identity, &client.id, &issued.company_id, &issued.scopes)
            .await?;
        let resources = issued.resources.or_own(self.shared.own_resource());
        let resources = resources.narrowed_to(resources_asked).or_reject()?;
        let IssuedToken { token, stored } = self
            .make_access_token(TokenSpec {
                client,
                scopes: self.scopes_at(&resources, &issued.scopes)?,
                resources,
                subject: TokenSubject::User {
                    user_id: issued.user_id,
                    company_id: issued.company_id,
                    grant_id: issued.grant_id.clone(),
                    family_id: family_id.clone(),
                    authenticated: issued.authenticated,
                },
                key: key.clone(),
                not_after: Some(issued.grant_expires_at),
            })
            .await?;
        let format = &self.shared.credentials;
        let refresh_token = client
            .may_use(GrantType::RefreshToken)
            .then(|| self.refresh_token(format, &family_id, 0, self.shared.now()));
        let redemption = CodeRedemption {
            code,
            access_token: stored,
            refresh_token: refresh_token
                .as_ref()
                .map(|token| self.new_refresh_token(token, 0, issued.grant_expires_at)),
            // RFC 9449 §5: a confidential client's refresh tokens are bound to its
            // authentication, so that it may change its key.
            refresh_bound_to: key.filter(|_| client.kind == ClientKind::Public),
            family_id,
            ends_with_session,
            unused_ends_at: now + self.shared.settings.lifetimes.grant_unused,
            at: now,
        };
        match self.shared.store.redeem_code(&redemption).await? {
            Redeemed::Now => {
                let scopes = &redemption.access_token.scopes;
                let id_token = self.id_token(client, identity, scopes, &token);
                Ok(response(token, redemption.access_token, refresh_token, id_token))
            }
            Redeemed::Before => {
                tracing::warn!(
                    client_id = %client.id,
                    grant_id = %issued.grant_id,
                    "an authorization code was used twice; its tokens are revoked"
                );
                Err(TokenError::CodeNotValid.into())
            }
            Redeemed::Ended => Err(TokenError::CodeNotValid.into()),
        }
    }
}
