//! A device asks whether it has been allowed (RFC 8628 §3.4).

use std::time::Duration;

use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::credential::format::CredentialKind;
use oauth::credential::secret::DeviceCode;
use oauth::discovery::resource::Resources;
use oauth::jose::thumbprint::Thumbprint;
use oauth::token::authorization_code::CodeExchange;
use oauth::token::{TokenError, TokenResponse};
use store::StoreError;
use store::answers::Answer;
use store::devices::Polled;

use super::ExchangeError;
use crate::authorization::device_authorization::transaction_of;
use crate::token::TokenService;

/// RFC 8628 §3.5: "the interval MUST be increased by 5 seconds for this and all
/// subsequent requests".
const SLOW_DOWN: Duration = Duration::from_secs(5);

impl TokenService {
    pub(super) async fn exchange_device_code(
        &self,
        client: &Client,
        presented: &DeviceCode,
        resources: &Resources,
        key: Option<Thumbprint>,
    ) -> Result<TokenResponse, ExchangeError> {
        let kind = CredentialKind::DeviceCode;
        if !self.shared.credentials.is_well_formed(kind, presented.expose()) {
            return Err(TokenError::DeviceCodeNotValid.into());
        }
        let code = Digest::of(presented.expose());
        let store = &self.shared.store;
        let request = store
            .find_device_request(&code)
            .await?
            .filter(|request| request.client_id == client.id)
            .ok_or(TokenError::DeviceCodeNotValid)?;
        let now = self.shared.now();
        let expired = now >= request.expires_at;
        if let Some(issued) = store.find_code(&code).await? {
            if expired && issued.redeemed_for.is_none() {
                return Err(TokenError::DeviceCodeExpired.into());
            }
            let exchange = CodeExchange { redirect_uri: None, code_verifier: None, dpop_key: key };
            return self.redeem(client, code, issued, &exchange, resources).await;
        }
        // Without a code an answer can only be a refusal, or one whose grant has ended since.
        if let Some(answer) = store.find_answer(&transaction_of(&code)).await? {
            let is_refusal = answer.allowed.is_none() || self.was_taken_back(&answer).await?;
            return Err(if is_refusal {
                TokenError::AccessDenied.into()
            } else {
                TokenError::DeviceCodeNotValid.into()
            });
        }
        if expired {
            return Err(TokenError::DeviceCodeExpired.into());
        }
        match store.note_device_poll(&code, SLOW_DOWN, now).await? {
            Polled::InTime => Err(TokenError::AuthorizationPending.into()),
            Polled::TooSoon => Err(TokenError::SlowDown.into()),
        }
    }

    /// Whether a person removed what the answer allowed; what ended with an account, or with the
    /// client, is not valid, as a refresh token is not.
    async fn was_taken_back(&self, answer: &Answer) -> Result<bool, StoreError> {
        let ended_after = answer.answered_at;
        let grants = self.shared.store.grants_of_user(&answer.user_id, ended_after).await?;
        let mut grants = grants.iter().filter(|record| record.grant.client_id == answer.client_id);
        Ok(grants.any(|record| record.revoked.as_ref().is_some_and(|by| by.by.is_some())))
    }
}
