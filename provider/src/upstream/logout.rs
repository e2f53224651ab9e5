//! An identity provider reports that a user signed out there (OpenID Connect Back-Channel Logout
//! 1.0): their sessions that began with it end.

use oauth::audit::{AuditAction, Subject};
use oauth::credential::digest::Digest;
use oauth::id::IdentityProviderId;
use oauth::upstream::fault::UpstreamFault;
use oauth::upstream::logout_token::{LOGOUT_TYP, LogoutToken, LogoutTokenError};
use thiserror::Error;

use super::UpstreamService;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum LogoutError {
    #[error("there is no such identity provider")]
    Unknown,
    #[error(transparent)]
    Fault(#[from] UpstreamFault),
    #[error(transparent)]
    Token(#[from] LogoutTokenError),
    #[error("the token was used before")]
    Used,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(LogoutError);

impl UpstreamService {
    /// How many sessions have ended.
    pub async fn log_out(
        &self,
        provider: &IdentityProviderId,
        token: &str,
    ) -> Result<u64, LogoutError> {
        let store = &self.shared.store;
        let record = store.find_identity_provider(provider).await?.ok_or(LogoutError::Unknown)?;
        let metadata = self.metadata(&record).await?;
        let claims = self.verify_jwt(token, LOGOUT_TYP, &record.provider, &metadata).await?;
        let (issuer, client) = (&record.provider.issuer, &record.provider.settings.client_id);
        let token = LogoutToken::read(&claims, issuer, client, self.shared.now())?;
        // §2.6, step 7. Only what the provider has signed takes room.
        let spent = Digest::of(&format!("logout token\n{provider}\n{}", token.jti));
        if !store.spend_once(&spent, token.ends_at).await? {
            return Err(LogoutError::Used);
        }
        let company = Some(record.provider.company_id.clone());
        let subject = Subject::new("identity_provider", provider, &record.provider.name);
        let event = self.shared.own_event(company, AuditAction::UpstreamSignedOut, subject);
        let (person, session) = (token.subject.as_deref(), token.sid.as_deref());
        let ended = store.end_upstream_sessions(provider, person, session, event.into()).await?;
        tracing::info!(provider_id = %provider, ended, "an identity provider ended sessions");
        Ok(ended)
    }
}
