use std::net::IpAddr;
use std::time::Duration;

use url::Url;

use super::OutboundError;
use super::public::is_public;

#[derive(Clone, Copy, Debug)]
pub struct FetchPolicy {
    /// How long one address may take to answer a connection.
    pub connect: Duration,
    /// How long everything may take.
    pub total: Duration,
    /// Whether plain http and any port are permitted.
    pub plain_http: bool,
    pub addresses: Addresses,
}

/// Which addresses may be connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addresses {
    Public,
    /// And loopback: for tests and demos, whose servers are there.
    Loopback,
    /// The operator chose the server, which may be in their own network.
    Any,
}

impl Default for FetchPolicy {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            total: Duration::from_secs(5),
            plain_http: false,
            addresses: Addresses::Public,
        }
    }
}

impl FetchPolicy {
    /// For servers that the operator's settings name.
    pub(crate) fn of_the_operator(total: Duration) -> Self {
        Self { total, plain_http: true, addresses: Addresses::Any, ..Self::default() }
    }

    pub(super) fn of_a_demo() -> Self {
        Self { plain_http: true, addresses: Addresses::Loopback, ..Self::default() }
    }

    pub(super) fn check(&self, url: &Url) -> Result<(), OutboundError> {
        let is_permitted = url.scheme() == "https" || self.plain_http && url.scheme() == "http";
        if !is_permitted {
            return Err(OutboundError::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OutboundError::Credentials);
        }
        // `port` leaves out the scheme's own.
        if url.port().is_some() && !self.plain_http {
            return Err(OutboundError::Port);
        }
        Ok(())
    }

    pub(super) fn permits(&self, address: IpAddr) -> bool {
        match self.addresses {
            Addresses::Public => is_public(address),
            Addresses::Loopback => is_public(address) || address.is_loopback(),
            Addresses::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str) -> Result<(), OutboundError> {
        FetchPolicy::default().check(&Url::parse(url).expect("a URL"))
    }

    #[test]
    fn only_https_on_its_own_port_without_a_password_is_fetched() {
        for url in ["http://a.example/", "ftp://a.example/", "file:///etc/passwd", "data:,x"] {
            assert_eq!(check(url), Err(OutboundError::NotHttps), "{url}");
        }
        for url in ["https://u@a.example/", "https://:p@a.example/", "https://u:p@a.example/"] {
            assert_eq!(check(url), Err(OutboundError::Credentials), "{url}");
        }
        assert_eq!(check("https://a.example:8443/"), Err(OutboundError::Port));
        assert_eq!(check("https://a.example:443/logo.png"), Ok(()));
    }
}
