//! The access token that comes out of an exchange.

use oauth::client::{AccessTokenFormat, Client};
use oauth::credential::format::CredentialKind;
use oauth::credential::secret::{AccessToken, RefreshToken};
use oauth::discovery::protected_resource::scopes_at;
use oauth::discovery::resource::{ResourceError, Resources};
use oauth::jose::thumbprint::Thumbprint;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::token::response::TokenType;
use oauth::token::{TokenError, TokenResponse};
use store::tokens::{NewAccessToken, TokenSubject};

use crate::error::ProviderError;
use crate::token::TokenService;

/// What a new access token is to be.
pub(super) struct TokenSpec<'a> {
    pub(super) client: &'a Client,
    pub(super) scopes: ScopeSet,
    pub(super) resources: Resources,
    pub(super) subject: TokenSubject,
    pub(super) key: Option<Thumbprint>,
    /// When what it descends from ends: nothing outlives its grant.
    pub(super) not_after: Option<Timestamp>,
}

/// A new access token, and what is stored of it.
pub(super) struct IssuedToken {
    pub(super) token: AccessToken,
    pub(super) stored: NewAccessToken,
}

impl TokenService {
    /// What a token for these APIs carries of what was allowed.
    pub(super) fn scopes_at(
        &self,
        resources: &Resources,
        allowed: &ScopeSet,
    ) -> Result<ScopeSet, TokenError> {
        let scopes = scopes_at(resources, allowed, self.shared.resources());
        // That nothing is allowed at all is said elsewhere.
        if scopes.is_empty() && !allowed.is_empty() {
            return Err(ResourceError::NothingAllowed.into());
        }
        Ok(scopes)
    }

    pub(super) async fn make_access_token(
        &self,
        wanted: TokenSpec<'_>,
    ) -> Result<IssuedToken, ProviderError> {
        let now = self.shared.now();
        let lifetimes = &self.shared.settings.lifetimes;
        let lifetime = match wanted.client.access_token_format {
            AccessTokenFormat::Opaque => lifetimes.access_token,
            AccessTokenFormat::Jwt(_) => lifetimes.access_token_jwt,
        };
        let ends = now + lifetime;
        // Someone who allowed a scope as an administrator may be one no longer: the
        // client is told of what it gets (RFC 6749 §5.1), and an API that reads a JWT
        // by itself knows no roles that a scope needs.
        let mut scopes = wanted.scopes;
        if self.shared.catalogue.needs_role(&scopes) {
            let role = self.role_of(&wanted.subject).await?;
            scopes.retain(|scope| self.shared.catalogue.may_allow(role, scope));
        }
        let resources = self.audience(&scopes, wanted.resources);
        let mut stored = NewAccessToken {
            token: None,
            client_id: wanted.client.id.clone(),
            scopes,
            resources,
            bound_to: wanted.key,
            subject: wanted.subject,
            issued_at: now,
            expires_at: wanted.not_after.map_or(ends, |end| end.min(ends)),
        };
        let token = match wanted.client.access_token_format {
            AccessTokenFormat::Opaque => {
                let made_at = self.shared.clock.milliseconds();
                let token = self.shared.credentials.access_token(made_at, &self.shared.random());
                let kind = CredentialKind::AccessToken;
                stored.token = Some(self.shared.credentials.lookup_hash(kind, token.expose()));
                token
            }
            AccessTokenFormat::Jwt(algorithm) => {
                let role = self.role_of(&stored.subject).await?;
                self.keys.sign_access_token(algorithm, &self.claims(&stored, role))
            }
        };
        Ok(IssuedToken { token, stored })
    }
}

pub(super) fn response(
    token: AccessToken,
    stored: NewAccessToken,
    refresh_token: Option<RefreshToken>,
    id_token: Option<String>,
) -> TokenResponse {
    TokenResponse {
        access_token: token,
        token_type: TokenType::of(stored.bound_to.as_ref()),
        expires_in: stored.expires_at.since(stored.issued_at),
        refresh_token,
        scopes: stored.scopes,
        id_token,
    }
}
