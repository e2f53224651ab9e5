use std::io::{Error, Result};
use std::net::IpAddr;
use std::sync::OnceLock;

use async_trait::async_trait;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::LookupIpStrategy;

#[async_trait]
pub trait Resolver: Send + Sync {
    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>>;
}

/// The system's own way, for names that the operator chose. A question holds a thread until it is
/// answered or given up, which may take minutes, even if its caller has gone.
pub struct SystemResolver;

#[async_trait]
impl Resolver for SystemResolver {
    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>> {
        // The port is no part of the question, but of the function's parameter.
        let found = tokio::net::lookup_host((name, 443)).await?;
        Ok(found.map(|address| address.ip()).collect())
    }
}

/// The hosts file and DNS, for names that others choose: of a query whose caller has gone
/// nothing is left.
#[derive(Default)]
pub struct DnsResolver(OnceLock<Option<TokioResolver>>);

impl DnsResolver {
    pub fn new(dns: TokioResolver) -> Self {
        Self(OnceLock::from(Some(dns)))
    }
}

#[async_trait]
impl Resolver for DnsResolver {
    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>> {
        let dns = self.0.get_or_init(system).as_ref();
        let dns = dns.ok_or_else(|| Error::other("no name server is configured"))?;
        // With its dot at the end: no search list of the system's is gone through.
        let found = dns.lookup_ip(format!("{name}.")).await.map_err(Error::other)?;
        Ok(found.iter().collect())
    }
}

fn system() -> Option<TokioResolver> {
    let dns = TokioResolver::builder_tokio().and_then(|mut builder| {
        // Also where a network leads to IPv4 by its names alone (RFC 6147).
        builder.options_mut().ip_strategy = LookupIpStrategy::Ipv4AndIpv6;
        builder.build()
    });
    dns.inspect_err(|error| tracing::warn!(%error, "hosts of others cannot be looked up")).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::future::join_all;
    use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
    use hickory_resolver::net::runtime::TokioRuntimeProvider;
    use tokio::net::UdpSocket;
    use tokio::time::timeout;

    use super::*;

    fn threads() -> usize {
        std::fs::read_dir("/proc/self/task").expect("on Linux").count()
    }

    #[tokio::test]
    async fn connect_2_a_name_server_that_is_silent_holds_no_thread_of_ours() {
        let silent = UdpSocket::bind("127.0.0.1:0").await.expect("bound");
        let mut connection = ConnectionConfig::udp();
        connection.port = silent.local_addr().expect("an address").port();
        let ip = "127.0.0.1".parse().expect("an address");
        let server = NameServerConfig::new(ip, true, vec![connection]);
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        let builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        let resolver = DnsResolver::new(builder.build().expect("a resolver"));
        let before = threads();
        let given_up = join_all((0..100).map(|number| {
            let resolver = &resolver;
            async move {
                let name = format!("h{number}.example");
                timeout(Duration::from_millis(50), resolver.resolve(&name)).await.is_err()
            }
        }));
        assert!(given_up.await.into_iter().all(|given_up| given_up));
        // Other tests may be running in this process.
        assert!(threads() < before + 50, "{before} threads, then {}", threads());
        assert!(!resolver.resolve("localhost").await.expect("here").is_empty());
    }
}
