//! `grant_type=refresh_token` (OAuth 2.1 §4.3).

use crate::authentication::Authenticated;
use crate::client::Client;
use crate::discovery::resource::Resources;
use crate::id::{ClientId, CompanyId, GrantId, SessionId, TokenFamilyId, UserId};
use crate::jose::thumbprint::Thumbprint;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;
use crate::token::error::TokenError;

/// As it is stored: everything but the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedRefreshToken {
    pub client_id: ClientId,
    pub user_id: UserId,
    pub company_id: CompanyId,
    pub grant_id: GrantId,
    pub family_id: TokenFamilyId,
    pub generation: u32,
    pub resources: Resources,
    /// RFC 9449 §5.
    pub bound_to: Option<Thumbprint>,
    /// When it was exchanged for its successor first.
    pub rotated_at: Option<Timestamp>,
    /// At most.
    pub scopes: ScopeSet,
    /// If it is not used.
    pub expires_at: Timestamp,
    /// Nothing outlives the grant.
    pub grant_expires_at: Timestamp,
    pub authenticated: Authenticated,
    /// In which it was allowed; `None`: not noted.
    pub session_id: Option<SessionId>,
}

pub fn check_refresh_token(
    token: &IssuedRefreshToken,
    client: &Client,
    key: Option<&Thumbprint>,
    now: Timestamp,
) -> Result<(), TokenError> {
    // OAuth 2.1 §4.3.1: "the refresh token MUST be bound to the client".
    if token.client_id != client.id || now >= token.expires_at || now >= token.grant_expires_at {
        return Err(TokenError::RefreshTokenNotValid);
    }
    // RFC 9449 §5: refresh tokens of public clients "are bound to the DPoP key";
    // a confidential client's are bound to its authentication.
    if token.bound_to.is_some() && token.bound_to.as_ref() != key {
        return Err(TokenError::KeyMismatch);
    }
    Ok(())
}

/// OAuth 2.1 §4.3.1: "The requested scope MUST NOT include any scope not originally granted by the
/// resource owner, and if omitted is treated as equal to the scope originally granted." What the
/// client can never have is left out, as in its authorization request.
pub fn narrow_scopes(
    token: &IssuedRefreshToken,
    requested: Option<&ScopeSet>,
    client: &Client,
) -> Result<ScopeSet, TokenError> {
    if token.scopes.is_empty() {
        // Everything was taken back since.
        return Err(TokenError::RefreshTokenNotValid);
    }
    let Some(requested) = requested else { return Ok(token.scopes.clone()) };
    let mut asked = requested.clone();
    asked.retain(|scope| client.strict_scopes || client.scope(scope).is_some());
    if asked.is_empty() || !asked.is_subset(&token.scopes) {
        return Err(TokenError::ScopeNotGranted);
    }
    Ok(asked)
}
