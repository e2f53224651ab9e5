//! Files that partners name: logos, and proofs of domains.

use async_trait::async_trait;
use axum::body::Body;
use axum::http::header::ACCEPT;
use axum::http::{HeaderValue, Request, StatusCode};
use provider::clients::logo::{LogoFetchError, LogoSource, MAX_BYTES};
use url::Url;

use super::{OutboundClient, OutboundError};

/// More than any proof is, in bytes.
const PROOF_LIMIT: usize = 1024;

#[async_trait]
impl LogoSource for OutboundClient {
    async fn fetch(&self, url: &Url) -> Result<Vec<u8>, LogoFetchError> {
        self.get(url, "image/png, image/jpeg, image/webp", MAX_BYTES).await
    }
}

impl OutboundClient {
    /// `None` if the server says that there is nothing.
    pub async fn text(&self, url: &Url) -> Result<Option<String>, LogoFetchError> {
        match self.get(url, "text/plain, */*", PROOF_LIMIT).await {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(LogoFetchError::Status { status: 400..500, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// `accept`: RFC 9110 §12.5.1.
    async fn get(
        &self,
        url: &Url,
        accept: &'static str,
        limit: usize,
    ) -> Result<Vec<u8>, LogoFetchError> {
        let mut request = Request::new(Body::empty());
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static(accept));
        let response = self.send(url, request, limit).await?;
        let status = response.status();
        if status.is_redirection() {
            return Err(LogoFetchError::Redirects { status: status.as_u16() });
        }
        if status != StatusCode::OK {
            let host = url.host_str().unwrap_or_default().to_owned();
            return Err(LogoFetchError::Status { host, status: status.as_u16() });
        }
        Ok(response.into_body().into())
    }
}

impl From<OutboundError> for LogoFetchError {
    fn from(error: OutboundError) -> Self {
        match error {
            OutboundError::NotHttps => Self::NotHttps,
            OutboundError::Credentials => Self::Credentials,
            OutboundError::Port => Self::Port,
            OutboundError::UnknownHost { host } => Self::UnknownHost { host },
            OutboundError::NotPublic { host, address } => Self::NotPublic { host, address },
            OutboundError::Unreachable { host, fault } => Self::Unreachable { host, fault },
            OutboundError::TooSlow { host, seconds } => Self::TooSlow { host, seconds },
            OutboundError::TooLarge { host } => Self::TooLarge { host },
        }
    }
}
