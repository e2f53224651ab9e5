//! The way to identity providers, which others choose the addresses of.

use async_trait::async_trait;
use oauth::upstream::fault::UpstreamFault;
use openidconnect::http::header::ACCEPT;
use openidconnect::http::{HeaderValue, Request, StatusCode};
pub use openidconnect::{HttpRequest, HttpResponse};

#[async_trait]
pub trait UpstreamTransport: Send + Sync {
    /// Without redirects, to public addresses alone, and bounded in time and size.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, UpstreamFault>;
}

/// For programs without identity providers.
pub struct NoTransport;

#[async_trait]
impl UpstreamTransport for NoTransport {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, UpstreamFault> {
        Err(UpstreamFault::Unreachable)
    }
}

/// A document of the provider's.
pub(super) async fn document(
    transport: &dyn UpstreamTransport,
    url: &str,
    bearer: Option<HeaderValue>,
) -> Result<Vec<u8>, UpstreamFault> {
    if !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)) {
        return Err(UpstreamFault::NotHttps);
    }
    let mut request = Request::get(url).body(Vec::new()).map_err(|_| UpstreamFault::Malformed)?;
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(bearer) = bearer {
        request.headers_mut().insert(openidconnect::http::header::AUTHORIZATION, bearer);
    }
    let answer = transport.send(request).await?;
    match answer.status() {
        StatusCode::OK => Ok(answer.into_body()),
        status if status.is_redirection() => Err(UpstreamFault::Redirects),
        _ => Err(UpstreamFault::Status),
    }
}
