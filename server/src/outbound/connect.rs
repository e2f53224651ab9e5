use std::error::Error;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use provider::clients::logo::LogoFetchError;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::Host;

/// Each address may take `patience`.
pub(super) async fn to_any(
    addresses: &[IpAddr],
    port: u16,
    host: &Host,
    patience: Duration,
) -> Result<TcpStream, LogoFetchError> {
    let mut fault = "no address answered in time".to_owned();
    for address in addresses {
        let connecting = TcpStream::connect(SocketAddr::new(*address, port));
        match tokio::time::timeout(patience, connecting).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => fault = error.to_string(),
            Err(_) => {}
        }
    }
    Err(LogoFetchError::Unreachable { host: host.to_string(), fault })
}

pub(super) async fn tls(
    stream: TcpStream,
    host: &Host,
) -> Result<TlsStream<TcpStream>, LogoFetchError> {
    let unreachable = |fault: &dyn Error| LogoFetchError::Unreachable {
        host: host.to_string(),
        fault: fault.to_string(),
    };
    let name = match host {
        Host::Domain(name) => {
            ServerName::try_from(name.clone()).map_err(|fault| unreachable(&fault))?
        }
        Host::Ipv4(address) => ServerName::from(IpAddr::V4(*address)),
        Host::Ipv6(address) => ServerName::from(IpAddr::V6(*address)),
    };
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|fault| unreachable(&fault))?
        .with_root_certificates(system_roots())
        .with_no_client_auth();
    let connector = TlsConnector::from(Arc::new(config));
    connector.connect(name, stream).await.map_err(|fault| unreachable(&fault))
}

/// Without any, no server is trusted.
fn system_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}
