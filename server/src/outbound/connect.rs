use std::error::Error;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::Host;

use super::OutboundError;

/// How many of a host's addresses are tried: who runs its name server chooses whose they are.
pub(super) const ADDRESSES: usize = 4;

/// Each address may take `patience`.
pub(super) async fn to_any(
    addresses: &[IpAddr],
    port: u16,
    host: &Host,
    patience: Duration,
) -> Result<TcpStream, OutboundError> {
    let mut fault = "no address answered in time".to_owned();
    for address in addresses.iter().take(ADDRESSES) {
        let connecting = TcpStream::connect(SocketAddr::new(*address, port));
        match tokio::time::timeout(patience, connecting).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => fault = error.to_string(),
            Err(_) => {}
        }
    }
    Err(OutboundError::Unreachable { host: host.to_string(), fault })
}

pub(super) async fn tls(
    stream: TcpStream,
    host: &Host,
    config: &Arc<ClientConfig>,
) -> Result<TlsStream<TcpStream>, OutboundError> {
    let unreachable = |fault: &dyn Error| OutboundError::unreachable(host, fault);
    let name = match host {
        Host::Domain(name) => {
            ServerName::try_from(name.clone()).map_err(|fault| unreachable(&fault))?
        }
        Host::Ipv4(address) => ServerName::from(IpAddr::V4(*address)),
        Host::Ipv6(address) => ServerName::from(IpAddr::V6(*address)),
    };
    let connector = TlsConnector::from(Arc::clone(config));
    connector.connect(name, stream).await.map_err(|fault| unreachable(&fault))
}

/// Without any authority that the system trusts, no server is trusted.
pub(super) fn tls_config() -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let versions = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions();
    // The provider has cipher suites for both versions that are safe.
    let versions = versions.expect("TLS 1.2 and 1.3");
    Arc::new(versions.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn connect_2_a_name_with_many_addresses_has_few_of_them_connected_to() {
        let address = |last| IpAddr::V4(Ipv4Addr::new(127, 0, 0, last));
        let listener = TcpListener::bind((address(9), 0)).await.expect("bound");
        let port = listener.local_addr().expect("an address").port();
        let host = Host::parse("app.example").expect("a host");
        let tried = async |first| {
            let addresses: Vec<_> = (first..=9).map(address).collect();
            to_any(&addresses, port, &host, Duration::from_secs(1)).await.is_ok()
        };
        assert!(tried(6).await);
        assert!(!tried(5).await);
    }
}
