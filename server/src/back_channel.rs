//! Sends logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.5).

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Method, Request};
use metrics::counter;
use provider::Provider;
use provider::error::ProviderError;
use provider::notifications::outbox::DeliveryFailure;
use provider::token::logout_tokens::DueLogout;
use tokio::task::JoinSet;
use url::Url;

use crate::outbound::{OutboundClient, OutboundError};
use crate::telemetry::metrics::{GIVEN_UP, LOGOUT_TOKENS, SENT, TRIED_AGAIN};

/// An answer has nothing to say, in bytes.
const LIMIT: usize = 64 * 1024;

#[derive(Clone)]
pub struct LogoutSender {
    provider: Provider,
    web: Arc<OutboundClient>,
}

impl LogoutSender {
    pub fn new(provider: Provider, web: Arc<OutboundClient>) -> Self {
        Self { provider, web }
    }

    /// Sends what is due, at most one lease of it; returns how much it tried.
    pub async fn send_due(&self) -> Result<usize, ProviderError> {
        let mut sending = JoinSet::new();
        for logout in self.provider.tokens().due_logouts().await? {
            let sender = self.clone();
            sending.spawn(async move {
                let sent = sender.send(&logout).await;
                sender.settle(&logout, sent).await
            });
        }
        let tried = sending.len();
        sending.join_all().await.into_iter().collect::<Result<(), _>>()?;
        Ok(tried)
    }

    async fn send(&self, logout: &DueLogout) -> Result<(), String> {
        let url = Url::parse(&logout.uri).map_err(|_| "not_https")?;
        // Letters, digits and -._ alone: nothing to encode.
        let mut request = Request::new(Body::from(format!("logout_token={}", logout.token)));
        *request.method_mut() = Method::POST;
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, form);
        let answer = self.web.send(&url, request, LIMIT).await.map_err(|error| {
            tracing::debug!(%error, client_id = logout.client(), "a logout could not be sent");
            word(&error)
        })?;
        // §2.8: 200, and "some Web frameworks" say 204.
        match answer.status() {
            status if status.is_success() => Ok(()),
            status => Err(format!("status={}", status.as_u16())),
        }
    }

    async fn settle(
        &self,
        logout: &DueLogout,
        sent: Result<(), String>,
    ) -> Result<(), ProviderError> {
        let (tokens, client_id) = (self.provider.tokens(), logout.client());
        let Err(why) = sent else {
            counter!(LOGOUT_TOKENS, "outcome" => SENT).increment(1);
            return tokens.logout_sent(logout).await;
        };
        match tokens.logout_failed(logout, &why).await? {
            DeliveryFailure::TriedAgainAt(at) => {
                counter!(LOGOUT_TOKENS, "outcome" => TRIED_AGAIN).increment(1);
                let seconds = at.since(self.provider.now()).as_secs();
                tracing::warn!(client_id, why, seconds, "a logout is tried again later");
            }
            DeliveryFailure::GivenUp => {
                counter!(LOGOUT_TOKENS, "outcome" => GIVEN_UP).increment(1);
                tracing::error!(client_id, why, "a logout is given up");
            }
        }
        Ok(())
    }
}

/// Without what the other server says.
fn word(error: &OutboundError) -> &'static str {
    match error {
        OutboundError::NotHttps | OutboundError::Credentials | OutboundError::Port => "not_https",
        OutboundError::UnknownHost { .. } => "unknown_host",
        OutboundError::NotPublic { .. } => "not_public",
        OutboundError::Unreachable { .. } => "unreachable",
        OutboundError::TooSlow { .. } => "too_slow",
        OutboundError::TooLarge { .. } => "too_large",
    }
}
