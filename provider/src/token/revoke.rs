//! A client no longer needs a token (RFC 7009).

use oauth::credential::format::CredentialKind;
use oauth::id::ClientId;
use thiserror::Error;

use crate::error::{OrReject as _, UseCaseError};
use crate::token::TokenService;
use crate::token::client_request::{ClientRequest, ClientRequestError};

/// Why a token is not revoked. The text is the `error_description`.
#[derive(Clone, Debug, Error)]
pub enum RevokeError {
    #[error(transparent)]
    Request(#[from] ClientRequestError),
    /// RFC 7009 §2.1.
    #[error("the token was issued to another client")]
    IssuedToAnother,
    /// RFC 7009 §2.2.1: nothing is stored of a JWT, so nothing can be revoked.
    #[error("an access token that is a JWT cannot be revoked; it ends within minutes")]
    UnsupportedTokenType,
}

impl RevokeError {
    /// The `error` value (RFC 7009 §2.2.1).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Request(error) => error.code(),
            Self::IssuedToAnother => "invalid_grant",
            Self::UnsupportedTokenType => "unsupported_token_type",
        }
    }
}

impl TokenService {
    /// Revokes an access token, or a refresh token with all tokens of its family.
    /// RFC 7009 §2.2: an unknown token is no error, for what the client wants has
    /// been reached.
    pub async fn revoke(&self, request: ClientRequest) -> Result<(), UseCaseError<RevokeError>> {
        let (client, parameters) = self.authenticate_client(request).await?;
        // token_type_hint is not needed: a token says what it is.
        let token = parameters.require("token").map_err(ClientRequestError::from).or_reject()?;
        let (store, now) = (&self.shared.store, self.shared.now());
        let format = &self.shared.credentials;
        if format.is_well_formed(CredentialKind::RefreshToken, token) {
            let digest = format.lookup_hash(CredentialKind::RefreshToken, token);
            // Also one that its person, disabled for a while, could not use now:
            // it would come back with them.
            if let Some((owner, family_id)) = store.origin_of_refresh_token(&digest).await? {
                check_owner(&client.id, &owner)?;
                // RFC 7009 §2.1: "the authorization server SHOULD also invalidate all
                // access tokens based on the same authorization grant".
                store.revoke_token_family(&family_id, now).await?;
                tracing::info!(client_id = %client.id, %family_id, "revoked");
            }
        } else if format.is_well_formed(CredentialKind::AccessToken, token) {
            let digest = format.lookup_hash(CredentialKind::AccessToken, token);
            if let Some(owner) = store.client_of_access_token(&digest).await? {
                check_owner(&client.id, &owner)?;
                store.revoke_access_token(&digest).await?;
            }
        } else if let Some(claims) = self.keys.verify_access_token(token, now) {
            check_owner(&client.id, &claims.client_id)?;
            return Err(UseCaseError::Refused(RevokeError::UnsupportedTokenType));
        }
        Ok(())
    }
}

fn check_owner(client: &ClientId, owner: &ClientId) -> Result<(), UseCaseError<RevokeError>> {
    if client == owner { Ok(()) } else { Err(UseCaseError::Refused(RevokeError::IssuedToAnother)) }
}
