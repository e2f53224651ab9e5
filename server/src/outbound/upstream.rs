//! Identity providers, whose addresses companies choose.

use async_trait::async_trait;
use axum::body::Body;
use oauth::upstream::fault::UpstreamFault;
use provider::upstream::transport::{HttpRequest, HttpResponse, UpstreamTransport};
use url::Url;

use super::{OutboundClient, OutboundError};

/// More than any metadata, keys or tokens are, in bytes.
const LIMIT: usize = 64 * 1024;

#[async_trait]
impl UpstreamTransport for OutboundClient {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, UpstreamFault> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| UpstreamFault::Malformed)?;
        let answer = OutboundClient::send(self, &url, request.map(Body::from), LIMIT).await;
        let answer = answer.map_err(|error| {
            tracing::warn!(%error, "an identity provider does not answer");
            fault(&error)
        })?;
        if answer.status().is_redirection() {
            return Err(UpstreamFault::Redirects);
        }
        Ok(answer.map(Into::into))
    }
}

fn fault(error: &OutboundError) -> UpstreamFault {
    match error {
        OutboundError::NotHttps | OutboundError::Credentials | OutboundError::Port => {
            UpstreamFault::NotHttps
        }
        OutboundError::UnknownHost { .. } | OutboundError::Unreachable { .. } => {
            UpstreamFault::Unreachable
        }
        OutboundError::NotPublic { .. } => UpstreamFault::NotPublic,
        OutboundError::TooSlow { .. } => UpstreamFault::TooSlow,
        OutboundError::TooLarge { .. } => UpstreamFault::TooLarge,
    }
}
