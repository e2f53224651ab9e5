use std::net::IpAddr;
use std::time::Duration;

use provider::clients::logo::LogoFetchError;
use url::Url;

use super::public::is_public;

#[derive(Clone, Copy, Debug)]
pub struct FetchPolicy {
    /// How long one address may take to answer a connection.
    pub connect: Duration,
    /// How long everything may take.
    pub total: Duration,
    /// Whether plain http and any port are permitted: for tests.
    pub plain_http: bool,
    /// Whether loopback may be connected to: for tests, whose servers are there.
    pub loopback: bool,
}

impl Default for FetchPolicy {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            total: Duration::from_secs(5),
            plain_http: false,
            loopback: false,
        }
    }
}

impl FetchPolicy {
    pub(super) fn check(&self, url: &Url) -> Result<(), LogoFetchError> {
        let is_permitted = url.scheme() == "https" || self.plain_http && url.scheme() == "http";
        if !is_permitted {
            return Err(LogoFetchError::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(LogoFetchError::Credentials);
        }
        // `port` leaves out the scheme's own.
        if url.port().is_some() && !self.plain_http {
            return Err(LogoFetchError::Port);
        }
        Ok(())
    }

    pub(super) fn permits(&self, address: IpAddr) -> bool {
        is_public(address) || self.loopback && address.is_loopback()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str) -> Result<(), LogoFetchError> {
        FetchPolicy::default().check(&Url::parse(url).expect("a URL"))
    }

    #[test]
    fn only_https_on_its_own_port_without_a_password_is_fetched() {
        for url in ["http://a.example/", "ftp://a.example/", "file:///etc/passwd", "data:,x"] {
            assert_eq!(check(url), Err(LogoFetchError::NotHttps), "{url}");
        }
        for url in ["https://u@a.example/", "https://:p@a.example/", "https://u:p@a.example/"] {
            assert_eq!(check(url), Err(LogoFetchError::Credentials), "{url}");
        }
        assert_eq!(check("https://a.example:8443/"), Err(LogoFetchError::Port));
        assert_eq!(check("https://a.example:443/logo.png"), Ok(()));
    }
}
