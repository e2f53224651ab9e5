//! `grant_type=refresh_token` (OAuth 2.1 §4.3).

use crate::client::Client;
use crate::id::{ClientId, CompanyId, GrantId, TokenFamilyId, UserId};
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;
use crate::token::TokenError;

/// A refresh token as it is kept: everything but the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedRefreshToken {
    /// The client it was issued to.
    pub client_id: ClientId,
    /// The person who allowed it.
    pub user_id: UserId,
    /// Their company.
    pub company_id: CompanyId,
    /// What they allowed.
    pub grant_id: GrantId,
    /// The tokens that descend from the same code.
    pub family_id: TokenFamilyId,
    /// How many came before it in its family.
    pub generation: u32,
    /// What it may be exchanged for, at most.
    pub scopes: ScopeSet,
    /// When it ends if it is not used.
    pub expires_at: Timestamp,
    /// When the grant ends: nothing outlives it.
    pub grant_expires_at: Timestamp,
}

/// Checks who presents the token, and when.
pub fn check_refresh_token(
    token: &IssuedRefreshToken,
    client: &Client,
    now: Timestamp,
) -> Result<(), TokenError> {
    // OAuth 2.1 §4.3.1: "the refresh token MUST be bound to the client".
    if token.client_id != client.id || now >= token.expires_at || now >= token.grant_expires_at {
        return Err(TokenError::RefreshTokenNotValid);
    }
    Ok(())
}

/// The scopes of the new access token: those asked for, or all.
///
/// OAuth 2.1 §4.3.1: "The requested scope MUST NOT include any scope not
/// originally granted by the resource owner, and if omitted is treated as
/// equal to the scope originally granted."
pub fn narrow_scopes(
    token: &IssuedRefreshToken,
    requested: Option<&ScopeSet>,
) -> Result<ScopeSet, TokenError> {
    if token.scopes.is_empty() {
        // Everything was taken back since.
        return Err(TokenError::RefreshTokenNotValid);
    }
    match requested {
        None => Ok(token.scopes.clone()),
        Some(requested) if requested.is_subset(&token.scopes) => Ok(requested.clone()),
        Some(_) => Err(TokenError::ScopeNotGranted),
    }
}
