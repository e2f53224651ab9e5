//! What an API says of itself and of the authorization server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use oauth::credential::secret::ClientSecret;
use oauth::discovery::resource::{Resource, ResourceError};
use thiserror::Error;
use url::{Host, Url};

use super::clock::{Clock, SystemClock};

/// How long one question to the server may take, with everything: a call of the API waits
/// for it.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Where the authorization server is, and which API asks.
#[derive(Clone)]
pub struct RemoteSettings {
    /// The issuer identifier (RFC 8414 §2).
    pub(super) issuer: String,
    pub(super) client_id: String,
    pub(super) client_secret: ClientSecret,
    /// What tokens must be for (RFC 8707).
    pub(super) resource: Resource,
    /// Where the server is reached, if not at its issuer's address.
    pub(super) reach_at: Option<String>,
    /// Scheme, host and port under which clients call this API.
    pub(super) public_url: String,
    pub(super) timeout: Duration,
    pub(super) clock: Arc<dyn Clock>,
}

impl RemoteSettings {
    /// For the API `resource`, by which tokens name it, registered at `issuer` as the
    /// client `client_id`, which may introspect.
    ///
    /// Clients are taken to call it at the scheme, host and port of `resource`.
    ///
    /// # Errors
    /// If an address is none, or is not https and not this machine's own.
    pub fn new(
        issuer: &str,
        client_id: &str,
        client_secret: ClientSecret,
        resource: &str,
    ) -> Result<Self, SettingsError> {
        let issuer_url = private_address(issuer)?;
        // RFC 8414 §2: "a URL that uses the "https" scheme and has no query or fragment
        // components".
        if issuer_url.query().is_some() || issuer_url.fragment().is_some() {
            return Err(SettingsError::NotAnAddress(issuer.to_owned()));
        }
        Ok(Self {
            issuer: issuer.trim_end_matches('/').to_owned(),
            client_id: client_id.to_owned(),
            client_secret,
            public_url: origin(resource)?,
            resource: resource.parse()?,
            reach_at: None,
            timeout: TIMEOUT,
            clock: Arc::new(SystemClock::default()),
        })
    }

    /// The server is reached at another address than its issuer's, such as one inside a
    /// cluster: its endpoints are asked for there, by the same paths.
    pub fn reach_at(self, url: &str) -> Result<Self, SettingsError> {
        private_address(url)?;
        Ok(Self { reach_at: Some(url.trim_end_matches('/').to_owned()), ..self })
    }

    /// Clients call this API at another scheme, host or port than its `resource` has:
    /// proofs of keys name that one (RFC 9449 §4.2).
    pub fn public_url(self, url: &str) -> Result<Self, SettingsError> {
        Ok(Self { public_url: origin(url)?, ..self })
    }

    /// How long one question to the server may take; 2 seconds otherwise.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Another clock than the machine's.
    #[must_use]
    pub fn clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// Whether anything is asked over TLS.
    pub(super) fn needs_tls(&self) -> bool {
        self.reach_at.as_ref().unwrap_or(&self.issuer).starts_with("https://")
    }
}

/// Without the secret.
impl fmt::Debug for RemoteSettings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RemoteSettings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("resource", &self.resource)
            .field("reach_at", &self.reach_at)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

/// An address whose traffic cannot be overheard: a secret and tokens go there (RFC 7662 §4:
/// "the server MUST support [...] TLS"). Plain http is for one's own machine.
pub(super) fn private_address(text: &str) -> Result<Url, SettingsError> {
    let url = Url::parse(text).map_err(|_| SettingsError::NotAnAddress(text.to_owned()))?;
    let is_own_machine = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return Err(SettingsError::NotAnAddress(text.to_owned())),
    };
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_own_machine => Ok(url),
        _ => Err(SettingsError::NotPrivate(text.to_owned())),
    }
}

fn origin(text: &str) -> Result<String, SettingsError> {
    let not_an_address = || SettingsError::NotAnAddress(text.to_owned());
    let origin = Url::parse(text).map_err(|_| not_an_address())?.origin();
    if origin.is_tuple() { Ok(origin.ascii_serialization()) } else { Err(not_an_address()) }
}

/// Why settings are refused.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// Not the address of a server.
    #[error("{0} is not an address of the form https://host")]
    NotAnAddress(String),
    /// Everybody between could read the secret.
    #[error("{0} must begin with https:// (http:// is for localhost alone)")]
    NotPrivate(String),
    /// Not what tokens can be for.
    #[error("the resource: {0}")]
    Resource(#[from] ResourceError),
    /// TLS cannot be had.
    #[error("the certificate authorities of this machine: {0}")]
    Certificates(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str, resource: &str) -> Result<RemoteSettings, SettingsError> {
        RemoteSettings::new(issuer, "api", ClientSecret::new("hush"), resource)
    }

    #[test]
    fn an_address_that_others_can_listen_in_on_is_refused() {
        for issuer in
            ["http://as.example", "http://10.0.0.1", "http://localhost.example", "ftp://x"]
        {
            let refused = settings(issuer, "https://api.example");
            assert!(matches!(refused, Err(SettingsError::NotPrivate(_))), "{issuer}");
        }
        let good = settings("https://as.example", "https://api.example").expect("good");
        assert!(good.reach_at("http://as.internal").is_err());
        for issuer in ["https://as.example", "http://localhost:3000", "http://[::1]:1"] {
            assert!(settings(issuer, "https://api.example").is_ok(), "{issuer}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for issuer in ["", "as.example", "https://as.example?x", "https://as.example/#x"] {
            assert!(settings(issuer, "https://api.example").is_err(), "{issuer}");
        }
        for resource in ["", "api", "urn:api", "https://api.example/#x"] {
            assert!(settings("https://as.example", resource).is_err(), "{resource}");
        }
    }

    #[test]
    fn the_secret_is_not_shown() {
        let settings = settings("https://as.example", "https://api.example/v1").expect("good");
        let shown = format!("{settings:?}");
        assert!(!shown.contains("hush") && shown.contains("\"https://api.example\""), "{shown}");
    }
}
