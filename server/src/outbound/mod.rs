//! The one way out: HTTP to servers that partners, companies or the operator name.
//!
//! A partner who names a URL could make the server connect to addresses that are closed to them
//! (server-side request forgery; see OWASP's cheat sheet on it). So, unless the operator chose the
//! address: https on its own port, to a host all of whose addresses are on the public Internet,
//! over a connection to the very address that was checked. No second look-up, no redirect, no
//! proxy, and little time and space.

pub mod app_web;
mod connect;
pub mod domain_lookup;
mod error;
mod fetch;
pub mod pace;
mod policy;
mod public;
mod resolve;
mod turns;
mod upstream;

use std::net::IpAddr;
use std::pin::pin;
use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONNECTION, HOST, USER_AGENT};
use axum::http::{Request, Response};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio_rustls::rustls::ClientConfig;
use url::{Host, Position, Url};

pub(crate) use self::error::OutboundError;
pub use self::policy::{Addresses, FetchPolicy};
pub use self::public::is_public;
pub use self::resolve::{DnsResolver, Resolver, SystemResolver};

/// What a server may send before the body.
const MAX_HEADERS: usize = 16 * 1024;

pub struct OutboundClient {
    policy: FetchPolicy,
    resolver: Arc<dyn Resolver>,
    /// Read at the first use: most servers never connect to another.
    tls: OnceLock<Arc<ClientConfig>>,
    /// Where connections lead, whatever port an address has: for tests.
    port: Option<u16>,
}

impl Default for OutboundClient {
    fn default() -> Self {
        Self::new(FetchPolicy::default(), Arc::new(DnsResolver::default()))
    }
}

impl OutboundClient {
    pub fn new(policy: FetchPolicy, resolver: Arc<dyn Resolver>) -> Self {
        Self { policy, resolver, tls: OnceLock::new(), port: None }
    }

    /// Whom to trust, and the port to connect to, whatever an address says: for tests, whose server
    /// is not on port 443.
    #[must_use]
    pub fn led_to(self, port: u16, tls: Arc<ClientConfig>) -> Self {
        Self { port: Some(port), tls: OnceLock::from(tls), ..self }
    }

    /// For servers that companies choose. In a demo they may be on the same machine.
    pub fn of_companies(is_demo: bool) -> Self {
        if is_demo {
            Self::new(FetchPolicy::of_a_demo(), Arc::new(SystemResolver))
        } else {
            Self::default()
        }
    }

    /// Sends a request to `url`, whatever its own URI says; the answer, of whatever status, with
    /// at most `limit` bytes.
    pub(crate) async fn send(
        &self,
        url: &Url,
        request: Request<Body>,
        limit: usize,
    ) -> Result<Response<Bytes>, OutboundError> {
        self.policy.check(url)?;
        let host = url.host().ok_or(OutboundError::NotHttps)?.to_owned();
        let too_slow =
            OutboundError::TooSlow { host: host.to_string(), seconds: self.policy.total.as_secs() };
        // One limit around everything: a server that sends a byte at a time
        // does not outlast it.
        tokio::time::timeout(self.policy.total, self.exchange(url, &host, request, limit))
            .await
            .unwrap_or(Err(too_slow))
    }

    async fn exchange(
        &self,
        url: &Url,
        host: &Host,
        request: Request<Body>,
        limit: usize,
    ) -> Result<Response<Bytes>, OutboundError> {
        let addresses = self.addresses(host).await?;
        // The policy let only https and http pass, which have default ports.
        let port = self.port.or(url.port_or_known_default()).unwrap_or(443);
        let stream = connect::to_any(&addresses, port, host, self.policy.connect).await?;
        if url.scheme() == "https" {
            let tls = self.tls.get_or_init(connect::tls_config);
            let stream = TokioIo::new(connect::tls(stream, host, tls).await?);
            exchange(stream, url, host, request, limit).await
        } else {
            exchange(TokioIo::new(stream), url, host, request, limit).await
        }
    }

    /// One address that may not be connected to spoils the others: an honest public server has
    /// none.
    async fn addresses(&self, host: &Host) -> Result<Vec<IpAddr>, OutboundError> {
        let addresses = match host {
            Host::Ipv4(address) => vec![IpAddr::V4(*address)],
            Host::Ipv6(address) => vec![IpAddr::V6(*address)],
            Host::Domain(name) => self.resolver.resolve(name).await.unwrap_or_default(),
        };
        let host = host.to_string();
        match addresses.iter().find(|address| !self.policy.permits(**address)) {
            Some(address) => Err(OutboundError::NotPublic { host, address: *address }),
            None if addresses.is_empty() => Err(OutboundError::UnknownHost { host }),
            None => Ok(addresses),
        }
    }
}

/// Sends the request, and reads the answer. The connection is no task of its own: it ends with this
/// future, before another may be opened in its place.
async fn exchange<S>(
    stream: TokioIo<S>,
    url: &Url,
    host: &Host,
    mut request: Request<Body>,
    limit: usize,
) -> Result<Response<Bytes>, OutboundError>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let failed = |fault: &hyper::Error| OutboundError::unreachable(host, fault);
    // A URL that was parsed is a URI, and its host a header's value: both are
    // ASCII, with everything else percent-encoded or in Punycode.
    if let Ok(target) = url[Position::BeforePath..Position::AfterQuery].parse() {
        *request.uri_mut() = target;
    }
    for (name, value) in [
        (HOST, &url[Position::BeforeHost..Position::AfterPort]),
        (USER_AGENT, concat!("countersign/", env!("CARGO_PKG_VERSION"))),
        (CONNECTION, "close"),
    ] {
        crate::http::headers::set(request.headers_mut(), name, value);
    }
    let begun = http1::Builder::new().max_buf_size(MAX_HEADERS).handshake(stream).await;
    let (mut sender, connection) = begun.map_err(|fault| failed(&fault))?;
    let answer = async {
        let response = sender.send_request(request).await.map_err(|fault| failed(&fault))?;
        let (parts, body) = response.into_parts();
        // Counts what arrives; what Content-Length says is not believed.
        match to_bytes(Body::new(body), limit).await {
            Ok(bytes) => Ok(Response::from_parts(parts, bytes)),
            Err(fault) if is_length_limit(&fault) => {
                Err(OutboundError::TooLarge { host: host.to_string() })
            }
            Err(fault) => Err(OutboundError::unreachable(host, &fault)),
        }
    };
    let mut answer = pin!(answer);
    tokio::select! {
        answer = &mut answer => answer,
        // Whether it failed, the reader of the answer sees.
        _ = connection => answer.await,
    }
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
