//! Fetches from web servers that partners name: logos, and proofs of domains.
//!
//! A partner who names a URL could make the server connect to addresses that are closed to them
//! (server-side request forgery; see OWASP's cheat sheet on it). So: https on its own port, to a
//! host all of whose addresses are on the public Internet, over a connection to the very address
//! that was checked. No second look-up, no redirect, no proxy, and little time and space.

mod connect;
pub mod domain_lookup;
mod policy;
mod public;
mod resolve;

use std::net::IpAddr;
use std::sync::Arc;

use async_trait::async_trait;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONNECTION, HOST, USER_AGENT};
use axum::http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use provider::clients::logo::{LogoFetchError, LogoSource, MAX_BYTES};
use tokio::task::JoinSet;
use url::{Host, Position, Url};

pub use self::policy::FetchPolicy;
pub use self::public::is_public;
pub use self::resolve::{Resolver, SystemResolver};

/// What a server may send before the picture.
const MAX_HEADERS: usize = 16 * 1024;

pub struct OutboundClient {
    policy: FetchPolicy,
    resolver: Arc<dyn Resolver>,
}

impl Default for OutboundClient {
    fn default() -> Self {
        Self::new(FetchPolicy::default(), Arc::new(SystemResolver))
    }
}

#[derive(Clone, Copy)]
struct FetchRequest<'a> {
    url: &'a Url,
    /// RFC 9110 §12.5.1.
    accept: &'static str,
    /// In bytes.
    limit: usize,
}

#[async_trait]
impl LogoSource for OutboundClient {
    async fn fetch(&self, url: &Url) -> Result<Vec<u8>, LogoFetchError> {
        let accept = "image/png, image/jpeg, image/webp";
        self.get(FetchRequest { url, accept, limit: MAX_BYTES }).await
    }
}

/// More than any proof is, in bytes.
const PROOF_LIMIT: usize = 1024;

impl OutboundClient {
    /// `None` if the server says that there is nothing.
    pub async fn text(&self, url: &Url) -> Result<Option<String>, LogoFetchError> {
        match self.get(FetchRequest { url, accept: "text/plain, */*", limit: PROOF_LIMIT }).await {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(LogoFetchError::Status { status: 400..500, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn get(&self, request: FetchRequest<'_>) -> Result<Vec<u8>, LogoFetchError> {
        let url = request.url;
        self.policy.check(url)?;
        let host = url.host().ok_or(LogoFetchError::NotHttps)?.to_owned();
        let too_slow = LogoFetchError::TooSlow {
            host: host.to_string(),
            seconds: self.policy.total.as_secs(),
        };
        // One limit around everything: a server that sends a byte at a time
        // does not outlast it.
        tokio::time::timeout(self.policy.total, self.exchange(request, &host))
            .await
            .unwrap_or(Err(too_slow))
    }

    pub fn new(policy: FetchPolicy, resolver: Arc<dyn Resolver>) -> Self {
        Self { policy, resolver }
    }

    async fn exchange(
        &self,
        request: FetchRequest<'_>,
        host: &Host,
    ) -> Result<Vec<u8>, LogoFetchError> {
        let url = request.url;
        let addresses = self.addresses(host).await?;
        // The policy let only https and http pass, which have default ports.
        let port = url.port_or_known_default().unwrap_or(443);
        let stream = connect::to_any(&addresses, port, host, self.policy.connect).await?;
        let unreachable = |fault: &dyn std::error::Error| LogoFetchError::Unreachable {
            host: host.to_string(),
            fault: fault.to_string(),
        };
        let response = if url.scheme() == "https" {
            let stream = connect::tls(stream, host).await?;
            ask(TokioIo::new(stream), request).await
        } else {
            ask(TokioIo::new(stream), request).await
        };
        // Dropped at the end, which ends the connection.
        let (response, _connection) = response.map_err(|fault| unreachable(&fault))?;
        let status = response.status();
        if status.is_redirection() {
            return Err(LogoFetchError::Redirects { status: status.as_u16() });
        }
        if status != StatusCode::OK {
            let (host, status) = (host.to_string(), status.as_u16());
            return Err(LogoFetchError::Status { host, status });
        }
        // Counts what arrives; what Content-Length says is not believed.
        match to_bytes(Body::new(response.into_body()), request.limit).await {
            Ok(bytes) => Ok(bytes.into()),
            Err(fault) if is_length_limit(&fault) => {
                Err(LogoFetchError::TooLarge { host: host.to_string() })
            }
            Err(fault) => Err(unreachable(&fault)),
        }
    }

    /// One address that may not be connected to spoils the others: an honest public server has
    /// none.
    async fn addresses(&self, host: &Host) -> Result<Vec<IpAddr>, LogoFetchError> {
        let addresses = match host {
            Host::Ipv4(address) => vec![IpAddr::V4(*address)],
            Host::Ipv6(address) => vec![IpAddr::V6(*address)],
            Host::Domain(name) => self.resolver.resolve(name).await.unwrap_or_default(),
        };
        let host = host.to_string();
        match addresses.iter().find(|address| !self.policy.permits(**address)) {
            Some(address) => Err(LogoFetchError::NotPublic { host, address: *address }),
            None if addresses.is_empty() => Err(LogoFetchError::UnknownHost { host }),
            None => Ok(addresses),
        }
    }
}

/// Sends the request; the answer, and the task that reads the rest of it.
async fn ask<S>(
    stream: TokioIo<S>,
    FetchRequest { url, accept, .. }: FetchRequest<'_>,
) -> Result<(Response<Incoming>, JoinSet<()>), hyper::Error>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) =
        http1::Builder::new().max_buf_size(MAX_HEADERS).handshake(stream).await?;
    let mut task = JoinSet::new();
    task.spawn(async {
        // The reader of the response sees the error.
        let _ = connection.await;
    });
    let mut request = Request::new(Body::empty());
    // A URL that was parsed is a URI, and its host a header's value: both are
    // ASCII, with everything else percent-encoded or in Punycode.
    if let Ok(target) = url[Position::BeforePath..Position::AfterQuery].parse() {
        *request.uri_mut() = target;
    }
    for (name, value) in [
        (HOST, &url[Position::BeforeHost..Position::AfterPort]),
        (ACCEPT, accept),
        (USER_AGENT, concat!("countersign/", env!("CARGO_PKG_VERSION"))),
        (CONNECTION, "close"),
    ] {
        crate::http::headers::set(request.headers_mut(), name, value);
    }
    let response = sender.send_request(request).await?;
    Ok((response, task))
}

fn is_length_limit(fault: &axum::Error) -> bool {
    let mut fault: Option<&dyn std::error::Error> = Some(fault);
    while let Some(cause) = fault {
        if cause.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        fault = cause.source();
    }
    false
}
